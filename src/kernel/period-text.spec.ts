import { on } from '../../test/support/subscription.builders';
import { cutWindow, parseAsOfText, parseFromText, parsePeriodText, parseToText } from './period-text';

describe('parsePeriodText', () => {
  it.each([
    ['2026-09-30', '2026-09-30', '2026-10-01'],
    ['2026-09', '2026-09-01', '2026-10-01'],
    ['2024-02', '2024-02-01', '2024-03-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2026-Q1', '2026-01-01', '2026-04-01'],
    ['2026-Q2', '2026-04-01', '2026-07-01'],
    ['2026-Q3', '2026-07-01', '2026-10-01'],
    ['2026-Q4', '2026-10-01', '2027-01-01'],
    ['2026', '2026-01-01', '2027-01-01'],
    ['2200', '2200-01-01', '2201-01-01'],
  ])('takes %s for the days from %s before %s', (text, from, to) => {
    expect(parsePeriodText(text)).toEqual({ from, to });
  });

  it.each(['2026-Q5', '2026-Q0', '2026-13', '2026-00', '26', '1969', '2201', '2026-Q', '2026-02-30', '', '2026-q1'])(
    'refuses %p',
    (text) => {
      expect(parsePeriodText(text)).toBeUndefined();
    },
  );
});

describe('the bounds of a question', () => {
  it.each([
    ['2026-09-30', '2026-09-30'],
    ['2026-02', '2026-02-28'],
    ['2026-Q3', '2026-09-30'],
    ['2026', '2026-12-31'],
  ])('as of %s is the end of %s', (text, day) => {
    expect(parseAsOfText(text)).toBe(day);
  });

  it.each([
    ['2026-09-30', '2026-09-30', '2026-09-30'],
    ['2026-09', '2026-09-01', '2026-10-01'],
    ['2026-Q3', '2026-07-01', '2026-10-01'],
    ['2026', '2026-01-01', '2027-01-01'],
  ])('%s begins a window at %s and ends it before %s', (text, from, to) => {
    expect(parseFromText(text)).toBe(from);
    expect(parseToText(text)).toBe(to);
  });

  it('takes the end of the calendar again as it shows it', () => {
    const end = parseToText('2200');
    expect(end).toBe('2201-01-01');
    expect(parseToText('2201-01-01')).toBe(end);
    expect(parseToText('2201-01-02')).toBeUndefined();
  });

  it('refuses what is no period', () => {
    expect([parseAsOfText('x'), parseFromText('x'), parseToText('x')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('cutWindow', () => {
  const window = { from: on('2025-01-15'), to: on('2025-03-02') };
  const cuts = (interval: Parameters<typeof cutWindow>[1], { from, to } = window) =>
    cutWindow({ from, to }, interval, 100)?.map((piece) => `${piece.from} ${piece.to}`);

  it('cuts at months, with a shorter first and last piece', () => {
    expect(cuts('month')).toEqual(['2025-01-15 2025-02-01', '2025-02-01 2025-03-01', '2025-03-01 2025-03-02']);
  });

  it('cuts at Mondays', () => {
    expect(cuts('week', { from: on('2025-01-15'), to: on('2025-01-28') })).toEqual([
      '2025-01-15 2025-01-20',
      '2025-01-20 2025-01-27',
      '2025-01-27 2025-01-28',
    ]);
  });

  it('gives a week that begins on Monday whole', () => {
    expect(cuts('week', { from: on('2025-01-20'), to: on('2025-01-27') })).toEqual(['2025-01-20 2025-01-27']);
    expect(cuts('week', { from: on('1970-01-01'), to: on('1970-01-06') })).toEqual([
      '1970-01-01 1970-01-05',
      '1970-01-05 1970-01-06',
    ]);
  });

  it("cuts at the calendar's quarters", () => {
    expect(cuts('quarter', { from: on('2024-12-31'), to: on('2025-07-02') })).toEqual([
      '2024-12-31 2025-01-01',
      '2025-01-01 2025-04-01',
      '2025-04-01 2025-07-01',
      '2025-07-01 2025-07-02',
    ]);
  });

  it('cuts at years and days', () => {
    expect(cuts('year', { from: on('2024-06-01'), to: on('2025-06-01') })).toEqual([
      '2024-06-01 2025-01-01',
      '2025-01-01 2025-06-01',
    ]);
    expect(cuts('day', { from: on('2025-02-28'), to: on('2025-03-02') })).toEqual([
      '2025-02-28 2025-03-01',
      '2025-03-01 2025-03-02',
    ]);
  });

  it('leaves nothing of an empty window', () => {
    expect(cutWindow({ from: on('2025-01-01'), to: on('2025-01-01') }, 'day', 1)).toEqual([]);
  });

  it('gives up when there are more pieces than admitted, and not when there are as many', () => {
    expect(cutWindow(window, 'month', 2)).toBeUndefined();
    expect(cutWindow(window, 'month', 3)).toHaveLength(3);
  });
});
