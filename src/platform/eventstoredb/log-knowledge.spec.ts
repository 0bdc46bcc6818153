import { ledgerOpened, record, streamNamed } from '../../../test/contracts/event-store.builders';
import type { Instant } from '../../kernel/instant';
import { LOG_START } from '../../kernel/log-position';
import { IntlZoneCalendar } from '../system/intl-zone-calendar.adapter';
import { FACTS_PER_MARK, LogKnowledge, RECENT_MAX } from './log-knowledge';
import { tokenOf } from './position-token';
import type { StoredEvent } from './recorded-event.codec';

const tokenAt = (place: number) => tokenOf({ commit: BigInt(place), prepare: BigInt(place) });

const opening = (place: number): StoredEvent => {
  const { stream, records } = ledgerOpened();
  const [opened = record('nobody')] = records;
  return {
    record: { ...opened, stream, revision: 0, token: tokenAt(place) },
    storedAt: '2025-01-01T00:00:00.000Z' as Instant,
  };
};

const fact = (place: number, storedAt: string, importedAt = ''): StoredEvent => ({
  record: {
    ...record(place.toString(), { importedAt }),
    stream: streamNamed('subscription-a'),
    revision: place,
    token: tokenAt(place),
  },
  storedAt: storedAt as Instant,
});

const DAYS = ['2025-06-01', '2025-05-01', '2025-05-02', '2025-06-03', '2025-06-02'];

const knowing = (events: readonly StoredEvent[]): LogKnowledge => {
  const knowledge = new LogKnowledge(new IntlZoneCalendar());
  for (const event of events) knowledge.take(event);
  return knowledge;
};

it('tells the day of any fact as it was counted, where the clock went backwards', () => {
  const events = [opening(10), ...DAYS.map((day, index) => fact(20 + index, `${day}T10:00:00.000Z`))];
  const knowledge = new LogKnowledge(new IntlZoneCalendar());
  const counted = events.map((event) => knowledge.take(event).recordedOn);
  expect(counted).toEqual(['0001-01-01', '2025-06-01', '2025-06-01', '2025-06-01', '2025-06-03', '2025-06-03']);
  expect(events.map((event) => knowledge.recordedOn(event))).toEqual(counted);
});

it('goes on from what another process has counted', () => {
  const events = [
    opening(10),
    ...Array.from({ length: FACTS_PER_MARK + 3 }, (_, index) =>
      fact(20 + index, index % 1000 === 7 ? '2024-01-01T00:00:00.000Z' : '2025-06-01T10:00:00.000Z'),
    ),
  ];
  const before = knowing(events);
  const after = new LogKnowledge(new IntlZoneCalendar());
  after.restore(before.counted);
  expect(after.position.sequence).toBe(FACTS_PER_MARK);
  for (const event of events.filter(({ record: { token } }) => token > after.lookedTo)) after.take(event);
  expect(after.position).toEqual(before.position);
  expect(events.map((event) => after.recordedOn(event))).toEqual(events.map((event) => before.recordedOn(event)));
});

it('gives out the newest facts, and none of them twice', () => {
  const count = 2 * RECENT_MAX + 10;
  const knowledge = knowing([
    opening(10),
    ...Array.from({ length: count }, (_, index) => fact(20 + index, '2025-06-01T10:00:00.000Z')),
  ]);
  expect(knowledge.recentAfter(LOG_START, 10)).toBeUndefined();
  const position = { ...LOG_START, sequence: count - 3 };
  expect(knowledge.recentAfter(position, 10)?.map(({ sequence }) => sequence)).toEqual([
    count - 2,
    count - 1,
    count,
    count + 1,
  ]);
  expect(knowledge.recentAfter(knowledge.position, 10)).toEqual([]);
});

it('knows the sequence of marks and of recent facts, and counts on from the mark before', () => {
  const count = 2 * FACTS_PER_MARK;
  const knowledge = knowing([
    opening(10),
    ...Array.from({ length: count }, (_, index) => fact(20 + index, '2025-06-01T10:00:00.000Z')),
  ]);
  const tokenOfSequence = (sequence: number) => tokenAt(18 + sequence);
  expect(knowledge.sequenceAt(tokenOfSequence(FACTS_PER_MARK))).toBe(FACTS_PER_MARK);
  expect(knowledge.sequenceAt(tokenOfSequence(count))).toBe(count);
  expect(knowledge.sequenceAt(tokenOfSequence(FACTS_PER_MARK + 1))).toBeUndefined();
  expect(knowledge.markBefore(tokenOfSequence(FACTS_PER_MARK + 1)).sequence).toBe(FACTS_PER_MARK);
  expect(knowledge.markBefore(tokenOfSequence(5))).toEqual(LOG_START);
});
