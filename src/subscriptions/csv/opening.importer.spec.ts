import { parseCalendarDate } from '../../kernel/calendar-date';
import { parseSubscriptionId } from '../../kernel/ids';
import { BEGINNING_OF_KNOWLEDGE, type Instant, parseInstant } from '../../kernel/instant';
import type { Token } from '../../kernel/log-record';
import type { CommandContext } from '../../kernel/transact';
import type { SubscriptionOutcome } from '../application/execute-subscription.command';
import { importOpening, type OpeningRun } from './opening.importer';
import type { RejectedRow } from './rejected-rows';
import type { AccountRow, SourceRow } from './row-source';

const certain = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('The text does not parse.');
  return value;
};

const at = (text: string): Instant => certain(parseInstant(text));
const MARCH = '2024-03-01T00:00:00Z';
const APRIL = '2024-04-01T00:00:00Z';
const MAY = '2024-05-01T00:00:00Z';

const rowOf = (line: number, known: string | undefined, subscription = 's'): SourceRow => ({
  line,
  cells: [subscription],
  read: {
    outcome: 'command',
    sent: {
      command: {
        type: 'pause-subscription',
        subscriptionId: certain(parseSubscriptionId(subscription)),
        effectiveOn: certain(parseCalendarDate('2024-01-01')),
      },
      commandId: `c-${line.toString()}`,
      ...(known === undefined ? {} : { importedRecordedAt: at(known) }),
    },
  },
});

async function* streamed(rows: readonly SourceRow[]): AsyncGenerator<SourceRow> {
  for (const row of rows) yield await Promise.resolve(row);
}

const receipt = (facts: number, replayed = false) => ({
  facts: Array.from({ length: facts }, () => ({ type: 'anything' })),
  revision: 0,
  token: '1' as Token,
  replayed,
});

/** One fact for every command, or what was told. */
const accepted = (facts = 1, replayed = false): SubscriptionOutcome =>
  ({ outcome: 'accepted', receipt: receipt(facts, replayed) }) as unknown as SubscriptionOutcome;

const WAYS = {
  start: () => '',
  facts: () => '',
  renew: () => '',
  reactivate: () => '',
  resume: () => '',
  revoke: () => '',
  voidFact: () => '',
  correctFact: () => '',
};

interface Told {
  readonly rejected: RejectedRow[];
  readonly sent: CommandContext[];
}

const runWith = (told: Partial<OpeningRun> = {}): OpeningRun & Told => {
  const [rejected, sent]: [RejectedRow[], CommandContext[]] = [[], []];
  return {
    rejected,
    sent,
    execute: (_, context) => {
      sent.push(context);
      return Promise.resolve(accepted());
    },
    context: { source: 'test', actor: 'test', correlationId: 'run-1' },
    ways: WAYS,
    onRejected: (row) => void rejected.push(row),
    knownUpTo: BEGINNING_OF_KNOWLEDGE,
    now: () => at(MAY),
    durable: () => Promise.resolve(),
    ...told,
  };
};

const codesOf = ({ rejected }: Told) => rejected.map(({ line, faults }) => [line, faults[0]?.code]);

it('records rows one after the other, each with the moment at which it became known', async () => {
  const run = runWith();
  const rows = [rowOf(1, MARCH, 'a'), rowOf(2, MARCH, 'b'), rowOf(3, APRIL, 'a')];
  expect(await importOpening(streamed(rows), run)).toMatchObject({
    rows: 3,
    recorded: 3,
    facts: 3,
    interrupted: false,
  });
  expect(run.sent.map(({ commandId, importedRecordedAt }) => [commandId, importedRecordedAt])).toEqual([
    ['c-1', at(MARCH)],
    ['c-2', at(MARCH)],
    ['c-3', at(APRIL)],
  ]);
});

