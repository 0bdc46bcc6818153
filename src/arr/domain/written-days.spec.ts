import { givenFactId } from '../../../test/support/decider-scenario';
import { currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { NOTHING_STANDS, type Standing, standingAfter } from './account-movements';
import { BookWords, type KeptChange } from './kept-changes.codec';
import { NumberWriter } from './number-bytes';
import { partedAt, writeDay, type WrittenDay, type WrittenDays } from './written-days';

const words = new BookWords();

const change = (lines: number, delta: bigint): KeptChange =>
  words.kept(
    {
      ...{ effectiveOn: on('2025-01-01'), currency: currency('EUR'), subscriptionId: subscriptionId('crm') },
      ...{ lineId: lineId('seats'), isTransfer: false, isFx: false, lines, delta, attributes: {} },
      turn: { factId: givenFactId(1), causes: ['change'] },
    },
    1,
  );

const NOTHING_YET = [change(0, 300n), change(0, -300n)];

/** Nothing stands before day 20, and nothing from day 40 on. */
const CHANGES: readonly (readonly [on: number, changes: readonly KeptChange[], asserted: readonly number[]])[] = [
  [10, NOTHING_YET, []],
  [20, [change(1, 500n)], [0]],
  [30, [change(0, 250n)], [1, 200]],
  [40, [change(-1, -750n)], [3]],
];

const daysOf = (): readonly WrittenDay[] => {
  let closing: Standing = NOTHING_STANDS;
  return CHANGES.map(([day, changes, asserted]) => {
    closing = standingAfter(closing, changes);
    return { on: day, changes, closing, asserted };
  });
};

const written = (days: readonly WrittenDay[]): WrittenDays | undefined => {
  const writer = new NumberWriter();
  let last = 0;
  for (const day of days) {
    writeDay(writer, day, { last, words });
    last = day.on;
  }
  const closing = days.at(-1)?.closing ?? NOTHING_STANDS;
  const firstWithArr = days.find(({ closing: { lines } }) => lines > 0)?.on;
  return days.length === 0 ? undefined : { bytes: writer.written.slice(), last, closing, firstWithArr };
};

it.each([0, 10, 11, 20, 21, 30, 31, 40, 41])('what was written is parted at day %s', (day) => {
  const days = daysOf();
  const all = written(days);
  if (all === undefined) throw new Error('nothing was written');
  expect(partedAt(all, day, words)).toEqual({
    stays: written(days.filter((one) => one.on < day)),
    days: days.filter((one) => one.on >= day),
  });
});

it('days are parted once more at an earlier one', () => {
  const [first, second, ...others] = daysOf();
  if (first === undefined || second === undefined) throw new Error('there are no days');
  const all = written([first, second, ...others]);
  const stays = all && partedAt(all, 30, words).stays;
  expect(stays && partedAt(stays, 20, words)).toEqual({ stays: written([first]), days: [second] });
});
