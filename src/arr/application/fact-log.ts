import type { Json } from '../../kernel/canonical-json';
import type { EventStore, LogPage } from '../../kernel/event-store.port';
import { LOG_START, type LogPosition, positionAfter } from '../../kernel/log-position';
import type { StoredRecord } from '../../kernel/log-record';
import type { StreamName } from '../../kernel/streams';
import { othersHaveHadTheirTurn } from '../queries/resolved';
import { JournalDiverged, TELL_FACTS_ANEW } from './journal-diverged';

/** A place in the log, and which fact stands there. */
export interface FactPoint {
  /** 0 before the first. */
  readonly sequence: number;
  readonly factId: string;
}

export const FACTS_START: FactPoint = { sequence: 0, factId: '' };

const UNDOING: ReadonlySet<string> = new Set(['fact-voided', 'fact-corrected']);

const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Facts of the other streams are the ledger's own. */
const isOfAccount = (stream: StreamName): boolean => /^(?:subscription|account)-/u.test(stream);

interface KnownStream {
  readonly stream: StreamName;
  readonly accounts: ReadonlyMap<string, string>;
}

/** The facts of the log in their order, and whose they are. */
export class FactLog {
  private known: KnownStream | undefined;

  constructor(private readonly store: Pick<EventStore, 'readLog' | 'follow' | 'readStream' | 'head'>) {}

  follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    return this.store.follow(after, signal);
  }

  async head(): Promise<number> {
    return (await this.store.head()).sequence;
  }

  /**
   * The position of a fact that was published. A position holds more than the topic says, so the log is read from its beginning. Throws
   * JournalDiverged where the log has another fact there, or none; and what the signal says once it aborts: a long log takes minutes.
   */
  async positionOf({ sequence, factId }: FactPoint, signal: AbortSignal): Promise<LogPosition> {
    if (sequence === 0) return LOG_START;
    let position = LOG_START;
    for await (const { records } of this.store.readLog(LOG_START)) {
      for (const record of records) {
        position = positionAfter(position, record);
        if (record.sequence < sequence) continue;
        if (record.id === factId) return position;
        throw new JournalDiverged(
          `Fact ${sequence.toString()} was published as ${factId}; the log has another there.`,
          TELL_FACTS_ANEW,
        );
      }
      await othersHaveHadTheirTurn();
      signal.throwIfAborted();
    }
    throw new JournalDiverged(
      `Fact ${sequence.toString()} was published; the log does not go so far.`,
      TELL_FACTS_ANEW,
    );
  }

  /**
   * The account that a fact is of; undefined of the ledger's own. A transfer is of the account that has the subscription from then
   * on, a void or a correction of the account of what it undoes: it names itself whoever has the subscription now.
   */
  async accountOf(record: StoredRecord): Promise<string | undefined> {
    if (!isOfAccount(record.stream)) return undefined;
    if (!UNDOING.has(record.type)) return ownAccount(record);
    if (this.known?.stream !== record.stream || !this.known.accounts.has(record.id))
      this.known = await this.read(record.stream);
    return this.known.accounts.get(record.id) ?? ownAccount(record);
  }

  private async read(stream: StreamName): Promise<KnownStream> {
    const accounts = new Map<string, string>();
    for await (const record of this.store.readStream(stream)) {
      const undone = UNDOING.has(record.type) ? accounts.get(textIn(record.data['factId'])) : undefined;
      accounts.set(record.id, undone ?? ownAccount(record));
    }
    return { stream, accounts };
  }
}

const ownAccount = ({ type, data }: StoredRecord): string =>
  textIn(data[type === 'subscription-transferred' ? 'toAccountId' : 'accountId']);
