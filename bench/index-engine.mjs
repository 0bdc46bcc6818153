import { built } from './built.mjs';

const { addMonths, fromEpochDay, toEpochDay } = built('./kernel/calendar-date.js');

const BY_PLAN = { groupBy: ['plan'], filter: [] };

/** The months of a roll-forward: windows of days, and the day before the first. */
export const monthsFrom = (first, count) =>
  Array.from({ length: count }, (_, at) => ({ from: addMonths(first, at), to: addMonths(first, at + 1) }));

/** Puts questions to an index, which may be the plain one. */
export const indexEngine = (name, index, windows) => {
  const before = fromEpochDay(toEpochDay(windows[0].from) - 1);
  return {
    name,
    total: ({ asOf, knownAt }) => index.levels([asOf], knownAt),
    counts: (point) => index.figures(point),
    byPlan: (point) => index.groupFigures(BY_PLAN, point),
    rollForward: ({ knownAt }) => [index.levels([before], knownAt), index.movementSums(windows, knownAt)],
    /** What is read of an answer, outside of the time that it took. */
    figures: {
      total: ([level]) => [...level],
      counts: (figures) =>
        figures.flatMap(({ currency, arr, accounts, subscriptions }) => [
          [currency, arr],
          [`${currency} accounts`, accounts],
          [`${currency} subscriptions`, subscriptions],
        ]),
      byPlan: (groups) => groups.map(({ currency, group: [plan], arr }) => [`${currency} ${plan ?? ''}`, arr]),
      rollForward: ([[opening], sums]) => [
        ...[...opening].map(([currency, arr]) => [`opening ${currency}`, arr]),
        ...sums.flatMap((ofCurrency) =>
          windows.flatMap(({ from }, month) =>
            Object.entries(ofCurrency.byClass(month)).map(([of, amount]) => [
              `${from.slice(0, 7)} ${ofCurrency.currency} ${of}`,
              amount,
            ]),
          ),
        ),
      ],
    },
  };
};
