import { monthOf } from './rows.mjs';
import { built } from './built.mjs';

const { toEpochDay } = built('./kernel/calendar-date.js');

/** Adds up all rows of the journal that count, column by column: what there is to beat without an index. */
export const scanEngine = ({ journal, parts, names }, windows) => {
  const currencies = names.currency.length;
  const plans = names.plan.length;
  const classes = names.class.length;
  const firstMonth = monthOf(windows[0].from);

  const total = ({ asOf, knownAt }) => {
    const [{ day, seq, delta, currency }, until] = [journal, toEpochDay(asOf)];
    const sums = new Float64Array(currencies);
    for (let row = 0; row < seq.length && seq[row] <= knownAt; row += 1) {
      if (day[row] <= until) sums[currency[row]] += delta[row];
    }
    return sums;
  };
  const byPlan = ({ asOf, knownAt }) => {
    const [{ day, seq, delta, currency, plan }, until] = [parts, toEpochDay(asOf)];
    const sums = new Float64Array(currencies * plans);
    for (let row = 0; row < seq.length && seq[row] <= knownAt; row += 1) {
      if (day[row] <= until) sums[currency[row] * plans + plan[row]] += delta[row];
    }
    return sums;
  };
  const rollForward = ({ knownAt }) => {
    const { month, seq, delta, currency, class: of } = journal;
    const opening = new Float64Array(currencies);
    const sums = new Float64Array(windows.length * currencies * classes);
    for (let row = 0; row < seq.length && seq[row] <= knownAt; row += 1) {
      const at = month[row] - firstMonth;
      if (at < 0) opening[currency[row]] += delta[row];
      else if (at < windows.length) sums[(at * currencies + currency[row]) * classes + of[row]] += delta[row];
    }
    return { opening, sums };
  };
  return {
    name: 'scan',
    total,
    byPlan,
    rollForward,
    figures: {
      total: (sums) => names.currency.map((currency, code) => [currency, sums[code]]),
      byPlan: (sums) =>
        names.currency.flatMap((currency, code) =>
          names.plan.map((plan, at) => [`${currency} ${plan}`, sums[code * plans + at]]),
        ),
      rollForward: ({ opening, sums }) => [
        ...names.currency.map((currency, code) => [`opening ${currency}`, opening[code]]),
        ...windows.flatMap(({ from }, at) =>
          names.currency.flatMap((currency, code) =>
            names.class.map((of, place) => [
              `${from.slice(0, 7)} ${currency} ${of}`,
              sums[(at * currencies + code) * classes + place],
            ]),
          ),
        ),
      ],
    },
  };
};
