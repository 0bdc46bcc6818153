import { figures, type PlantedBug, queries } from './planted-bug';

/** In what days may show that are not all read by what is known now. */
export const PLANTED_IN_BACKDATING: readonly PlantedBug[] = [
  figures(
    'lets a closing move nothing',
    'arr-book',
    "if (this.policy.policy.backdating !== 'open-period') return;",
    "if (this.policy.policy.backdating !== 'restate') return;",
  ),
  figures(
    'reads all later days as the last closed month',
    'backdating',
    '[{ from: dayAfterMonth(last.period), knownAt: EVERYTHING }]',
    '[]',
  ),
  figures(
    'reads the days before the first closed month by nothing',
    'backdating',
    '[{ from: FIRST_DAY, knownAt: EVERYTHING }, ...months, ...open]',
    '[{ from: FIRST_DAY, knownAt: 0 }, ...months, ...open]',
  ),
  figures(
    'does not show a day what was recorded on it',
    'backdating',
    "'prospective') return ({ recordedOn }) => recordedOn <= day",
    "'prospective') return ({ recordedOn }) => recordedOn < day",
  ),
  figures('splices nothing that begins on the day itself', 'backdating', 'day >= from && (next', 'day > from && (next'),
  figures(
    'reads accounts by all that is known',
    'told-as-read',
    'accounts.factsOf(accountId), knownAt))',
    'accounts.factsOf(accountId), knownAt + 1e9))',
  ),
  figures(
    'inherits from an account on days on which it reads as itself',
    'inheritance',
    'spells.some((spell) => isIn(before, spell) && (',
    'spells.some((spell) => (',
  ),
  figures(
    'converts a closed month by the rates that came later',
    'rate-spans',
    'const upTo = Math.min(knownAt, last);',
    'const upTo = Math.max(0, last);',
  ),
  figures('keeps the rates of a month that is closed or opened', 'arr-book', 'this.converting?.readAnew();', ''),
  figures(
    'converts days by the rates of those before where they may show none',
    'rate-spans',
    '(read.at(-1) ?? facts[0])?.id',
    'read.at(-1)?.id',
  ),
  figures(
    'calls what another reading makes of a rate fx',
    'levels',
    'conversion?.isAsOf !== true || before',
    'conversion === undefined || before',
  ),
  queries(
    'explains a day by rates that it may not show',
    'rates-read',
    'isRead({ book, knownAt, readOn: day })',
    'isRead({ book, knownAt })',
  ),
  figures(
    'forgets what a month that is opened again did not show',
    'arr-book',
    ': closedAtSequence, fact)',
    ': 1e9, fact)',
  ),
  figures(
    'forgets the rates that a month that is opened again did not show',
    'arr-book',
    'this.rates.lastSequence > closedAtSequence',
    'this.rates.lastSequence < 0',
  ),
  figures(
    'reads days anew without what stood before them',
    'backdating',
    '({ from }) => from < since) - 1)',
    '({ from }) => from < since))',
  ),
  figures(
    'asks who is concerned by what only the last span of days says',
    'reporting-rates',
    '(same < 0 ? before.length : same) - 1',
    'before.length - 1',
  ),
  figures(
    'takes what stood to be worth what it was when it came',
    'levels',
    '({ from }) => from < since) - 1)',
    '({ from }) => from < since))',
  ),
  figures(
    'takes the opening of a month for a fact in its time',
    'restatement',
    "type === 'period-closed' || type === 'period-reopened'",
    "type === 'period-closed'",
  ),
  queries(
    'merges the accounts of cohorts by what the day does not show',
    'cohort-work',
    'readingsKnown({ ...known, readOn: asOf })',
    'readingsKnown(known)',
  ),
  queries(
    'merges the accounts of rates by what the closing does not show',
    'account-levels',
    'readingsKnown({ ...known, readOn: dayBefore(window.to) })',
    'readingsKnown(known)',
  ),
];
