import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { LedgerId } from './kernel/ids';
import { LedgerOpening } from './ledger/application/ledger-opening';
import type { LedgerTerms } from './ledger/domain/ledger.commands';
import { assertTerms } from './ledger-terms-differ';
import type { Config } from './platform/config/config';
import { DATA_FOLDER, type DataFolder } from './platform/embedded/data-folder.port';
import { ProjectionHost } from './platform/projections/projection-host';

/** Who opens a ledger, as its metadata says. */
const SERVICE = 'service';

/** How this process takes part in the ledger. */
export interface Participation {
  readonly config: Config;
  readonly mode: 'read' | 'write';
  /** Whether it follows the log from its start. What only writes may never need to, and folding would cost it more than the writing. */
  readonly isFollowing: boolean;
}

export const PARTICIPATION = Symbol('Participation');

/** Opens the ledger and follows its log, from the start of the process to its end. */
@Injectable()
export class LedgerLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(PARTICIPATION) private readonly participation: Participation,
    private readonly opening: LedgerOpening,
    private readonly host: ProjectionHost<never>,
    @Inject(DATA_FOLDER) private readonly folder: DataFolder,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      const terms = await this.terms();
      if (terms !== undefined) assertTerms(this.participation.config, terms);
    } catch (error) {
      // Nest ends nothing of what it has begun when a start fails, and the next process needs the folder.
      await this.folder.close();
      throw error;
    }
    if (this.participation.isFollowing) this.host.start();
  }

  /** Comes after the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.host.stop();
    await this.folder.close();
  }

  private async terms(): Promise<LedgerTerms | undefined> {
    const { config, mode } = this.participation;
    const standing = await this.opening.standing();
    if (standing !== undefined || mode === 'read') return standing;
    const [timeZone, baseCurrency] = [config.timeZone.value, config.baseCurrency.value];
    const [ledgerId, commandId] = [randomUUID() as string as LedgerId, randomUUID()];
    return this.opening.open(
      { type: 'open-ledger', ledgerId, timeZone, baseCurrency },
      { commandId, source: SERVICE, actor: SERVICE, correlationId: commandId },
    );
  }
}
