import { accounts, decider, kernel, type PlantedBug } from './planted-bug';

export const PLANTED_IN_COMMANDS: readonly PlantedBug[] = [
  // Annual value
  decider(
    'rounds twice',
    'annual-value',
    'toMinorUnits(times(reckoning.net, reckoning.factor), currency)',
    'toMinorUnits(times(ratio(toMinorUnits(reckoning.net, currency), 100n), reckoning.factor), currency)',
  ),
  decider('counts the last day of a span', 'annual-value', 'day < until);', 'day <= until);'),
  decider('counts the trial', 'annual-value', 'day < trialUntil;', 'day > trialUntil;'),
  decider(
    'takes the first discount only',
    'annual-value',
    'discountHolds(discount, on.day, policy))',
    'discountHolds(discount, on.day, policy)).slice(0, 1)',
  ),
  decider('lets a discount go below zero', 'annual-value', '? ZERO : left', '? left : left'),
  decider(
    'takes a week for a month',
    'annual-value',
    'times(weeksPerYear, ratio(1n, BigInt(every.weeks)))',
    'times(ratio(12n), ratio(1n, BigInt(every.weeks)))',
  ),
  decider(
    'counts a service',
    'annual-value',
    "service: ({ services }) => services === 'include-contracted'",
    'service: () => true',
  ),
  // Decider
  decider('ends a day late', 'subscription.states', 'since > day) return state', 'since >= day) return state'),
  decider(
    'lets a renewal end by the old term',
    'subscription.states',
    '...holds, ...agreedAnew };\n  const',
    '...holds, termBy: factId };\n  const',
  ),
  decider(
    'forgets the attributes of a change',
    'subscription.states',
    '  ...before,\n  lines: data.lines,\n  attributes: data.attributes ?? {},',
    '  ...before,\n  lines: data.lines,',
  ),
  decider(
    'resumes what was not paused',
    'subscription.states',
    "before.status === 'paused' ? resumed(before) : undefined",
    "before.status === 'paused' ? resumed(before) : before",
  ),
  decider(
    'keeps the account of a transferred subscription',
    'subscription.states',
    'accountId: fact.data.toAccountId',
    'accountId: fact.data.accountId',
  ),
  decider(
    'names the direction by the day before',
    'insertion',
    'const [earlier, later] = [worth(before.lines), worth(lines)];',
    'const [later, earlier] = [worth(before.lines), worth(lines)];',
  ),
  decider(
    'supersedes what follows a reactivation',
    'insertion',
    'reactivation < 0 ? after : after.slice(0, reactivation)',
    'after',
  ),
  decider(
    'supersedes nothing',
    'timeline',
    '!supersededBy.has(covered)) supersededBy.set(covered, id)',
    'covered < 0) supersededBy.set(covered, id)',
  ),
  decider(
    'lets a revoked cancellation supersede',
    'timeline',
    "fact.type === 'subscription-cancelled' && revokedBy === undefined) {",
    "fact.type === 'subscription-cancelled') {",
  ),
  decider(
    'lets a revoked cancellation count',
    'timeline',
    'supersededBy === undefined && revokedBy === undefined',
    'supersededBy === undefined',
  ),
  decider(
    'takes a revocation on the day itself',
    'revocation',
    'revocation.recordedOn < effectiveOn',
    'revocation.recordedOn <= effectiveOn',
  ),
  kernel(
    'orders a day by the log alone',
    'standing',
    'ordered.push(...inOrderOfDay(sorted.slice(start, end)))',
    'ordered.push(...sorted.slice(start, end))',
  ),
  kernel(
    'gives a correction its own place',
    'standing',
    'places.set(fact.id, inherited ?? index)',
    'places.set(fact.id, index)',
  ),
  kernel(
    'restores what a corrected correction replaced',
    'standing',
    "own?.how === 'voided' ? undefined",
    'own !== undefined ? undefined',
  ),
  // Accounts
  accounts(
    'lets an account be merged while it is merged',
    'account.decider',
    'after.merges.length < 2',
    'after.merges.length < 3',
  ),
  accounts(
    'lets merges go in a circle',
    'account.decider',
    'mergedTwice(before, after) ?? circleIn(fact.data.accountId, after, mergedInto);',
    'mergedTwice(before, after);',
  ),
  accounts(
    'leaves the name of an account unsealed',
    'account-texts',
    'data.name === undefined ? data : { ...data, name: replace(data.name) }',
    'data',
  ),
];
