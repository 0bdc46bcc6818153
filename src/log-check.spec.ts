import { StoreUnavailable } from './kernel/event-store.port';
import type { CalendarDate } from './kernel/calendar-date';
import type { Instant } from './kernel/instant';
import type { LogRecord, Token } from './kernel/log-record';
import type { StreamName } from './kernel/streams';
import { checkLog } from './log-check';
import { SchemaCatalogue } from './platform/schemas/schema-catalogue';

const catalogue = new SchemaCatalogue();
const schemas = { validateFact: (fact: Parameters<typeof catalogue.validateFact>[0]) => catalogue.validateFact(fact) };

const idOf = (sequence: number): string => `5b0c8d3e-1f4a-5c6b-8d7e-${sequence.toString().padStart(12, '0')}`;

const recordOf = (sequence: number, changes: Partial<LogRecord> = {}): LogRecord => ({
  id: idOf(sequence),
  type: 'account-registered',
  version: 1,
  data: { accountId: 'acme', effectiveOn: '2025-01-01', attributes: {} },
  metadata: {
    commandId: `command-${sequence.toString()}`,
    commandHash: `sha256:${'0'.repeat(64)}`,
    part: 1,
    parts: 1,
    source: 'test',
    actor: 'test',
    correlationId: 'test',
  },
  stream: 'account-acme' as StreamName,
  revision: sequence - 2,
  token: sequence.toString() as Token,
  sequence,
  recordedAt: '2026-01-01T12:00:00.000Z' as Instant,
  recordedOn: '2026-01-01' as CalendarDate,
  imported: false,
  ...changes,
});

const opening = recordOf(1, {
  type: 'ledger-opened',
  data: { ledgerId: 'test', timeZone: 'UTC', baseCurrency: 'EUR' },
  stream: 'ledger' as StreamName,
  revision: 0,
});

const checked = (...records: readonly LogRecord[]) =>
  checkLog({
    schemas,
    store: {
      async *readLog() {
        yield { records: records.slice(0, 1), caughtUp: false };
        yield { records: records.slice(1), caughtUp: true };
      },
    },
  });

it('counts what is whole', async () => {
  expect(await checked(opening, recordOf(2), recordOf(3))).toEqual({
    check: 'log',
    status: 'ok',
    detail: '3 facts in 3 appends, from 1 to 3 without a gap',
  });
});

it.each([
  ['one that is missing', recordOf(3), 'Sequence 2 is missing before 3.'],
  ['one of no known type', recordOf(2, { type: 'account-renamed' }), 'account-renamed'],
  ['one of a later version', recordOf(2, { version: 2 }), 'sequence 2'],
  ['one with a field too few', recordOf(2, { data: { accountId: 'acme' } }), 'effectiveOn'],
  [
    'an append that is cut off',
    recordOf(2, { metadata: { ...recordOf(2).metadata, parts: 2 } }),
    'The last append ends after 1 of its facts.',
  ],
])('finds %s', async (_, record, said) => {
  expect(await checked(opening, record)).toMatchObject({
    status: 'fail',
    isUnverified: true,
    detail: expect.stringContaining(said),
    fix: expect.any(String),
  });
});

it('finds a store that breaks off', async () => {
  const store = {
    async *readLog() {
      yield { records: [opening], caughtUp: false };
      throw new StoreUnavailable('gone');
    },
  };
  expect(await checkLog({ schemas, store })).toMatchObject({ status: 'fail', detail: 'After 1 facts: gone' });
});
