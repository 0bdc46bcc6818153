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
];
