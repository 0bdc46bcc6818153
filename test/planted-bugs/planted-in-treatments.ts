import { decider, figures, type PlantedBug, queries } from './planted-bug';

export const PLANTED_IN_TREATMENTS: readonly PlantedBug[] = [
  decider('counts a pause', 'standing-lines', "isPaused && policy.pauses === 'zero'", 'false'),
  decider(
    'lets what lies between a request and its cancellation stand',
    'counted-states',
    'if (index > waiting && from !== undefined && from <= day)',
    'if (index > waiting && from === day)',
  ),
  decider(
    'counts what names no day of booking from its own day',
    'counted-states',
    'fact.data.bookedOn ?? recordedOn',
    'fact.data.bookedOn',
  ),
  decider(
    'counts a cancellation from a day of request that comes after it',
    'counted-states',
    "policy.churnRecognition === 'requested' ? orEarlier(fact.data.requestedOn) : effectiveOn",
    "policy.churnRecognition === 'requested' ? (fact.data.requestedOn ?? effectiveOn) : effectiveOn",
  ),
  decider('waits a day less for a late payment', 'stretches', 'pastDue.countDays + 1', 'pastDue.countDays'),
  decider(
    'takes a second reminder for the first',
    'subscription.states',
    'before.pastDueSince === undefined\n',
    'before.pastDueBy !== id\n',
  ),
  decider('gives no grace', 'stretches', 'addDays(end, renewalGraceDays)', 'end'),
  decider('averages over what follows a term, too', 'annual-value', ' || day >= agreed.endsOn', ''),
  decider(
    'averages a line that began before it was stated',
    'annual-value',
    'line.from !== undefined && line.from > statedOn',
    'line.from !== undefined',
  ),
  decider(
    'takes a term of a year for a long one',
    'annual-value',
    'compare(months, A_YEAR) > 0n',
    'compare(months, A_YEAR) >= 0n',
  ),
  decider(
    'puts the term before the total of a line',
    'annual-value',
    "'over' in line ? ratio(BigInt(line.over.months)) : agreed && monthsOf(agreed)",
    'agreed ? monthsOf(agreed) : undefined',
  ),
  decider(
    'forgets the odd days of a term',
    'terms',
    'plus(ratio(BigInt(whole)), odd)',
    'plus(ratio(BigInt(whole)), ratio(0n))',
  ),
  figures('opens the window for reactivations a day longer', 'account-days', 'on - 1 - Math.max', 'on - 2 - Math.max'),
  figures(
    'forgets how long the accounts merged into one were without ARR',
    'account-days',
    '[this.lastDayWithArr(on), inherited.lastDayWithArr(on)]',
    '[this.lastDayWithArr(on)]',
  ),
  figures(
    'calls a fact late after a day whatever the policy tolerates',
    'restatement',
    'toEpochDay(effectiveOn) > lateTolerance',
    'toEpochDay(effectiveOn) > Math.min(lateTolerance, 1)',
  ),
  queries(
    'has whoever was ever there come back in a window that is one step',
    'netted-returns',
    "daysMax === 'none' || back === undefined ||",
    'daysMax !== undefined ||',
  ),
];
