import { figures, type PlantedBug, queries } from './planted-bug';

export const PLANTED_IN_FIGURES: readonly PlantedBug[] = [
  // Movements and journal
  figures('calls every start new', 'account-movements', "hadArr ? 'reactivation' : 'new'", "'new'"),
  figures(
    'classes each currency by itself',
    'account-movements',
    '[transferred.lines === 0, closing.lines === 0]',
    '[opening.lines === 0, closing.lines === 0]',
  ),
  figures(
    'begins the class before the transfer',
    'account-movements',
    'balance(revalued), (delta)',
    'balance(opening), (delta)',
  ),
  figures(
    'forgets what a transfer brings',
    'level-parts',
    '    part(worth, { ...of, accountId: holder.accountId, attributes, lines: 1 }),\n',
    '',
  ),
  figures(
    'forgets what leaves old attributes',
    'level-parts',
    'return [part(negative(before.worth), goes), part(after.worth,',
    'return [part(after.worth,',
  ),
  figures('retracts without negating', 'journal', 'delta: -entry.delta,', 'delta: entry.delta,'),
  queries(
    'sums a restatement of an account over its currencies',
    'restated-accounts',
    '`${one.effect.accountId}\\n${one.effect.currency}`',
    'one.effect.accountId',
  ),
  queries('counts the first effect of an account alone', 'restated-accounts', '    else own.push(one);\n', ''),
  queries(
    'shows all effects of an account under each cause',
    'restated-accounts',
    'all.filter((one) => one.cause === cause)',
    'all.filter(() => cause !== undefined)',
  ),
  figures('restates nothing when contributions change', 'journal', '    a.factId === b.factId &&\n', ''),
  // Cohorts
  figures(
    'takes what stands within a day for its end',
    'cohort-table',
    'level > 0n && changes[at]?.day !== next.day',
    'level > 0n',
  ),
  figures('ends a cohort before the day that is asked of', 'cohort-table', 'number <= last;', 'number < last;'),
  figures(
    'counts accounts that have nothing left',
    'cohort-table',
    'if (level > 0n) age.accounts',
    'if (level >= 0n) age.accounts',
  ),
  queries('reads cohorts of accounts that are merged one by one', 'cohort-work', 'readings.readsAs(id, asOf)', 'id'),
  queries('lets what comes after the day into cohorts', 'cohort-work', 'effectiveOn <= asOf', "effectiveOn !== ''"),
  // Merges
  figures('merges a day late', 'merges', 'if (merge.effectiveOn > day) break;', 'if (merge.effectiveOn >= day) break;'),
  figures('reads a merge that is voided', 'merges', '    this.discount(accountId);\n    if', '    if'),
  figures(
    'hands no first day on to the survivor of a merge',
    'inheritance',
    'had.length === 0 ? undefined : Math.min(...had.map(({ from }) => from))',
    'undefined',
  ),
  figures(
    'puts the attributes of an account before those of its lines',
    'levels',
    '[holder.attributes, stretch.attributes, line.attributes ?? {}]',
    '[stretch.attributes, line.attributes ?? {}, holder.attributes]',
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
    "is === 'transfer' || is === 'fx'",
    "is === 'fx'",
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
