import type { Command } from 'commander';
import type { AccountFigure, ArrAnswer, ArrFigure, GroupAnswer } from '../arr/queries/answers';
import type { AccountsAsOf } from '../arr/queries/questions.query';
import { present } from '../kernel/present';
import { allOf } from './all-pages';
import { answerOf, echoLine, printJson } from './answer-output';
import { dayIn, judgeDay } from './day-text';
import { usageError } from './failure';
import {
  knowledgeIn,
  type KnowledgeOptions,
  nativeIn,
  withKnowledgeOptions,
  withNativeOption,
  withReportingOption,
} from './knowledge-options';
import { type OpenedLedger, withLedger } from './opened-ledger';
import {
  emptyNote,
  filterNote,
  groupColumns,
  selectionIn,
  type SelectionOptions,
  withSelectionOptions,
} from './selection-options';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';

interface ShowOptions extends KnowledgeOptions, SelectionOptions {
  readonly asOf: string;
  readonly native?: string;
  readonly accounts?: true;
}

/** A figure, or one of a group. */
interface FigureRow extends Omit<ArrFigure, 'groups'> {
  readonly by?: GroupAnswer;
}

const CURRENCY: Column<FigureRow> = { title: 'Currency', of: ({ currency }) => currency };

const FIGURES: readonly Column<FigureRow>[] = [
  { title: 'ARR', align: 'right', of: ({ arr }) => arr },
  { title: 'MRR', align: 'right', of: ({ mrr }) => mrr },
  { title: 'Accounts', align: 'right', of: ({ accounts }) => accounts.toString() },
  { title: 'Subscriptions', align: 'right', of: ({ subscriptions }) => subscriptions.toString() },
];

const ACCOUNTS: readonly Column<AccountFigure>[] = [
  { title: 'Account', of: ({ accountId }) => accountId },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'ARR', align: 'right', of: ({ arr }) => arr },
  { title: 'MRR', align: 'right', of: ({ mrr }) => mrr },
  { title: 'Subscriptions', align: 'right', of: ({ subscriptions }) => subscriptions.toString() },
];

/** The groups of each currency, and their total last. */
export const figuresTable = (answer: ArrAnswer): string => {
  const rows = answer.figures.flatMap(({ groups = [], ...figure }): readonly FigureRow[] => [
    ...groups.map((group) => ({ currency: figure.currency, ...group })),
    figure,
  ]);
  return table([CURRENCY, ...groupColumns(answer), ...FIGURES], rows);
};

const isCountedTwice = ({ accounts, subscriptions, groups = [] }: ArrFigure): boolean =>
  groups.reduce((sum, group) => sum + group.accounts, 0) > accounts ||
  groups.reduce((sum, group) => sum + group.subscriptions, 0) > subscriptions;

/** Why the counts of the groups are more than that of the total, where they are. */
export const countsNote = ({ figures }: ArrAnswer): string =>
  figures.some(isCountedTwice)
    ? 'What has lines in several groups is counted in each of them, and once in the total.\n'
    : '';

/** The figures, or that there are none, and what a reader would wonder at. */
const figuresText = (answer: ArrAnswer, currency: string | undefined): string => {
  if (answer.figures.length === 0) return `No ARR${currency === undefined ? '' : ` in ${currency}`} on that day.\n`;
  const isEmpty = answer.figures.every(({ subscriptions }) => subscriptions === 0);
  const note = emptyNote(answer, isEmpty) || countsNote(answer);
  return `${figuresTable(answer)}${note === '' ? '' : `\n${note}`}`;
};

const EXAMPLES = `
Examples:
  arr show
  arr show --as-of 2026-Q3 --native EUR
  arr show --as-of 2026-Q3 --currency EUR
  arr show --as-of 2026-03-31 --known-at 2026-04-05T00:00:00Z
  arr show --as-of 2026-03-31 --accounts
  arr show --as-of 2026-03 --group-by plan,region
  arr show --as-of 2026-03 --group-by region --filter plan:team`;

const show = async (surroundings: Surroundings, options: ShowOptions): Promise<void> => {
  const knowledge = knowledgeIn(options);
  const native = nativeIn(options);
  const selection = selectionIn(options);
  if (options.accounts === true && Object.keys(selection).length > 0) {
    throw usageError(
      '--accounts lists those of the whole figure.',
      'Leave out --group-by and --filter, or --accounts.',
    );
  }
  judgeDay('--as-of', options.asOf, 'as-of');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const asOf = dayIn('--as-of', options.asOf, 'as-of', () => ledger.today());
    const answer = answerOf(await ledger.ask.arrAsOf(present({ ...knowledge, ...selection, asOf, native })));
    // The list is asked for at the sequence of the figure, so that the two cannot differ.
    const pinned = { ...knowledge, knownAt: answer.knownAt.sequence };
    const accounts = options.accounts === true ? await accountsAt(ledger, { ...pinned, asOf }) : undefined;
    const items = accounts?.filter((item) => (native ?? item.currency) === item.currency);
    if (options.json === true) {
      printJson(surroundings, present({ ...answer, accounts: items }));
      return;
    }
    surroundings.out(`ARR at the end of ${answer.asOf}${filterNote(answer)}\n\n`);
    surroundings.out(figuresText(answer, native ?? knowledge.currency));
    if (items !== undefined) surroundings.out(`\n${table(ACCOUNTS, items)}`);
    surroundings.out(`\n${echoLine(answer)}`);
  });
};

const accountsAt = (ledger: OpenedLedger, question: AccountsAsOf['question']): Promise<readonly AccountFigure[]> =>
  allOf(
    (from) => ledger.ask.accountsAsOf({ ...question, ...from }),
    (page) => page.items,
  );

/** `arr show`: the figure. */
export const addShow = (program: Command, surroundings: Surroundings): void => {
  const command = program.command('show').description('ARR at the end of a day, as known at any moment');
  withNativeOption(withReportingOption(withSelectionOptions(withKnowledgeOptions(command))))
    .option('--as-of <day>', 'the day, or the last of a month, quarter or year', 'today')
    .option('--accounts', 'list the accounts behind the figure')
    .addHelpText('after', EXAMPLES)
    .action((options: ShowOptions) => show(surroundings, options));
};
