import { BEGINNING_OF_KNOWLEDGE, type Instant, instantOf } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { IntlZoneCalendar, QUARTERS_REMEMBERED_MAX } from './intl-zone-calendar.adapter';

let calendar: IntlZoneCalendar;

beforeEach(() => {
  calendar = new IntlZoneCalendar();
});

const at = (text: string): Instant => text as Instant;

it.each([
  ['UTC', '2025-06-30T23:59:59.999Z', '2025-06-30'],
  ['UTC', '2025-07-01T00:00:00.000Z', '2025-07-01'],
  ['Europe/Berlin', '2025-06-30T21:59:59.999Z', '2025-06-30'],
  ['Europe/Berlin', '2025-06-30T22:00:00.000Z', '2025-07-01'],
  ['Europe/Berlin', '2025-12-31T22:59:59.999Z', '2025-12-31'],
  ['Europe/Berlin', '2025-12-31T23:00:00.000Z', '2026-01-01'],
  ['Asia/Kathmandu', '2025-03-09T18:14:59.999Z', '2025-03-09'],
  ['Asia/Kathmandu', '2025-03-09T18:15:00.000Z', '2025-03-10'],
  ['America/Sao_Paulo', '2018-11-04T02:59:59.999Z', '2018-11-03'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00.000Z', '2018-11-04'],
  ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
  ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
])('knows the day in %s at %s', (zone, instant, day) => {
  expect(calendar.dayOf(at(instant), zone)).toBe(day);
});

it('tells two days of one quarter hour apart, in whatever order it is asked', () => {
  // St John's put its clocks back at 00:01, to 23:01 of the day before.
  const instants = ['2008-11-02T02:29:59.000Z', '2008-11-02T02:30:30.000Z', '2008-11-02T02:31:30.000Z'].map(at);
  const days = ['2008-11-01', '2008-11-02', '2008-11-01'];
  expect(instants.map((instant) => calendar.dayOf(instant, 'America/St_Johns'))).toEqual(days);
  expect([...instants].reverse().map((instant) => calendar.dayOf(instant, 'America/St_Johns'))).toEqual(
    [...days].reverse(),
  );
});

it.each([
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'Africa/Cairo',
])('agrees with Intl through three years of %s, and asked a second time', (zone) => {
  const swedish = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  const startMs = Date.parse('2007-01-01T00:00:00.000Z');
  // 41 minutes share no factor with the quarter hour, so that every part of it is met.
  const instants = Array.from({ length: 4_000 }, (_, index) => instantOf(startMs + index * 41 * 60_000 * 9));
  for (const instant of [...instants, ...instants]) {
    expect(calendar.dayOf(instant, zone)).toBe(swedish.format(new Date(instant)));
  }
});

it('forgets rather than grow without end, and is right all the same', () => {
  const startMs = Date.parse('1999-12-31T00:07:00.000Z');
  for (let index = 0; index <= QUARTERS_REMEMBERED_MAX; index += 1)
    calendar.dayOf(instantOf(startMs + index * 900_000), 'UTC');
  expect(calendar.dayOf(instantOf(startMs), 'UTC')).toBe('1999-12-31');
});

it('has one day for the beginning of knowledge, in every zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
    expect(calendar.dayOf(BEGINNING_OF_KNOWLEDGE, zone)).toBe('0001-01-01');
  }
});

it('refuses a zone that it does not know', () => {
  expect(() => calendar.dayOf(at('2025-01-01T00:00:00.000Z'), 'Europe/Bärlin')).toThrow(InvariantViolated);
});

it.each([
  ['Europe/Berlin', true],
  ['Asia/Kolkata', true],
  ['Asia/Calcutta', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['europe/berlin', false],
  ['+01:00', false],
  ['Europe/Atlantis', false],
  ['', false],
])('answers whether %s is a time zone: %s', (text, expected) => {
  expect(calendar.isTimeZone(text)).toBe(expected);
});
