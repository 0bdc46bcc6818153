const decider = (name, file, from, to) => ({ name, file: `src/subscriptions/domain/${file}.ts`, from, to });
const accounts = (name, file, from, to) => ({ name, file: `src/accounts/domain/${file}.ts`, from, to });
const figures = (name, file, from, to) => ({ name, file: `src/arr/domain/${file}.ts`, from, to });
const kernel = (name, file, from, to) => ({ name, file: `src/kernel/${file}.ts`, from, to });

/** Mistakes that somebody could make in the code, each a text in a file and what to put in its place. */
export const PLANTED_BUGS = [
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
    'discountHolds(discount, day, policy))',
    'discountHolds(discount, day, policy)).slice(0, 1)',
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
  decider('ends a day late', 'subscription.states', 'since > day ? state', 'since >= day ? state'),
  decider(
    'lets a renewal end by the old term',
    'subscription.states',
    '...holds, term, termBy: factId }',
    '...holds, termBy: factId }',
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
  // Movements and journal
  figures('calls every start new', 'account-movements', "hadArr ? 'reactivation' : 'new'", "'new'"),
  figures(
    'classes each currency by itself',
    'account-movements',
    'isFromZero: transferred.size === 0',
    'isFromZero: opening.size === 0',
  ),
  figures(
    'begins the class before the transfer',
    'account-movements',
    'transferred.get(currency) ?? 0n, (delta)',
    'opening.get(currency) ?? 0n, (delta)',
  ),
  figures('forgets what a transfer brings', 'levels', '    part(holder.accountId, before.arr, attributes),\n', ''),
  figures('counts a pause', 'levels', "!stretch.isPaused || policy.pauses === 'keep'", 'true'),
  figures(
    'forgets what leaves old attributes',
    'levels',
    'return [part(-from, before.attributes), part(to, after.attributes)];',
    'return [part(to - from, after.attributes)];',
  ),
  figures('retracts without negating', 'journal', 'delta: -entry.delta,', 'delta: entry.delta,'),
  figures('restates nothing when contributions change', 'journal', '    a.factId === b.factId &&\n', ''),
  // Accounts and merges
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
  figures('merges a day late', 'merges', 'if (merge.effectiveOn > day) break;', 'if (merge.effectiveOn >= day) break;'),
  figures('reads a merge that is voided', 'merges', '    this.discount(accountId);\n    if', '    if'),
  figures(
    'hands no first day on to the survivor of a merge',
    'arr-book',
    'earliest = earliest === undefined || on < earliest ? on : earliest;',
    'earliest = undefined;',
  ),
  figures(
    'puts the attributes of an account before those of its lines',
    'levels',
    '{ ...holder.attributes, ...stretch.attributes, ...line.attributes }',
    '{ ...stretch.attributes, ...line.attributes, ...holder.attributes }',
  ),
  figures(
    'describes an account from the first day as on the last',
    'holders',
    'descriptions[known - 1]?.attributes ?? {}',
    'descriptions.at(-1)?.attributes ?? {}',
  ),
  // Groups
  figures(
    'gives a remainder to the group that has the least of it',
    'movement-groups',
    'a.remainder > b.remainder ? -1 : 1',
    'a.remainder < b.remainder ? -1 : 1',
  ),
  figures(
    'puts the group of none last',
    'group',
    'if (a === null) return -1;\n  return b === null || a > b ? 1 : -1;',
    'if (a === null) return 1;\n  return b !== null && a > b ? 1 : -1;',
  ),
  figures(
    'classes the rest of a group by its sign',
    'movement-groups',
    'inColumn(is, rest)',
    "inColumn(sumOf(rest) > 0n ? 'expansion' : 'contraction', rest)",
  ),
  figures(
    'takes what entered a group for what left it',
    'movement-groups',
    "...inColumn('entered', entered),\n    ...inColumn('left', left),",
    "...inColumn('left', entered),\n    ...inColumn('entered', left),",
  ),
  figures(
    'shares what a retraction takes back among groups anew',
    'movement-groups',
    "if (kind === 'assert') return",
    'if (contributions.length > 0) return',
  ),
  figures(
    'takes a transfer for a change of groups',
    'movement-groups',
    "  if (is === 'transfer') return inColumn('transfer', sums);\n",
    '',
  ),
  figures(
    'opens a group at the end of its first day',
    'plain-groups',
    'windows.map(({ from }) => dayBefore(from))',
    'windows.map(({ from }) => from)',
  ),
  figures(
    'lets groups that are filtered out cancel nothing',
    'plain-groups',
    'postingsOfEntry(entry, names).flatMap',
    'postingsOfEntry({ ...entry, contributions: entry.contributions' +
      '.filter(({ attributes }) => shown(groupOf(attributes, names))) }, names).flatMap',
  ),
];
