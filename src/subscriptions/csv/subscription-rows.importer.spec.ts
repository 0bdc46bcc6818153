import { parseCalendarDate } from '../../kernel/calendar-date';
import type { Token } from '../../kernel/log-record';
import { parseAccountId, parseFactId, parseSubscriptionId } from '../../kernel/ids';
import { parseCurrency } from '../../kernel/currency';
import type { SubscriptionOutcome } from '../application/execute-subscription.command';
import { type SubscriptionCommand, subscriptionOf } from '../domain/subscription.commands';
import { type RejectedRow, rejectedHeader, rejectedLine } from './rejected-rows';
import type { AccountRow, SourceRow } from './row-source';
import { IN_FLIGHT_MAX, importRows, type ImportRun } from './subscription-rows.importer';

const certain = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('The text does not parse.');
  return value;
};

const cancelling = (subscription: string): SubscriptionCommand => ({
  type: 'cancel-subscription',
  subscriptionId: certain(parseSubscriptionId(subscription)),
  effectiveOn: certain(parseCalendarDate('2025-01-01')),
});

const rowOf = (line: number, subscription: string): SourceRow => ({
  line,
  cells: [subscription],
  read: { outcome: 'command', sent: { command: cancelling(subscription), commandId: `c-${line.toString()}` } },
});

async function* streamed(rows: readonly SourceRow[]): AsyncGenerator<SourceRow> {
  for (const row of rows) yield await Promise.resolve(row);
}

const accepted = (factCount: number, replayed = false): SubscriptionOutcome => ({
  outcome: 'accepted',
  receipt: {
    facts: Array.from({ length: factCount }, () => ({
      id: certain(parseFactId('00000000-0000-5000-8000-000000000000')),
      type: 'subscription-cancelled' as const,
      data: {
        subscriptionId: certain(parseSubscriptionId('s')),
        accountId: certain(parseAccountId('a')),
        currency: certain(parseCurrency('EUR')),
        effectiveOn: certain(parseCalendarDate('2025-01-01')),
        supersedes: [],
      },
    })),
    revision: 1,
    token: '1' as Token,
    replayed,
  },
});

const WAYS = {
  start: () => 'start',
  facts: () => 'facts',
  renew: () => '',
  reactivate: () => '',
  resume: () => '',
  revoke: () => '',
  voidFact: () => 'void',
  correctFact: () => 'correct',
};

const runWith = (execute: ImportRun['execute'], rejected: RejectedRow[] = []): ImportRun => ({
  execute,
  context: { source: 'test', actor: 'test', correlationId: 'run-1' },
  ways: WAYS,
  onRejected: (row) => void rejected.push(row),
});

