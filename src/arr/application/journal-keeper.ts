import { type EventStore, StoreUnavailable } from '../../kernel/event-store.port';
import type { Hasher } from '../../kernel/hasher.port';
import type { Token } from '../../kernel/log-record';
import { isOver, type Pause, pauseUnlessAborted } from '../../kernel/pause.port';
import { PositionNotReached, type ReadModel } from '../../kernel/read-model.port';
import type { ArrBook } from '../domain/arr-book';
import { DERIVATION_VERSION } from '../domain/journal';
import type { JournalEpoch } from '../domain/journal-batch.codec';
import type { JournalEpochs } from './journal-epochs';
import { ledgerOpening, type LedgerOpening } from './ledger-opening';
import { type KnownBook, StoredJournal, type StoredJournalPorts } from './stored-journal';

export interface JournalKeeperPorts {
  readonly store: EventStore;
  readonly hasher: Hasher;
  readonly books: ReadModel<ArrBook>;
  readonly epochs: JournalEpochs;
  /** Between attempts while the store is away. */
  readonly pause: Pause;
  readonly shards: number;
  readonly atPoint: StoredJournalPorts['atPoint'];
}

/** Whether it is what may pass by itself. */
const mayPass = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof PositionNotReached;

/** The journal of a ledger as it is stored: opens its epoch, and keeps it up with the fold of the log. */
export class JournalKeeper {
  constructor(private readonly ports: JournalKeeperPorts) {}

  /** The epoch of what is folded at present; undefined where the signal aborts before the store has answered. */
  open(signal: AbortSignal): Promise<StoredJournal | undefined> {
    return this.tried(signal, async () => {
      const { epochs, shards } = this.ports;
      const { book } = await this.known();
      const identity = { policyVersion: book.policy.version, derivationVersion: DERIVATION_VERSION, shards };
      return new StoredJournal(this.ports, await epochs.of(identity));
    });
  }

  /** How the ledger was opened, once it has been. */
  opening(signal: AbortSignal): Promise<LedgerOpening | undefined> {
    return this.tried(signal, () => ledgerOpening(this.ports.store));
  }

  /** Resolves when the journal is published in another epoch, or another policy has been adopted. Looks again after each pause. */
  async superseded(epoch: JournalEpoch, between: Pause, signal: AbortSignal): Promise<void> {
    while (!isOver(signal)) {
      if ((await this.tried(signal, () => this.isSuperseded(epoch))) === true) return;
      await this.paused(between, signal);
    }
  }

  /** Resolves after a pause, and at once where this process opens another epoch or the signal aborts. */
  async paused(between: Pause, signal: AbortSignal): Promise<void> {
    const { bell } = this.ports.epochs;
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const rung = bell.nextAfter(bell.rings, either).then(() => over.abort());
    await pauseUnlessAborted(between, 1, either);
    over.abort();
    await rung;
  }

  /**
   * Stores what the log comes to until the signal aborts, another policy has been adopted, or this process has opened another
   * epoch. Throws JournalDiverged.
   */
  async keep(journal: StoredJournal, signal: AbortSignal): Promise<void> {
    const { bell } = this.ports.epochs;
    const ending = new AbortController();
    const either = AbortSignal.any([signal, ending.signal]);
    const opened = bell.nextAfter(bell.rings, either).then(() => ending.abort());
    try {
      await this.keepUntil(journal, either);
    } finally {
      ending.abort();
      await opened;
    }
  }

  private async keepUntil(journal: StoredJournal, signal: AbortSignal): Promise<void> {
    await this.tried(signal, async (succeeded) => {
      const { position } = await this.ports.books.view();
      for await (const { records, caughtUp } of this.ports.store.follow(position, signal)) {
        if (records.length > 0 || caughtUp) {
          // Without what the page brought there would be no other page that asks for it.
          const known = await this.known(records.at(-1)?.token);
          if (known.book.policy.version !== journal.epoch.policyVersion) return;
          await journal.take(known, signal);
        }
        succeeded();
      }
    });
  }

  private async isSuperseded(epoch: JournalEpoch): Promise<boolean> {
    const { book } = await this.known();
    return book.policy.version !== epoch.policyVersion || (await this.ports.epochs.isSuperseded(epoch));
  }

  private async known(minPosition?: Token): Promise<KnownBook> {
    const view = await this.ports.books.view(minPosition);
    // Both at once: the state goes on while others have their turn.
    const { state: book, position } = view;
    // An epoch ends where another policy is adopted.
    return { book, sequence: Math.min(position.sequence, book.policies.lastOf(book.policy.version)) };
  }

  /** Does it again while what it needs is away. */
  private async tried<Result>(
    signal: AbortSignal,
    work: (succeeded: () => void) => Promise<Result>,
  ): Promise<Result | undefined> {
    let attempt = 0;
    while (!isOver(signal)) {
      try {
        return await work(() => {
          attempt = 0;
        });
      } catch (error) {
        if (isOver(signal)) return undefined;
        if (!mayPass(error)) throw error;
        attempt += 1;
        await pauseUnlessAborted(this.ports.pause, attempt, signal);
      }
    }
    return undefined;
  }
}
