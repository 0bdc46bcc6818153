import { at, on } from '../../test/support/subscription.builders';
import type { CalendarDate } from './calendar-date';
import type { FactMetadata } from './fact-metadata';
import type { Instant } from './instant';
import { InvariantViolated } from './invariant-violated';
import { LOG_START, type LogPosition, numberNext, positionAfter } from './log-position';
import type { LogRecord, StoredRecord, Token } from './log-record';
import type { StreamName } from './streams';
import type { ZoneCalendar } from './zone-calendar.port';

/** Says which zone it was asked for: UTC's own days, and for another zone the first day of all. */
const calendar: ZoneCalendar = {
  dayOf: (instant: Instant, timeZone: string) =>
    timeZone === 'UTC' ? (instant.slice(0, 10) as CalendarDate) : on('1970-01-01'),
  isTimeZone: () => true,
};

const METADATA: FactMetadata = {
  commandId: 'c',
  part: 1,
  parts: 1,
  source: 'test',
  commandHash: 'h',
  actor: 'test',
  correlationId: 'x',
};

interface Told {
  readonly stream: string;
  readonly stored: string;
  readonly imported?: string;
}

const recordIn = ({ stream, imported }: Told, index: number): StoredRecord => ({
  id: `f-${index}`,
  type: stream === 'ledger-main' ? 'ledger-opened' : 'anything',
  version: 1,
  data: stream === 'ledger-main' ? { timeZone: 'UTC' } : {},
  metadata: imported === undefined ? METADATA : { ...METADATA, importedRecordedAt: at(imported) },
  stream: stream as StreamName,
  revision: 0,
  token: `t${index}` as Token,
});

const readAll = (told: readonly Told[], from: LogPosition = LOG_START) => {
  let position = from;
  const records: LogRecord[] = [];
  told.forEach((one, index) => {
    const record = numberNext(position, recordIn(one, position.sequence + index), at(one.stored), calendar);
    records.push(record);
    position = positionAfter(position, record);
  });
  return { records, position };
};

const opened: Told = { stream: 'ledger-main', stored: '2025-01-01T00:00:00Z' };

const times = (...told: readonly Told[]) => readAll(told).records.map(({ recordedAt }) => recordedAt);

it('numbers facts from 1 in the order of the log', () => {
  const { records } = readAll([opened, { stream: 'subscription-a', stored: '2025-01-02T00:00:00Z' }]);
  expect(records.map(({ sequence }) => sequence)).toEqual([1, 2]);
});

it('knows the opening, and policies and rates before the first other fact, from the beginning', () => {
  const { records } = readAll([
    opened,
    { stream: 'policy-main', stored: '2025-01-01T00:00:01Z', imported: '2024-01-01T00:00:00Z' },
    { stream: 'rate-EUR_USD', stored: '2025-01-01T00:00:02Z' },
  ]);
  const beginning = { recordedAt: '0001-01-01T00:00:00.000Z', recordedOn: '0001-01-01', imported: false };
  expect(records).toMatchObject([beginning, beginning, beginning]);
});

it('gives policies and rates after the first other fact their own time', () => {
  const { records } = readAll([
    opened,
    { stream: 'subscription-a', stored: '2025-01-02T00:00:00Z' },
    { stream: 'rate-EUR_USD', stored: '2025-01-03T10:00:00Z' },
  ]);
  expect(records[2]).toMatchObject({ recordedAt: '2025-01-03T10:00:00.000Z', recordedOn: '2025-01-03' });
});

it('never goes back when the clock of the store does', () => {
  const recorded = times(
    opened,
    { stream: 'subscription-a', stored: '2025-01-05T00:00:00Z' },
    { stream: 'subscription-a', stored: '2025-01-04T00:00:00Z' },
    { stream: 'subscription-a', stored: '2025-01-06T00:00:00Z' },
  );
  expect(recorded.slice(1)).toEqual([
    '2025-01-05T00:00:00.000Z',
    '2025-01-05T00:00:00.000Z',
    '2025-01-06T00:00:00.000Z',
  ]);
});

it('takes the time that a fact brings in place of the time of the store, and marks the fact', () => {
  const { records } = readAll([
    opened,
    { stream: 'subscription-a', stored: '2025-01-05T00:00:00Z', imported: '2023-07-01T00:00:00Z' },
    { stream: 'subscription-a', stored: '2025-01-05T00:00:00Z', imported: '2023-06-01T00:00:00Z' },
    { stream: 'subscription-a', stored: '2025-01-06T00:00:00Z' },
  ]);
  expect(records.slice(1)).toMatchObject([
    { recordedAt: '2023-07-01T00:00:00.000Z', recordedOn: '2023-07-01', imported: true },
    { recordedAt: '2023-07-01T00:00:00.000Z', recordedOn: '2023-07-01', imported: true },
    { recordedAt: '2025-01-06T00:00:00.000Z', imported: false },
  ]);
});

it('goes on from a position as if it had read the log from the start', () => {
  const rest: Told[] = [
    { stream: 'subscription-a', stored: '2025-01-05T00:00:00Z' },
    { stream: 'rate-EUR_USD', stored: '2025-01-04T00:00:00Z' },
  ];
  const whole = readAll([opened, ...rest]);
  const { position } = readAll([opened]);
  expect(readAll(rest, position).position).toMatchObject({
    sequence: whole.position.sequence,
    recordedAt: whole.position.recordedAt,
    timeZone: 'UTC',
    inPreamble: false,
  });
  expect(position).toMatchObject({ sequence: 1, timeZone: 'UTC', inPreamble: true });
});

it("asks for the day in the ledger's own time zone", () => {
  const elsewhere = { ...LOG_START, sequence: 1, timeZone: 'Pacific/Kiritimati' };
  const { records } = readAll([{ stream: 'subscription-a', stored: '2025-01-05T00:00:00Z' }], elsewhere);
  expect(records[0]?.recordedOn).toBe('1970-01-01');
});

it.each(['subscription-a', 'policy-main'])('stops at a log that begins with %s', (stream) => {
  expect(() => readAll([{ stream, stored: '2025-01-05T00:00:00Z' }])).toThrow(InvariantViolated);
});

it('is in its opening until the first fact that is recorded in the own time of the ledger', () => {
  const history: Told = { stream: 'subscription-a', stored: '2025-01-05T00:00:00Z', imported: '2023-07-01T00:00:00Z' };
  const own: Told = { stream: 'subscription-a', stored: '2025-01-06T00:00:00Z' };
  const isInOpening = (...told: readonly Told[]) => readAll(told).position.inOpening;
  expect(isInOpening(opened, { stream: 'policy-main', stored: '2025-01-01T00:00:01Z' })).toBe(true);
  expect(isInOpening(opened, history, history)).toBe(true);
  expect(isInOpening(opened, history, own)).toBe(false);
  expect(isInOpening(opened, own, history)).toBe(false);
  expect(isInOpening(opened, history, { stream: 'rate-EUR_USD', stored: '2025-01-06T00:00:00Z' })).toBe(false);
});
