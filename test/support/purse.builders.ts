import { MemoryTextVault } from './memory-text-vault.adapter';
import { MemoryEventStore } from './memory-event-store.adapter';
import { accountId, at, on } from './subscription.builders';
import { NodeHasher } from '../../src/platform/system/node-hasher.adapter';
import { accept, type Identified, type Ledger, reject } from '../../src/kernel/decider';
import { type Append, type AppendOutcome, type EventStore, NO_REVISION } from '../../src/kernel/event-store.port';
import type { FactId } from '../../src/kernel/ids';
import type { NewRecord, StoredRecord, Token } from '../../src/kernel/log-record';
import { present } from '../../src/kernel/present';
import type { StreamName } from '../../src/kernel/streams';
import type { TextVault } from '../../src/kernel/text-vault.port';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { type CommandContext, type Rules, transact, type TransactPorts } from '../../src/kernel/transact';

/** A purse: what is put in and taken out, never below nothing. Putting in nothing changes nothing. */
interface Move {
  readonly moves: readonly number[];
  /** May be personal: it is sealed under the account of the purse. */
  readonly reason?: string;
}
interface Moved {
  readonly type: 'moved';
  readonly data: { readonly by: number; readonly reason?: string };
}
interface Overdrawn {
  readonly code: 'overdrawn';
  readonly holds: number;
}

const PURSE = 'subscription-purse' as StreamName;

export type PurseRules = Rules<Move, Moved, number, Overdrawn>;

export const PURSE_ACCOUNT = accountId('purse-holder');

export const purse: Ledger<Move, Moved, number, Overdrawn> = {
  decider: {
    initial: 0,
    evolve: (holds, { data }) => holds + data.by,
    decide: ({ moves, reason }, holds) => {
      if (moves.reduce((sum, by) => sum + by, holds) < 0) return reject({ code: 'overdrawn', holds });
      return accept(
        ...moves.filter((by) => by !== 0).map((by): Moved => ({ type: 'moved', data: present({ by, reason }) })),
      );
    },
  },
  streamOf: () => PURSE,
  sealed: (command, _, seal) =>
    command.reason === undefined ? command : { ...command, reason: seal(PURSE_ACCOUNT, command.reason) },
  encode: ({ type, data }) => ({ type, version: 1, data }),
  decode: ({ id, data }: StoredRecord): Identified<Moved> => ({
    id: id as FactId,
    type: 'moved',
    data: present({ by: Number(data['by']), reason: data['reason'] as string | undefined }),
  }),
};

const ports = {
  clock: { now: () => at('2025-01-01T12:00:00Z') },
  calendar: { dayOf: () => on('2025-01-01'), isTimeZone: () => true },
};

export const context = (commandId: string, over: Partial<CommandContext> = {}): CommandContext => ({
  commandId,
  source: 'test',
  actor: 'key:test',
  correlationId: 'correlation',
  ...over,
});

const METADATA = {
  commandId: 'opening',
  part: 1,
  parts: 1,
  source: 'test',
  commandHash: 'sha256:0',
  actor: 'test',
  correlationId: 'x',
};

export const openedStore = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore(ports);
  const id = '00000000-0000-4000-8000-000000000001';
  const opening: NewRecord = { id, type: 'ledger-opened', version: 1, data: { timeZone: 'UTC' }, metadata: METADATA };
  await store.append({ stream: 'ledger-main' as StreamName, records: [opening], expectedRevision: NO_REVISION });
  return store;
};

/** Puts a coin in before each of the next appends, as another writer would that is quicker. */
export class Contended implements EventStore {
  readonly pauses: number[] = [];
  readonly appended: Append[] = [];
  readonly readStream: EventStore['readStream'];
  readonly readLog: EventStore['readLog'];
  readonly follow: EventStore['follow'];
  readonly head: EventStore['head'];
  readonly compareTokens: EventStore['compareTokens'];
  readonly isToken: EventStore['isToken'];

  constructor(
    private readonly store: EventStore,
    private rivals: number,
    private readonly by: number,
  ) {
    this.readStream = (stream) => store.readStream(stream);
    this.readLog = (after) => store.readLog(after);
    this.follow = (after, signal) => store.follow(after, signal);
    this.head = () => store.head();
    this.compareTokens = (a, b) => store.compareTokens(a, b);
    this.isToken = (text): text is Token => store.isToken(text);
  }

  async append(append: Append): Promise<AppendOutcome> {
    this.appended.push(append);
    if (this.rivals > 0) {
      this.rivals -= 1;
      await run(this.store, { moves: [this.by] }, context(`rival-${this.rivals}`));
    }
    return this.store.append(append);
  }
}

/** What a story changes of the rules and the ports. */
export interface RunOptions extends Partial<PurseRules> {
  readonly vault?: TextVault;
  readonly today?: CalendarDate;
}

export const run = (
  store: EventStore,
  command: Move,
  sent: CommandContext,
  { vault = new MemoryTextVault(), today = on('2025-01-01'), ledger = purse, ...rules }: RunOptions = {},
) => {
  const pauses = store instanceof Contended ? store.pauses : [];
  const pause = {
    beforeAttempt: (attempt: number): Promise<void> => {
      pauses.push(attempt);
      return Promise.resolve();
    },
  };
  const ports: TransactPorts = {
    store,
    hasher: new NodeHasher(),
    pause,
    day: { today: () => today, dayOf: (instant) => on(instant.slice(0, 10)) },
    vault,
  };
  return transact(ports, { ...rules, ledger }, command, sent);
};

export const recordsIn = async (store: EventStore): Promise<readonly StoredRecord[]> => {
  const records: StoredRecord[] = [];
  for await (const record of store.readStream(PURSE)) records.push(record);
  return records;
};

export const movesIn = async (store: EventStore) => (await recordsIn(store)).map(({ data }) => data['by']);