it('takes facts of accounts among them', async () => {
  const taken: CommandContext[] = [];
  const accountFact = {
    record: (context: CommandContext) => {
      taken.push(context);
      return Promise.resolve({ outcome: 'accepted', receipt: receipt(1) });
    },
  } as unknown as AccountRow['accountFact'];
  const sent = { accountFact, commandId: 'm', importedRecordedAt: at(MARCH) };
  const row: SourceRow = { line: 1, cells: [], read: { outcome: 'command', sent } };
  expect(await importOpening(streamed([row]), runWith())).toMatchObject({ recorded: 1 });
  expect(taken).toMatchObject([{ commandId: 'm', importedRecordedAt: at(MARCH), dryRun: false }]);
});

it.each([
  ['recorded-at-missing', undefined],
  ['recorded-at-decreases', '2024-03-31T23:59:59.999Z'],
  ['recorded-at-to-come', '2024-05-01T00:00:00.001Z'],
])('ends with %s at a row that became known at %s, after one of April', async (code, known) => {
  const run = runWith();
  const rows = [rowOf(1, APRIL), rowOf(2, known), rowOf(3, MAY)];
  expect(await importOpening(streamed(rows), run)).toMatchObject({ rows: 2, recorded: 1, rejected: 1, endedByLine: 2 });
  expect(codesOf(run)).toEqual([[2, code]]);
  expect(run.sent).toHaveLength(1);
});

it('ends at a row that the ledger rejects, and at one that cannot be read', async () => {
  const run = runWith({
    execute: () => Promise.resolve({ outcome: 'rejected', rejection: { code: 'too-many-writers', attempts: 5 } }),
  });
  await importOpening(streamed([rowOf(1, MARCH), rowOf(2, MARCH)]), run);
  expect(codesOf(run)).toEqual([[1, 'too-many-writers']]);

  const unread = runWith();
  const bad: SourceRow = {
    line: 1,
    cells: [],
    read: { outcome: 'rejected', faults: [{ code: 'bad', detail: '', fix: '' }] },
  };
  expect(await importOpening(streamed([bad, rowOf(2, MARCH)]), unread)).toMatchObject({ recorded: 0, endedByLine: 1 });
});

describe('in a ledger that has history already', () => {
  const recalled = (outcome: SubscriptionOutcome) => {
    const dry: (boolean | undefined)[] = [];
    const run = runWith({
      knownUpTo: at(APRIL),
      execute: (_, { dryRun }) => {
        dry.push(dryRun);
        return Promise.resolve(outcome);
      },
    });
    return { run, dry };
  };

  it('knows a row again that it has recorded', async () => {
    const { run, dry } = recalled(accepted(1, true));
    expect(await importOpening(streamed([rowOf(1, MARCH), rowOf(2, APRIL)]), run)).toMatchObject({ unchanged: 2 });
    expect(dry).toEqual([true, false]);
  });

  it('ends at a new row that became known before, and has not recorded it', async () => {
    const { run, dry } = recalled(accepted());
    expect(await importOpening(streamed([rowOf(1, MARCH)]), run)).toMatchObject({ recorded: 0, endedByLine: 1 });
    expect(codesOf(run)).toEqual([[1, 'recorded-at-decreases']]);
    expect(dry).toEqual([true]);
  });
});

it('counts no row before it is durable, and throws what the store has thrown', async () => {
  const reported: number[] = [];
  const run = runWith({
    durable: () => Promise.reject(new Error('The disk is full.')),
    onProgress: ({ rows }) => void reported.push(rows),
  });
  await expect(importOpening(streamed([rowOf(1, MARCH)]), run)).rejects.toThrow('The disk is full.');
  expect(reported).toEqual([]);
});

it('stops where it is told to', async () => {
  const stop = new AbortController();
  const run = runWith({
    signal: stop.signal,
    execute: () => {
      stop.abort();
      return Promise.resolve(accepted());
    },
  });
  const rows = [rowOf(1, MARCH), rowOf(2, MARCH)];
  expect(await importOpening(streamed(rows), run)).toMatchObject({ rows: 1, recorded: 1, interrupted: true });
});

it('lets others have their turn, however many rows there are at once', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const rows = Array.from({ length: 300 }, (_, index) => rowOf(index + 1, MARCH));
  await importOpening(streamed(rows), runWith());
  isOver = true;
  expect(turns).toBeGreaterThan(2);
});
