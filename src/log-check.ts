import { decodeLedgerFact } from './arr/domain/ledger-fact.codec';
import type { Finding } from './cli/finding';
import { type EventStore, StoreUnavailable } from './kernel/event-store.port';
import type { FieldFault } from './kernel/field-fault';
import { InvariantViolated } from './kernel/invariant-violated';
import { LOG_START } from './kernel/log-position';
import type { LogRecord, NewRecord } from './kernel/log-record';
import { messageOf } from './kernel/message-of';
import { AppendAssembler, LogGap, UnreadableFact } from './platform/projections/append-assembler';
import { startProblemOf } from './start-problem';

export interface LogCheckPorts {
  readonly store: Pick<EventStore, 'readLog'>;
  readonly schemas: { readonly validateFact: (fact: NewRecord) => readonly FieldFault[] };
}

const FIX =
  'Restore the folder from a copy that is whole, or use the version of arr-ledger that wrote these facts. Keep the folder as it is.';

/** What has been read of a log. */
class LogTally {
  facts = 0;
  appends = 0;
  /** How many facts the appends have that were read to their end. */
  whole = 0;
  private readonly assembler = new AppendAssembler(LOG_START, decodeLedgerFact);

  constructor(private readonly ports: LogCheckPorts) {}

  /** Answers what is wrong with the next records, if anything is. */
  takeAll(records: readonly LogRecord[]): string | undefined {
    for (const record of records) {
      const fault = this.take(record);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  private take({ sequence, ...record }: LogRecord): string | undefined {
    const { id, type, version, data, metadata } = record;
    const [fault] = this.ports.schemas.validateFact({ id, type, version, data, metadata });
    if (fault !== undefined) return `The fact at sequence ${sequence.toString()} is not as published: ${fault.detail}`;
    this.facts += 1;
    if (this.assembler.take({ sequence, ...record }) === undefined) return undefined;
    this.appends += 1;
    this.whole = this.facts;
    return undefined;
  }
}

const isOfLog = (error: unknown): boolean =>
  [LogGap, UnreadableFact, InvariantViolated, StoreUnavailable].some((kind) => error instanceof kind) ||
  startProblemOf(error) !== undefined;

const readAll = async ({ store }: LogCheckPorts, tally: LogTally): Promise<string | undefined> => {
  try {
    for await (const { records } of store.readLog(LOG_START)) {
      const fault = tally.takeAll(records);
      if (fault !== undefined) return fault;
    }
    const rest = tally.facts - tally.whole;
    return rest === 0 ? undefined : `The last append ends after ${rest.toString()} of its facts.`;
  } catch (error) {
    if (!isOfLog(error)) throw error;
    return `After ${tally.facts.toString()} facts: ${messageOf(error)}`;
  }
};

/** Reads the log from its first fact to its last, and holds that none is missing and each is what it says it is. */
export const checkLog = async (ports: LogCheckPorts): Promise<Finding> => {
  const tally = new LogTally(ports);
  const fault = await readAll(ports, tally);
  if (fault !== undefined) return { check: 'log', status: 'fail', detail: fault, fix: FIX, isUnverified: true };
  const [facts, appends] = [tally.facts.toString(), tally.appends.toString()];
  return {
    check: 'log',
    status: 'ok',
    detail: `${facts} facts in ${appends} appends, from 1 to ${facts} without a gap`,
  };
};
