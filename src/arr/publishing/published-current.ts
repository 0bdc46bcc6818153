import type { MessageBroker, OutgoingMessage } from '../../kernel/message-broker.port';
import { JournalDiverged } from '../application/journal-diverged';
import { SHARD_START, type ShardPoint } from '../application/published-entry';
import type { StoredShard } from '../application/stored-shard';
import { CurrentArr } from '../domain/current-arr';
import { othersHaveHadTheirTurn } from '../queries/resolved';
import { CURRENT_TOPIC, type Publication } from './arr-changed.message';
import { arrCurrent, arrNotCurrent, type NotCurrent } from './arr-current.message';
import type { EpochEnd, PublishedEnd } from './published-end';

export interface PublishedCurrentPorts {
  readonly broker: Pick<MessageBroker, 'lastOf' | 'read'>;
  readonly stored: StoredShard;
  /** The day of an instant in the ledger's time zone. */
  readonly dayOf: (recordedAt: string) => string;
}

/** What is folded, from which journal, and up to which entry. */
interface Folding {
  readonly current: CurrentArr;
  readonly stored: StoredShard;
  readonly seq: number;
}

const hasSum = ([, sum]: readonly [string, string]): boolean => /[1-9]/u.test(sum);

/** Totals as they compare: by currency, without zeros. */
const comparable = (totals: ShardPoint['totals']): string =>
  JSON.stringify(Object.entries(totals).filter(hasSum).sort());

/**
 * What the accounts of a shard have by the entries that are published, and what the topic of it lacks. It is folded from the stored journal
 * and nothing else; what has been folded is kept, so that only what came after it is read when the sender is another.
 */
export class PublishedCurrent {
  private folded: CurrentArr;

  constructor(
    private readonly ports: PublishedCurrentPorts,
    private readonly publication: Publication,
  ) {
    this.folded = new CurrentArr(ports.dayOf);
  }

  /** The fold up to the entry that was published last. */
  get current(): CurrentArr {
    return this.folded;
  }

  /**
   * Brings the fold to the published entry. Answers the records that the topic must have before anything else is published. Throws
   * what the signal says once it aborts: nothing has been sent by then, and the next one folds again.
   */
  async lacking({ point, former }: PublishedEnd, signal: AbortSignal): Promise<Iterable<OutgoingMessage>> {
    await this.foldTo(point, signal);
    if (former !== undefined) return this.cleared(await this.of(former, signal));
    return (await this.isInStep(point)) ? [] : this.anew(point, signal);
  }

  /** A record for each account that ever had something; and last that of the last entry, by which the topic is in step again. */
  private async anew({ seq }: ShardPoint, signal: AbortSignal): Promise<Iterable<OutgoingMessage>> {
    const gone = new Set<string>();
    for await (const entries of this.ports.stored.entriesBetween(0, seq)) {
      for (const { accountId } of entries) gone.add(accountId);
      await othersHaveHadTheirTurn();
      signal.throwIfAborted();
    }
    return this.told(gone);
  }

  private *told(ever: ReadonlySet<string>): Generator<OutgoingMessage, void> {
    const { last } = this.folded;
    if (last === undefined) return;
    const { recordedAt } = last.account;
    // Their last records may be what the topic has lost.
    const gone = [...ever].filter(
      (accountId) => this.folded.of(accountId) === undefined && accountId !== last.accountId,
    );
    yield* this.cleared(gone.map((accountId) => ({ accountId, recordedAt })));
    const others = this.folded.accountsThatHave().filter(({ accountId }) => accountId !== last.accountId);
    for (const one of [...others, last]) yield arrCurrent(this.publication, this.ports.stored.place, one);
  }

  /** Nothing for each account that another epoch had something of: this one begins with none. */
  private *cleared(accounts: readonly NotCurrent[]): Generator<OutgoingMessage, void> {
    for (const one of accounts) yield arrNotCurrent(this.publication, this.ports.stored.place, one);
  }

  private async of({ epoch, seq, digest }: EpochEnd, signal: AbortSignal): Promise<readonly NotCurrent[]> {
    const stored = this.ports.stored.ofEpoch(epoch);
    // A store that has been put back to an earlier state does not know what was published after it.
    if ((await stored.pointAt(seq))?.digest !== digest) return this.onTopic(signal);
    try {
      const current = await this.folding({ current: new CurrentArr(this.ports.dayOf), stored, seq }, signal);
      return current.accountsThatHave().map(({ accountId, account: { recordedAt } }) => ({ accountId, recordedAt }));
    } catch (error) {
      // What was wrong with the epoch before must not stop the one that takes its place.
      if (error instanceof JournalDiverged) return this.onTopic(signal);
      throw error;
    }
  }

  /** The accounts that the topic itself has something of. */
  private async onTopic(signal: AbortSignal): Promise<readonly NotCurrent[]> {
    const { broker, stored } = this.ports;
    const place = { topic: this.publication.topicPrefix + CURRENT_TOPIC, partition: stored.place.shard };
    const standing = new Map<string, string>();
    for (let [from, isLast] = [0n, false]; !isLast;) {
      signal.throwIfAborted();
      const page = await broker.read(place, from);
      for (const { key, value, headers } of page.messages) {
        if (key === null) continue;
        if (value === null) standing.delete(key);
        else standing.set(key, headers['ce_recordedtime'] ?? '');
      }
      [from, isLast] = [page.next, page.isLast];
    }
    return [...standing].map(([accountId, recordedAt]) => ({ accountId, recordedAt }));
  }

  /** Every transaction of entries has the record of its last one, and has it last. */
  private async isInStep({ seq }: ShardPoint): Promise<boolean> {
    if (seq === 0) return true;
    const { epoch, shard } = this.ports.stored.place;
    const last = await this.ports.broker.lastOf({
      topic: this.publication.topicPrefix + CURRENT_TOPIC,
      partition: shard,
    });
    return last?.headers['epoch'] === epoch.toString() && last.headers['seq'] === seq.toString();
  }

  private async foldTo(point: ShardPoint, signal: AbortSignal): Promise<void> {
    const { stored, dayOf } = this.ports;
    const current = this.folded.seq <= point.seq ? this.folded : new CurrentArr(dayOf);
    this.folded = await this.folding({ current, stored, seq: point.seq }, signal);
  }

  private async folding({ current, stored, seq }: Folding, signal: AbortSignal): Promise<CurrentArr> {
    for await (const entries of stored.entriesBetween(current.seq, seq)) {
      for (const entry of entries) current.take(entry);
      await othersHaveHadTheirTurn();
      signal.throwIfAborted();
    }
    const { totals } = (await stored.pointAt(seq)) ?? SHARD_START;
    if (current.seq === seq && comparable(current.totals()) === comparable(totals)) return current;
    const { epoch, shard } = stored.place;
    const where = `entry ${seq.toString()} of shard ${shard.toString()} in epoch ${epoch.toString()}`;
    throw new JournalDiverged(`What the accounts have by ${where} is not what it has added up to.`);
  }
}