describe('the importer', () => {
  it('counts what was recorded, what stood already, what was left out and what was rejected', async () => {
    const rejected: RejectedRow[] = [];
    const outcomes: Readonly<Record<string, SubscriptionOutcome>> = {
      's-1': accepted(2),
      's-2': accepted(0),
      's-3': accepted(1, true),
      's-4': { outcome: 'rejected', rejection: { code: 'too-many-writers', attempts: 5 } },
    };
    const rows: SourceRow[] = [
      ...Object.keys(outcomes).map((id, index) => rowOf(index + 2, id)),
      { line: 6, cells: ['x'], read: { outcome: 'skipped' } },
      { line: 7, cells: ['=x'], read: { outcome: 'rejected', faults: [{ code: 'bad', detail: 'd', fix: 'f' }] } },
    ];
    const execute: ImportRun['execute'] = async (command) =>
      certain(outcomes['subscriptionId' in command ? command.subscriptionId : '']);
    const summary = await importRows(streamed(rows), runWith(execute, rejected));
    expect(summary).toEqual({
      rows: 6,
      recorded: 1,
      unchanged: 2,
      skipped: 1,
      rejected: 2,
      rejectedByCode: { 'too-many-writers': 1, bad: 1 },
      facts: 2,
      interrupted: false,
    });
    expect(rejected.map(({ line }) => line)).toEqual([5, 7]);
  });

  it('keeps the rows of one subscription in order, and no more rows on their way than its limit', async () => {
    const rows = Array.from({ length: IN_FLIGHT_MAX * 3 }, (_, index) => rowOf(index, `s-${(index % 5).toString()}`));
    const seen = new Map<string, number[]>();
    let inFlight = 0;
    let inFlightMost = 0;
    const execute: ImportRun['execute'] = async (command, { commandId }) => {
      const id = 'subscriptionId' in command ? command.subscriptionId : '';
      inFlight += 1;
      inFlightMost = Math.max(inFlightMost, inFlight);
      const line = Number(commandId.slice(2));
      // The earlier rows take more turns, so that only waiting for them keeps the order.
      for (let turn = 0; turn < 20 - (line % 20); turn += 1) await Promise.resolve();
      seen.set(id, [...(seen.get(id) ?? []), line]);
      inFlight -= 1;
      return accepted(1);
    };
    const summary = await importRows(streamed(rows), runWith(execute));
    expect(summary.recorded).toBe(rows.length);
    for (const lines of seen.values()) expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(inFlightMost).toBe(5);
  });

  it('bounds what is on its way also where every row is another subscription', async () => {
    const rows = Array.from({ length: IN_FLIGHT_MAX + 50 }, (_, index) => rowOf(index, `s-${index.toString()}`));
    let inFlight = 0;
    let inFlightMost = 0;
    const execute: ImportRun['execute'] = async () => {
      inFlight += 1;
      inFlightMost = Math.max(inFlightMost, inFlight);
      for (let turn = 0; turn < IN_FLIGHT_MAX * 10; turn += 1) await Promise.resolve();
      inFlight -= 1;
      return accepted(1);
    };
    expect(await importRows(streamed(rows), runWith(execute))).toMatchObject({ recorded: rows.length });
    expect(inFlightMost).toBe(IN_FLIGHT_MAX);
  });

  it('stops when it is told to, with all that it counted recorded', async () => {
    const stop = new AbortController();
    let executed = 0;
    const execute: ImportRun['execute'] = async () => {
      executed += 1;
      if (executed === 3) stop.abort();
      return accepted(1);
    };
    const rows = Array.from({ length: 500 }, (_, index) => rowOf(index, `s-${index.toString()}`));
    const summary = await importRows(streamed(rows), { ...runWith(execute), signal: stop.signal });
    expect(summary.interrupted).toBe(true);
    expect(summary.recorded).toBe(executed);
    expect(executed).toBeLessThan(rows.length);
  });

  it('throws what the store throws, once nothing is on its way any more', async () => {
    let running = 0;
    const execute: ImportRun['execute'] = async (_, { commandId }) => {
      running += 1;
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      running -= 1;
      if (commandId === 'c-1') throw new Error('The disk is full.');
      return accepted(1);
    };
    const rows = Array.from({ length: 40 }, (_, index) => rowOf(index, `s-${index.toString()}`));
    await expect(importRows(streamed(rows), runWith(execute))).rejects.toThrow('The disk is full.');
    expect(running).toBe(0);
  });
});

describe('the report of rejected rows', () => {
  it('puts the reasons before the row, quotes what needs it and defuses formulas but not numbers', () => {
    const row = {
      line: 3,
      cells: ['=1+1', '-5.00', 'a "b", c', '@x'],
      faults: [
        { column: 'end', code: 'date-invalid', detail: 'No day.', fix: 'Mend it.' },
        { code: 'other', detail: 'Nor that.', fix: 'Mend it.' },
      ],
    };
    expect(rejectedHeader(['a', 'b'], ',')).toBe(
      'rejected.line,rejected.column,rejected.code,rejected.detail,rejected.fix,a,b\n',
    );
    expect(rejectedLine(row, ',')).toBe(`3,end,date-invalid,No day. Nor that.,Mend it.,'=1+1,-5.00,"a ""b"", c",'@x\n`);
  });

  it('waits for all rows before one that others may be judged by, and lets those after it wait', async () => {
    const said: string[] = [];
    const says = async (name: string) => {
      said.push(`${name} begins`);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      said.push(`${name} ends`);
    };
    const accountFact: AccountRow['accountFact'] = {
      accountId: certain(parseAccountId('acme')),
      holdsUpOthers: true,
      commandIdOf: () => 'merge',
      record: async () => {
        await says('merge');
        return { outcome: 'accepted', receipt: { facts: [], revision: 0, token: '1' as Token, replayed: false } };
      },
    };
    const merge: SourceRow = {
      line: 3,
      cells: [],
      read: { outcome: 'command', sent: { accountFact, commandId: 'merge' } },
    };
    const run = runWith(async (command) => {
      await says(subscriptionOf(command));
      return accepted(1);
    });
    const summary = await importRows(streamed([rowOf(1, 's-1'), rowOf(2, 's-2'), merge, rowOf(4, 's-3')]), run);
    expect(summary).toMatchObject({ rows: 4, recorded: 3, unchanged: 1 });
    expect(said.slice(4)).toEqual(['merge begins', 'merge ends', 's-3 begins', 's-3 ends']);
  });
});
