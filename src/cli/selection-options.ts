import type { Command } from 'commander';
import type { GroupAnswer, SelectionEcho } from '../arr/queries/answers';
import type { SelectionTexts } from '../arr/queries/questions.query';
import { readSelection } from '../arr/queries/selection-text';
import { present } from '../kernel/present';
import { answerOf } from './answer-output';
import type { Column } from './table';

/** The options of the commands that can show a part of ARR. */
export interface SelectionOptions {
  readonly groupBy?: string;
  readonly filter?: string;
}

export const withSelectionOptions = (command: Command): Command =>
  command
    .option('--group-by <names>', 'by these attributes, with commas between them: plan,region')
    .option('--filter <pairs>', 'only what has these attributes: plan:team,region:EMEA; "plan:" is none');

/** Judged before a ledger is opened. */
export const selectionIn = ({ groupBy, filter }: SelectionOptions): SelectionTexts => {
  const texts = present({ groupBy, filter });
  answerOf(readSelection(texts));
  return texts;
};

const NONE = '(none)';

/** As it is, unless it would be taken for something else or break the line. */
const shown = (value: string | null): string => {
  if (value === null) return NONE;
  return value === '' || value === NONE || /[\t\n\r]/u.test(value) ? JSON.stringify(value) : value;
};

/** A row of a group, or the total of all, which has none. */
interface OfGroup {
  readonly by?: GroupAnswer;
}

/** A column for each name that was grouped by; the total says so in the first. */
export const groupColumns = ({ groupBy }: SelectionEcho): readonly Column<OfGroup>[] => {
  const names = groupBy?.split(',') ?? [];
  return names.map((name, index) => ({
    title: name,
    of: ({ by }) => (by === undefined ? (index === 0 ? 'total' : '') : shown(by[name] ?? null)),
  }));
};

/** A group in one line: `plan pro, region (none)`. */
export const groupTitle = ({ groupBy }: SelectionEcho, { by }: Required<OfGroup>): string =>
  (groupBy?.split(',') ?? []).map((name) => `${name} ${shown(by[name] ?? null)}`).join(', ');

/** Whether nothing but zeros is in a table, which by a filter may be a slip of the pen. */
export const emptyNote = ({ filter }: SelectionEcho, isEmpty: boolean): string => {
  if (filter === undefined || !isEmpty) return '';
  const names = [...new Set(filter.split(',').map((pair) => pair.slice(0, pair.indexOf(':'))))];
  return `Nothing that counts there is ${filter}: --group-by ${names.join(',')} without --filter lists what there is.\n`;
};

/** What the figures are of, where that is not all. */
export const filterNote = ({ filter }: SelectionEcho): string => (filter === undefined ? '' : `, only ${filter}`);
