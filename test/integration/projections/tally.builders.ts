import { setImmediate } from 'node:timers/promises';
import type { Append } from '../../../src/kernel/event-store.port';
import type { LogRecord, NewRecord } from '../../../src/kernel/log-record';
import { ignored, type Projection, type Recorded } from '../../../src/kernel/projection';
import { LEDGER_STREAM, type StreamName } from '../../../src/kernel/streams';
import type { Timing } from '../../../src/platform/projections/timing';

export interface Opened {
  readonly type: 'ledger-opened';
}

export interface Counted {
  readonly type: 'counted';
  readonly data: { readonly by: number };
}

/** A fact like those of the ledger, but without a ledger's meaning: the runner knows no features. */
export type TallyFact = Opened | Counted;

export const decodeTally = (record: LogRecord): Recorded<TallyFact> => {
  if (record.type !== 'ledger-opened' && record.type !== 'counted') throw new Error(`${record.type} is unknown`);
  return record as unknown as Recorded<TallyFact>;
};

export interface Tally {
  sum: number;
  /** The sum at the end of each append, in order. */
  settled: number[];
}

export const tally: Projection<Tally, TallyFact> = {
  name: 'tally',
  version: 1,
  create: () => ({ sum: 0, settled: [] }),
  on: {
    'ledger-opened': ignored,
    counted: (state, { data: { by } }) => {
      state.sum += by;
    },
  },
  settle: (state) => {
    state.settled.push(state.sum);
  },
};

/** Throws at facts that count by this number, until it is told to bear them. */
export const refusing = (by: number): Projection<Tally, TallyFact> & { bears: boolean } => {
  const projection = {
    ...tally,
    name: 'refusing',
    bears: false,
    on: {
      ...tally.on,
      counted: (state: Tally, { data }: Counted): void => {
        state.sum += data.by;
        if (data.by === by && !projection.bears) throw new Error(`cannot bear ${by.toString()}`);
      },
    },
  };
  return projection;
};

const recordOf = (
  type: string,
  data: NewRecord['data'],
  [commandId, part, parts]: [string, number, number],
): NewRecord => ({
  id: `${commandId}-${part.toString()}`,
  type,
  version: 1,
  data,
  metadata: { commandId, part, parts, source: 'test', commandHash: '', actor: 'test', correlationId: 'test' },
});

let commands = 0;

const nextCommand = (): string => {
  commands += 1;
  return `command-${commands.toString()}`;
};

export const opening = (): Append => ({
  stream: LEDGER_STREAM,
  expectedRevision: -1,
  records: [recordOf('ledger-opened', { timeZone: 'UTC' }, [nextCommand(), 1, 1])],
});

/** One append of as many facts as there are numbers, in a stream of its own. */
export const counting = (...numbers: readonly number[]): Append => {
  const commandId = nextCommand();
  return {
    stream: `subscription-${commandId}` as StreamName,
    expectedRevision: -1,
    records: numbers.map((by, index) => recordOf('counted', { by }, [commandId, index + 1, numbers.length])),
  };
};

/** A record that no decoder here knows. */
export const unknownFact = (): Append => {
  const commandId = nextCommand();
  return {
    stream: `subscription-${commandId}` as StreamName,
    expectedRevision: -1,
    records: [recordOf('unheard-of', {}, [commandId, 1, 1])],
  };
};

/** Time that passes only when a test says so; every append fills a slice. */
export class ManualTiming implements Timing {
  private now = 0;
  private readonly alarms = new Set<() => void>();

  elapsedMs(): number {
    this.now += 10;
    return this.now;
  }

  async makeWay(): Promise<void> {
    await setImmediate();
  }

  after(_delayMs: number, callback: () => void): () => void {
    this.alarms.add(callback);
    return () => this.alarms.delete(callback);
  }

  /** Lets the time of all who wait run out. */
  expire(): void {
    for (const alarm of this.alarms) alarm();
  }
}

/** Resolves once the condition holds, looking again after each turn of the event loop. */
export const eventually = async (condition: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (condition()) return;
    await setImmediate();
  }
  throw new Error('The condition never came to hold.');
};
