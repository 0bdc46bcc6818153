import type { Command } from 'commander';
import type {
  DerivedAnswer,
  GrowthAnswer,
  GrowthSpan,
  RateAnswer,
  RetentionAnswer,
  RetentionFigures,
  RetentionGroup,
} from '../arr/queries/retention-answers';
import { type DecimalAmount } from '../kernel/decimal-amount';
import { parsePercentage } from '../kernel/percentage';
import { present } from '../kernel/present';
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
import { withLedger } from './opened-ledger';
import { filterNote, groupTitle, selectionIn, type SelectionOptions, withSelectionOptions } from './selection-options';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';

interface RetentionOptions extends KnowledgeOptions, SelectionOptions {
  readonly from: string;
  readonly to: string;
  readonly native?: string;
  readonly grossMargin?: string;
}

/** A line of the table: a rate, and what it is made of where it is one number over another. */
interface Row {
  readonly title: string;
  readonly value: string;
  readonly annual: string;
  readonly numerator: string;
  readonly denominator: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Rate', of: ({ title }) => title },
  { title: 'Value', align: 'right', of: ({ value }) => value },
  { title: 'A year', align: 'right', of: ({ annual }) => annual },
  { title: 'Of', align: 'right', of: ({ numerator }) => numerator },
  { title: 'Over', align: 'right', of: ({ denominator }) => denominator },
];

const GAPS: Readonly<Record<NonNullable<DerivedAnswer['why']>, string>> = {
  'nothing-at-opening': 'none: nothing at the opening',
  'nothing-at-closing': 'none: nothing at the closing',
  'nothing-lost': 'none: nothing lost',
  'nothing-then': 'none: nothing then',
};

const valueText = ({ value, why }: DerivedAnswer): string => value ?? (why === undefined ? 'none' : GAPS[why]);

const rateRow = (title: string, rate: RateAnswer & { readonly annual?: string | null }): Row => {
  const { numerator, denominator, annual } = rate;
  return { title, value: valueText(rate), annual: annual ?? '', numerator, denominator };
};

const derivedRow = (title: string, figure: DerivedAnswer): Row => {
  return { title, value: valueText(figure), annual: '', numerator: '', denominator: '' };
};

const GROWTHS: Readonly<Record<GrowthSpan, string>> = {
  window: 'Growth over the window',
  month: 'Growth over a month',
  quarter: 'Growth over a quarter',
  year: 'Growth over a year',
};

const growthRow = (growth: GrowthAnswer): Row => rateRow(`${GROWTHS[growth.over]}, since ${growth.since}`, growth);

const rowsOf = (figures: RetentionFigures): readonly Row[] => [
  rateRow('Net revenue retention', figures.nrr),
  rateRow('Gross revenue retention', figures.grr),
  rateRow('Gross churn rate', figures.grossChurnRate),
  rateRow('Net churn rate', figures.netChurnRate),
  rateRow('Expansion rate', figures.expansionRate),
  rateRow('Logo churn', figures.logoChurnRate),
  rateRow('Quick ratio', figures.quickRatio),
  ...figures.growth.map(growthRow),
  rateRow('Average ARR per account', figures.averageArrPerAccount),
  derivedRow('Lifetime in years', figures.lifetimeYears),
  derivedRow('Lifetime value', figures.lifetimeValue),
];

const blockOf = (title: string, figures: RetentionFigures): string => `${title}\n${table(COLUMNS, rowsOf(figures))}`;

const blocksOf = ({ figures, ...selection }: RetentionAnswer): readonly string[] =>
  figures.flatMap(({ currency, groups, ...whole }) => [
    ...(groups ?? []).map((group: RetentionGroup) => blockOf(`${currency}, ${groupTitle(selection, group)}`, group)),
    blockOf(groups === undefined ? currency : `${currency}, total`, whole),
  ]);

const EXAMPLES = `
Rates are numbers, not percentages: 1.05 is 105 %. What is lost counts as a positive amount. Of and Over are what a rate
is made of, and stand behind it in full with --json.

Examples:
  arr retention --from 2026 --to 2026
  arr retention --from 2026-Q1 --to 2026-Q1 --currency EUR --gross-margin 80
  arr retention --from 2026-01 --to 2026-03 --known-at 5321
  arr retention --from 2026 --to 2026 --group-by plan`;

const print = ({ out }: Surroundings, answer: RetentionAnswer): void => {
  const length = answer.months === undefined ? `${answer.days.toString()} days` : `${answer.months.toString()} months`;
  out(`Retention of ARR, ${answer.from} to before ${answer.to} (${length})${filterNote(answer)}\n\n`);
  out(answer.figures.length === 0 ? 'No ARR was ever known.\n' : blocksOf(answer).join('\n'));
  out(`\nGross margin ${answer.grossMargin} %; ${echoLine(answer)}`);
};

const marginIn = (text: string): DecimalAmount => {
  const margin = parsePercentage(text);
  if (margin !== undefined) return margin;
  throw usageError(`--gross-margin "${text}" is not a percentage.`, 'Write a number from 0 to 100: 72.5.');
};

const retention = async (surroundings: Surroundings, options: RetentionOptions): Promise<void> => {
  const knowledge = knowledgeIn(options);
  const native = nativeIn(options);
  const grossMargin = options.grossMargin === undefined ? undefined : marginIn(options.grossMargin);
  const selection = selectionIn(options);
  judgeDay('--from', options.from, 'from');
  judgeDay('--to', options.to, 'to');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const today = () => ledger.today();
    const window = { from: dayIn('--from', options.from, 'from', today), to: dayIn('--to', options.to, 'to', today) };
    const question = present({ ...knowledge, ...selection, window, native, grossMargin });
    const answer = answerOf(await ledger.ask.retention(question));
    if (options.json === true) printJson(surroundings, answer);
    else print(surroundings, answer);
  });
};

/** `arr retention`: what of ARR stays, goes and grows. */
export const addRetention = (program: Command, surroundings: Surroundings): void => {
  const command = program.command('retention').description('what of ARR stays, goes and grows over a window, as rates');
  withNativeOption(withReportingOption(withSelectionOptions(withKnowledgeOptions(command))))
    .requiredOption('--from <day>', 'first day of the window; a month, quarter or year begins with its first')
    .requiredOption('--to <day>', 'first day after the window; a month, quarter or year is included whole')
    .option('--gross-margin <percent>', 'the share of ARR that is gross profit, for the lifetime value; else 100')
    .addHelpText('after', EXAMPLES)
    .action((options: RetentionOptions) => retention(surroundings, options));
};
