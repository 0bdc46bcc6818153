import { type Command, Option } from 'commander';
import type { MovementFigures, MovementsAnswer } from '../arr/queries/answers';
import { type CalendarInterval, INTERVALS } from '../kernel/period-text';
import { type Netting, NETTINGS } from '../arr/queries/questions.query';
import { present } from '../kernel/present';
import { answerOf, echoLine, printJson } from './answer-output';
import { dayIn, judgeDay } from './day-text';
import {
  knowledgeIn,
  type KnowledgeOptions,
  nativeIn,
  withKnowledgeOptions,
  withNativeOption,
  withReportingOption,
} from './knowledge-options';
import { withLedger } from './opened-ledger';
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

interface MovementsOptions extends KnowledgeOptions, SelectionOptions {
  readonly from: string;
  readonly to: string;
  readonly interval: CalendarInterval;
  readonly netting?: Netting;
  readonly native?: string;
}

type Amount = Exclude<keyof MovementFigures, 'from' | 'to' | 'currency' | 'by'>;

const amount = (title: string, field: Amount): Column<MovementFigures> => ({
  title,
  align: 'right',
  of: (row) => row[field],
});

const ALWAYS: readonly Column<MovementFigures>[] = [
  amount('Opening', 'opening'),
  amount('New', 'new'),
  amount('Expansion', 'expansion'),
  amount('Reactivation', 'reactivation'),
  amount('Contraction', 'contraction'),
  amount('Churn', 'churn'),
];

/** Shown only where something is in them: most ledgers have neither rates nor transfers. */
const AT_NEED: readonly (readonly [title: string, field: Amount])[] = [
  ['FX', 'fx'],
  ['Transfer', 'transfer'],
  ['Entered', 'entered'],
  ['Left', 'left'],
];

const isZero = (text: string): boolean => /^[0.]*$/u.test(text);

const columnsFor = (rows: readonly MovementFigures[]): readonly Column<MovementFigures>[] => {
  const needed = AT_NEED.filter(([, field]) => rows.some((row) => !isZero(row[field])));
  const more = needed.map(([title, field]) => amount(title, field));
  return [...ALWAYS, ...more, amount('Closing', 'closing')];
};

/** The rows of the whole window: of its groups, and their sum last. */
const totalsOf = ({ total }: MovementsAnswer): readonly MovementFigures[] =>
  total.flatMap(({ groups = [], ...sum }) => [...groups, sum]);

const blockOf = (currency: string, answer: MovementsAnswer): string => {
  const totals = totalsOf(answer).filter((row) => row.currency === currency);
  const own = [...answer.rows.filter((row) => row.currency === currency), ...totals];
  const isTotal = new Set(totals);
  const from: Column<MovementFigures> = { title: 'From', of: (row) => (isTotal.has(row) ? 'total' : row.from) };
  return `${currency}\n${table([from, ...groupColumns(answer), ...columnsFor(own)], own)}`;
};

/** The rows of each currency, one table for each. */
export const movementBlocks = (answer: MovementsAnswer): string => {
  const currencies = [...new Set(answer.total.map(({ currency }) => currency))];
  return currencies.length === 0 ? 'Nothing moved.\n' : currencies.map((code) => blockOf(code, answer)).join('\n');
};

const GROUPS_NOTE =
  'Entered and Left are what groups had from others and gave to others: over all groups they add up to zero.\n';

const EXAMPLES = `
Examples:
  arr movements --from 2026-01 --to 2026-09
  arr movements --from 2025 --to 2025 --interval quarter --native EUR
  arr movements --from 2025 --to 2025 --currency EUR
  arr movements --from 2026-01 --to 2026-03 --known-at 5321
  arr movements --from 2026-01 --to 2026-12 --interval year --netting window
  arr movements --from 2026-01 --to 2026-03 --group-by plan
  arr movements --from 2026-01 --to 2026-03 --group-by region --filter plan:team`;

const isNothing = (rows: readonly MovementFigures[]): boolean =>
  rows.every((row) => columnsFor(rows).every(({ of }) => isZero(of(row))));

const print = ({ out }: Surroundings, answer: MovementsAnswer): void => {
  out(
    `Movements of ARR, ${answer.from} to before ${answer.to}, by ${answer.interval}${answer.netting === 'window' ? ', each as one step' : ''}${filterNote(answer)}\n\n`,
  );
  out(movementBlocks(answer));
  const open = [...answer.rows, ...totalsOf(answer)].filter(({ difference }) => !isZero(difference));
  const isBetweenGroups = answer.rows.some(({ entered, left }) => !isZero(entered) || !isZero(left));
  out(`\nOpening and movements add up to closing in ${open.length === 0 ? 'every' : 'NOT every'} row.\n`);
  if (isBetweenGroups) out(GROUPS_NOTE);
  out(emptyNote(answer, isNothing(totalsOf(answer))));
  out(echoLine(answer));
};

const movements = async (surroundings: Surroundings, options: MovementsOptions): Promise<void> => {
  const knowledge = knowledgeIn(options);
  const native = nativeIn(options);
  const selection = selectionIn(options);
  const { interval, netting } = options;
  judgeDay('--from', options.from, 'from');
  judgeDay('--to', options.to, 'to');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const today = () => ledger.today();
    const window = { from: dayIn('--from', options.from, 'from', today), to: dayIn('--to', options.to, 'to', today) };
    const question = present({ ...knowledge, ...selection, window, interval, netting, native });
    const answer = answerOf(await ledger.ask.movementsBetween(question));
    if (options.json === true) printJson(surroundings, answer);
    else print(surroundings, answer);
  });
};

/** `arr movements`: what moved ARR over a window. */
export const addMovements = (program: Command, surroundings: Surroundings): void => {
  const command = program.command('movements').description('what moved ARR over a window, by class');
  withNativeOption(withReportingOption(withSelectionOptions(withKnowledgeOptions(command))))
    .requiredOption('--from <day>', 'first day of the window; a month, quarter or year begins with its first')
    .requiredOption('--to <day>', 'first day after the window; a month, quarter or year is included whole')
    .addOption(new Option('--interval <interval>', 'one row for each').choices(INTERVALS).default('month'))
    .addOption(
      new Option('--netting <way>', 'sum daily movements, or take each interval as one step').choices(NETTINGS),
    )
    .addHelpText('after', EXAMPLES)
    .action((options: MovementsOptions) => movements(surroundings, options));
};
