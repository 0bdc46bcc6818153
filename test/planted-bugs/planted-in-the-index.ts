import { figures, type PlantedBug } from './planted-bug';

export const PLANTED_IN_THE_INDEX: readonly PlantedBug[] = [
  // States of the past
  figures(
    'takes the state after the nearest one',
    'running-sums',
    'this.past.read(blocks / this.apart - 1,',
    'this.past.read(blocks / this.apart,',
  ),
  figures('adds what it should take off a state that came later', 'running-sums', 'sign: isBefore ? 1 : -1', 'sign: 1'),
  figures('keeps states as often as before', 'running-sums', '    this.apart *= 2;\n', ''),
  figures(
    'leaves the last day out of what lies between',
    'amount-blocks',
    'if (day > read.last ||',
    'if (day >= read.last ||',
  ),
  figures('lets what comes later into a state of the past', 'amount-blocks', ' || sequence > upTo', ''),
  figures('lets a cell that came later into a state of the past', 'amount-blocks', ' || place >= apart', ''),
  figures(
    'takes late amounts of a block for those of most of it',
    'amount-blocks',
    'row < to && read.slotOf',
    'row < from && read.slotOf',
  ),
  figures(
    'takes early amounts of a block for those of most of it',
    'amount-blocks',
    'row = to - CELLS_A_ROW;',
    'row = from - CELLS_A_ROW;',
  ),
  figures(
    'keeps a state of the past with blocks that have changed since',
    'day-table',
    'this.copies[after] = CHANGED;',
    '',
  ),
  figures(
    'takes a day that no block is of for a day of the block before',
    'day-blocks',
    'numbers[rank] === blockOf(day) ? rowOf(day) : BLOCK_DAYS',
    'rowOf(day)',
  ),
  figures('drops the wrong half of the states', 'past-tables', 'let table = 1; table', 'let table = 0; table'),
  figures(
    'begins the block of a late day with nothing',
    'day-table',
    '(last[place] ?? 0) + (last[BLOCK_DAYS * width + place] ?? 0)',
    '0 * BLOCK_DAYS',
  ),
  figures(
    'parts a table that is too large by what each day ends with',
    'day-table',
    'const before = at < 2 * width ? 0 : (block[at - width] ?? 0);',
    'const before = at < 2 * width ? 0 : 0;',
  ),
  figures('takes off one block too many', 'amount-blocks', 'this.addBlocks(full + 1,', 'this.addBlocks(full,'),
  // Sums by day
  figures(
    'ranks a day with those before it alone',
    'day-ranks',
    'WITHIN - (day & WITHIN)',
    'WITHIN + 1 - (day & WITHIN)',
  ),
  figures('counts no days before a new word', 'day-ranks', 'larger[place] = count;', 'larger[place] = 0;'),
  figures(
    'adds a late amount to its own day alone',
    'ladder',
    'const end = this.days.size * width;',
    'const end = (this.days.rankOf(day) + 1) * width;',
  ),
  figures(
    'leaves what has left a group in its level',
    'cube',
    'this.figures.add(sequence, day, cell, [LEVEL, amount]);',
    'if (column < GROUP_COLUMNS.length - 1) this.figures.add(sequence, day, cell, [LEVEL, amount]);',
  ),
  figures(
    'begins a late day with nothing',
    'ladder',
    'if (step === 0) this.sums.fill(0, 0, width);',
    'if (step >= 0) this.sums.fill(0, step * width, (step + 1) * width);',
  ),
  // Counts
  figures(
    'counts a subscription by the last of its lines',
    'cube',
    'ofSubscriptions.set(subscription, (ofSubscriptions.get(subscription) ?? 0) + amount)',
    'ofSubscriptions.set(subscription, amount)',
  ),
  figures(
    'counts nobody for an entry of several groups',
    'cube',
    '    this.count(row, (part) => cells.cellOf(',
    '    void ((part: number) => cells.cellOf(',
  ),
  figures(
    'gives a late day the balance of nobody',
    'balance-chains',
    'before === NONE ? 0 : this.balances.at(before));\n    if',
    '0);\n    if',
  ),
  figures(
    'tells of a turn whether or not it was told before',
    'balance-chains',
    'if (turns !== said) onTurn(this.days.at(link), turns - said);',
    'if (turns !== 0) onTurn(this.days.at(link), turns);',
  ),
  // Groups
  figures(
    'adds for a group what is taken back',
    'cube',
    'const sign = journal.isRetraction(row) ? -1 : 1;\n    for (const { group',
    'const sign = 1;\n    for (const { group',
  ),
  figures(
    'takes no value for an empty one',
    'cells',
    'const key = groupKey(values);\n    const known = this.groups',
    "const key = values.join(',');\n    const known = this.groups",
  ),
  figures('knows of a group before its first entry', 'cells', 'since: sequence', 'since: 0'),
  figures(
    'leaves a selection as it was when it was first ready',
    'prefix-arr-index',
    'cube.hasBeenReady && cube.hasTaken(this.journal.length) &&',
    'cube.hasBeenReady &&',
  ),
  figures(
    'lets a selection make way before it is ready',
    'prefix-arr-index',
    'if (cube === asked || !cube.hasBeenReady) continue;',
    'if (cube === asked) continue;',
  ),
  figures('adds up what floating-point numbers do not hold', 'prefix-arr-index', 'this.journal.isExact', 'row >= 0'),
  figures('closes a window at the end of the day after', 'read-days', 'toEpochDay(to) - 1', 'toEpochDay(to)'),
  figures(
    'answers for other windows of as many months',
    'read-days',
    'from === asked.windows[place]?.from && to === asked.windows[place].to',
    'from.length === to.length',
  ),
  figures(
    'takes a cell that came later for the first of the next day',
    'running-sums',
    'cell < cells ? (day * cells + cell) * measures : amounts.length',
    '(day * cells + cell) * measures',
  ),
  // Accounts
  figures(
    'shows the first entry that is not known yet',
    'account-rows',
    'if (row < known) yield',
    'if (row <= known) yield',
  ),
  figures(
    'shows the last account of a page again',
    'account-rows',
    'figure.currency > after[1]',
    'figure.currency >= after[1]',
  ),
  figures(
    'loses an account where a block of them is cut',
    'text-order',
    'block.splice(BLOCK_MAX / 2)',
    'block.splice(BLOCK_MAX / 2 + 1)',
  ),
  figures(
    'looks too far back for the first entry of an append',
    'entry-columns.codec',
    'for (; step >= 1; step /= 2)',
    'for (; step > 1; step /= 2)',
  ),
  figures(
    'takes what another entry was for what is taken back',
    'append-journal',
    'this.read.set(entry.id, row);',
    'this.read.set(entry.id, Math.max(0, row - 1));',
  ),
  figures(
    'forgets on growing what it has numbered',
    'hash-slots',
    'if (id !== NOT_FOUND) occupy(larger, id,',
    'if (id > shard.length) occupy(larger, id,',
  ),
];
