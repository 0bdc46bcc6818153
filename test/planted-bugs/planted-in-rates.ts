import { decider, figures, type PlantedBug, queries } from './planted-bug';

export const PLANTED_IN_RATES: readonly PlantedBug[] = [
  figures(
    'counts a rate on the day on which it ends',
    'published-rates',
    'day < rate.data.until',
    'day <= rate.data.until',
  ),
  figures(
    'counts a rate from the day after its own',
    'rate-steps',
    '({ from }) => from <= day',
    '({ from }) => from < day',
  ),
  figures(
    'lets a late rate move nothing',
    'reporting-rates',
    'if (!isNeeded) return [];',
    'if (base !== quote) return [];',
  ),
  figures(
    'takes the rate of the day for that of the start',
    'conversion',
    "fx === 'subscription-start' ? cameOn",
    "fx === 'subscription-start' ? day",
  ),
  figures(
    'takes a missing rate for one',
    'conversion',
    'rate === undefined ? { currency, amount } :',
    'rate === undefined ? { currency: reporting, amount } :',
  ),
  figures(
    'tells what rates do to an account that goes to nothing',
    'account-movements',
    'fx.length > 0 && (isFromZero || isToZero)',
    'fx.length > 0 && isFromZero',
  ),
  figures(
    'revalues the other way round',
    'level-parts',
    'difference(stands.worth, revalued.worth)',
    'difference(revalued.worth, stands.worth)',
  ),
  figures(
    'takes the statement that holds for the start',
    'arr-book',
    "this.converting !== undefined && this.policy.policy.fx === 'subscription-start'",
    'this.policy.version === 0',
  ),
  decider('starts anew with each statement', 'stretches', 'days.get(state.cameBy) ?? from', 'from'),
  decider(
    'has a renewal bring a new rate',
    'subscription.states',
    "{ status: 'active', identity, cameBy, since,",
    "{ status: 'active', identity, cameBy: factId, since,",
  ),
  queries('revalues a step by the rate of its opening', 'netted-fx', 'dayBefore(window.to)', 'dayBefore(window.from)'),
  queries(
    'asks for no rate within a window',
    'missing-rates',
    'from: addDays(from, -1), to })',
    'from: addDays(from, -1), to: from })',
  ),
  figures(
    'takes what rates make of two groups for what one gives the other',
    'movement-groups',
    "is === 'transfer' || is === 'fx'",
    "is === 'transfer'",
  ),
  queries(
    'takes what rates made of what has gone over for growth',
    'netted-fx',
    'return delta === 0n ?',
    'return amount === 0n || delta === 0n ?',
  ),
  figures(
    'classes what rates made of who has nothing at either end',
    'netted-step',
    'turnover.isFromZero === turnover.isToZero ?',
    '!turnover.isFromZero && !turnover.isToZero ?',
  ),
  queries(
    'asks for a rate that is missing on the first day of a window alone',
    'missing-rates',
    '...(next < to ? rows.daysInForce({ from: next, to }, knownAt) : [])',
    '...(next < to ? [] : [])',
  ),
  queries(
    'asks for no rate of what changes accounts within a step',
    'movements-between.handler',
    '...transfers.map(({ effectiveOn }) => dayBefore(effectiveOn))',
    '',
  ),
];
