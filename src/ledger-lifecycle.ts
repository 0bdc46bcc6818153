import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { StoreUnavailable } from './kernel/event-store.port';
import type { LedgerId } from './kernel/ids';
import { LedgerOpening } from './ledger/application/ledger-opening';
import type { LedgerTerms } from './ledger/domain/ledger.commands';
import { LedgerMissing } from './ledger-missing';
import { ledgerPlace } from './ledger-place';
import { assertTerms } from './ledger-terms-differ';
import type { Config } from './platform/config/config';
import { DATA_FOLDER, type DataFolder } from './platform/embedded/data-folder.port';
import { pauseUnlessAborted } from './kernel/pause.port';
import { ProjectionHost } from './platform/projections/projection-host';
import { JitteredPause } from './platform/system/jittered-pause.adapter';

/** Who opens a ledger, as its metadata says. */
const SERVICE = 'service';
/** A store that does not answer is asked again at least every half minute. */
const RETRY_BOUNDS = { firstMs: 200, longestMs: 30_000 };

/** How this process takes part in the ledger. */
export interface Participation {
  readonly config: Config;
  readonly mode: 'read' | 'write';
  /** Whether it follows the log from its start. What only writes may never need to, and folding would cost it more than the writing. */
  readonly isFollowing: boolean;
  /** Whether it comes up, not ready, while a store that is elsewhere does not answer. */
  readonly isPatient: boolean;
}

export const PARTICIPATION = Symbol('Participation');

/** Opens the ledger and follows its log, from the start of the process to its end. */
@Injectable()
export class LedgerLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LedgerLifecycle.name);
  private readonly ending = new AbortController();
  private joining: Promise<void> = Promise.resolve();
  private begun: string | undefined;

  constructor(
    @Inject(PARTICIPATION) private readonly participation: Participation,
    private readonly opening: LedgerOpening,
    private readonly host: ProjectionHost<never>,
    @Inject(DATA_FOLDER) private readonly folder: DataFolder,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.join();
    } catch (error) {
      if (this.participation.isPatient && error instanceof StoreUnavailable) {
        this.joining = this.joinLater(error);
        // Whoever runs the service is told by `joined`.
        this.joining.catch(() => undefined);
        return;
      }
      // Nest ends nothing of what it has begun when a start fails, and the next process needs the folder.
      await this.folder.close();
      throw error;
    }
  }

  /** Resolves when the ledger is open and followed. Throws what forbids it for good. */
  joined(): Promise<void> {
    return this.joining;
  }

  /** Says that there was no ledger before and where there is one now: it may have been meant to be elsewhere. */
  get newLedger(): string | undefined {
    return this.begun;
  }

  /** Comes after the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await Promise.allSettled([this.joining]);
    await this.host.stop();
    await this.folder.close();
  }

  private async join(): Promise<void> {
    assertTerms(this.participation.config, await this.terms());
    if (this.participation.isFollowing) this.host.start();
  }

  private async joinLater(first: StoreUnavailable): Promise<void> {
    const pause = new JitteredPause(RETRY_BOUNDS);
    const { signal } = this.ending;
    this.opening.awaitZone();
    let missing: StoreUnavailable | undefined = first;
    for (let attempt = 1; missing !== undefined; attempt += 1) {
      this.logger.error({ err: missing }, 'store-unavailable: the ledger cannot be opened yet.');
      await pauseUnlessAborted(pause, attempt, signal);
      if (signal.aborted) return;
      missing = await this.joinUnlessUnavailable();
    }
    this.logger.log('The store answers, and the ledger is open.');
  }

  private async joinUnlessUnavailable(): Promise<StoreUnavailable | undefined> {
    try {
      await this.join();
      return undefined;
    } catch (error) {
      if (error instanceof StoreUnavailable) return error;
      throw error;
    }
  }

  /** Throws LedgerMissing for one who only looks on and finds nothing to look at. */
  private async terms(): Promise<LedgerTerms> {
    const { config, mode } = this.participation;
    const standing = await this.opening.standing();
    if (standing !== undefined) return standing;
    if (mode === 'read') throw new LedgerMissing(config);
    const [timeZone, baseCurrency] = [config.timeZone.value, config.baseCurrency.value];
    const [ledgerId, commandId] = [randomUUID() as string as LedgerId, randomUUID()];
    const terms = await this.opening.open(
      { type: 'open-ledger', ledgerId, timeZone, baseCurrency },
      { commandId, source: SERVICE, actor: SERVICE, correlationId: commandId },
    );
    const stated = `TIME_ZONE=${timeZone} BASE_CURRENCY=${baseCurrency}`;
    this.begun = `${ledgerPlace(config)} held no ledger: a new one has been opened, with ${stated}. If another was meant, set DATA_DIR and remove this one.`;
    this.logger.warn(this.begun);
    return terms;
  }
}
