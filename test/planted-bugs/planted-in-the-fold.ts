import { figures, type PlantedBug } from './planted-bug';

export const PLANTED_IN_THE_FOLD: readonly PlantedBug[] = [
  // What an append touches
  figures(
    'keeps the changes of the day from which it works anew',
    'reaches',
    '(on) => on < since',
    '(on) => on <= since',
  ),
  figures('works anew from the last of several facts on', 'touches', 'earlierEnd(since, known?.since)', 'since'),
  figures(
    'lets a void change nothing before a day of the same append',
    'touches',
    'since === undefined || (known !== undefined && known.since === undefined)',
    'since === undefined',
  ),
  figures(
    'forgets where a subscription changed something before',
    'arr-book',
    'new Set([...goes.keys(), ...after.keys()])',
    'new Set([...after.keys()])',
  ),
  figures(
    'forgets the accounts that read as one that is merged anew',
    'accounts-book',
    '[of, ...this.absorbedBy(of).map((absorbed) => absorbed.accountId)]',
    '[of]',
  ),
  figures(
    'leaves its first day with an account that is no longer the survivor',
    'accounts-book',
    '...this.merges.survivorsOf(of, before), ',
    '',
  ),
  figures(
    'knows no attribute that only a correction states',
    'attribute-names',
    'return data.statement.data;',
    'return { accountId: data.accountId };',
  ),
  // Facts that stand for others
  figures(
    'lets a statement stand for the other ones of its day',
    'outlines',
    'if (on < day && saysAll',
    'if (on <= day && saysAll',
  ),
  figures('lets a change stand for a term', 'outlines', '(kind === CHANGES && !hasTerm)', 'kind === CHANGES'),
  figures('lets a change stand for a pause', 'outlines', 'if (isPaused || isLate', 'if (isLate'),
  figures('takes the order of the log for the order of a day', 'outlines', '(isTimed && timedOn === on)', 'on < 0'),
  figures(
    'starts anew without the term',
    'subscription-facts',
    'data: term === undefined ? stated : { ...stated, term }',
    'data: stated',
  ),
  figures(
    'takes the days of facts as they came for their order',
    'outlines',
    'isInOrder &&= place === 0 ||',
    'isInOrder ||= place === 0 ||',
  ),
  figures(
    'counts the rows of a stream from the first fact of all',
    'kept-facts.codec',
    'row - this.lastRows.at(stream), mark',
    'row, mark',
  ),
  figures('forgets what stood before what moves with it', 'byte-store', '    all.set(this.at(place));\n', ''),
  figures(
    'forgets a list on adding to it',
    'number-lists',
    'this.bytes.append(place, written)',
    'this.bytes.replace(place, written)',
  ),
  figures(
    'keeps the attributes of another change',
    'kept-changes.codec',
    'if (attributes !== this.lastAttributes) {',
    'if (this.lastAttributes === undefined) {',
  ),
  figures(
    'takes two causes for the first',
    'cause-numbers',
    'cause === undefined || causes.length > 1',
    'cause === undefined',
  ),
  // The days of an account
  figures(
    'does not notice other attributes',
    'kept-changes.codec',
    '  a.fact === b.fact &&\n  a.attributes === b.attributes;',
    '  a.fact === b.fact;',
  ),
  figures('does not notice another fact', 'kept-changes.codec', '  a.fact === b.fact &&\n', ''),
  figures(
    'says of the days before those that are read what stood at the end of all',
    'written-days',
    'closing = standingBefore(closing, changes);',
    '',
  ),
  figures(
    'gives a day that is read for the last of those before',
    'written-days',
    'last: before,',
    'last: days[0]?.on ?? before,',
  ),
  figures(
    'takes the first day with ARR for one of those before, though it is read',
    'written-days',
    'firstWithArr < on',
    'firstWithArr <= on',
  ),
  figures('reads a day later than it is asked for', 'written-days', 'if (day >= on)', 'if (day > on)'),
  figures(
    'leaves a day as it was that ends without ARR now',
    'account-days',
    'hadOpening !== opening.lines > 0 || hadClosing !== day.closing.lines > 0',
    'hadOpening !== opening.lines > 0',
  ),
  figures(
    'leaves later days as they were when the first day with ARR becomes earlier',
    'account-days',
    'isFrom(before, day.on) !== isFrom(hadArrFrom, day.on)',
    'isFrom(before, day.on) && !isFrom(hadArrFrom, day.on)',
  ),
  figures(
    'calls the first day a return',
    'account-days',
    'earlierOf(first + 1, inherited.from)',
    'earlierOf(first, inherited.from)',
  ),
  figures(
    'keeps no first day',
    'kept-days',
    'this.firstDays.set(account, days.firstDayWithArr() ?? NONE)',
    'days.firstDayWithArr()',
  ),
  figures(
    'reads a change below zero as one above',
    'kept-changes.codec',
    'number < 0 ? -2 * number + 1 : 2 * number',
    'number < 0 ? -2 * number : 2 * number',
  ),
  figures('gives one block to two', 'byte-store', '      this.free[sizeClass] = this.headOf(free);\n', ''),
  figures('reads days as if none came before', 'reaches', 'on += reader.next()', 'on = reader.next()'),
  // Knowledge
  figures(
    'takes a sequence for what was known after it',
    'knowledge',
    'this.sequences.at(at) < sequence',
    'this.sequences.at(at) <= sequence',
  ),
  figures(
    'does not know at a moment what was recorded in it',
    'knowledge',
    'this.moments.at(at) <= moment',
    'this.moments.at(at) < moment',
  ),
  figures(
    'finds an entry of the next append',
    'entry-rows',
    'row < this.startOf(place + 1)',
    'row <= this.startOf(place + 1)',
  ),
  figures('takes back what is taken back later', 'entry-rows', 'by >= known', 'by > known'),
];
