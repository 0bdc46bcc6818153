import { type Command, Option } from 'commander';
import type { GroupAnswer } from '../arr/queries/answers';
import { type GrowthTexts, readTargets } from '../arr/queries/growth-targets';
import type { ArrSeriesAnswer, SeriesGrowth } from '../arr/queries/series-answers';
import { type CalendarInterval, INTERVALS, MONTHS_INTERVALS } from '../kernel/period-text';
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

interface SeriesOptions extends KnowledgeOptions, SelectionOptions, GrowthTexts {
  readonly from: string;
  readonly to: string;
  readonly interval: CalendarInterval;
  readonly native?: string;
}

/** ARR on one day: of a group, or of all. */
interface Row {
  readonly asOf: string;
  readonly by?: GroupAnswer;
  readonly arr: string;
  readonly mrr: string;
  readonly growth?: SeriesGrowth;
}

const AS_OF: Column<Row> = { title: 'As of', of: ({ asOf }) => asOf };
const AMOUNTS: readonly Column<Row>[] = [
  { title: 'ARR', align: 'right', of: ({ arr }) => arr },
  { title: 'MRR', align: 'right', of: ({ mrr }) => mrr },
];

/** Rates, as `arr retention` shows them; empty where there was nothing to grow from. */
const GROWTH: Column<Row> = { title: 'Growth', align: 'right', of: ({ growth }) => growth?.value ?? '' };
const TARGETS: readonly Column<Row>[] = [
  { title: 'Target', align: 'right', of: ({ growth }) => growth?.target ?? '' },
  { title: 'Ahead', align: 'right', of: ({ growth }) => growth?.aheadOfTarget ?? '' },
];

const growthColumns = ({ growth, targets }: ArrSeriesAnswer): readonly Column<Row>[] => [
  ...(growth === undefined ? [] : [GROWTH]),
  ...(targets === undefined ? [] : TARGETS),
];

const rowsOf = ({ points }: ArrSeriesAnswer, code: string): readonly Row[] =>
  points.flatMap(({ asOf, figures }) =>
    figures
      .filter(({ currency }) => currency === code)
      .flatMap(({ groups = [], ...whole }) => [...groups.map((group) => ({ asOf, ...group })), { asOf, ...whole }]),
  );

const blocksOf = (answer: ArrSeriesAnswer): string => {
  const currencies = [...new Set(answer.points.flatMap(({ figures }) => figures.map(({ currency }) => currency)))];
  const columns = [AS_OF, ...groupColumns(answer), ...AMOUNTS, ...growthColumns(answer)];
  return currencies.map((code) => `${code}\n${table(columns, rowsOf(answer, code))}`).join('\n');
};

const EXAMPLES = `
Growth is shown as a number, not as a percentage: 0.03 is 3 %. Targets are given in percent.

Examples:
  arr series --from 2025-01 --to 2026-09
  arr series --from 2024 --to 2026 --interval quarter --currency EUR --known-at 5321
  arr series --from 2026-01 --to 2026-06 --group-by plan --filter region:EMEA
  arr series --from 2026-01 --to 2026-03 --growth month --targets 2026-01:3,2026-02:3.5,2026-03:4`;

const print = ({ out }: Surroundings, answer: ArrSeriesAnswer): void => {
  const growth = answer.growth === undefined ? '' : `, growth over the ${answer.growth} before`;
  const { interval, from, to } = answer;
  out(`ARR at the end of each ${interval}${growth}, ${from} to before ${to}${filterNote(answer)}\n\n`);
  const blocks = blocksOf(answer);
  out(blocks === '' ? 'No ARR was ever known.\n' : blocks);
  const figures = answer.points.flatMap((point) => point.figures);
  const note = emptyNote(answer, figures.length > 0 && figures.every(({ arr }) => /^[0.]+$/u.test(arr)));
  out(`${note === '' ? '' : `\n${note}`}\n${echoLine(answer)}`);
};

const series = async (surroundings: Surroundings, options: SeriesOptions): Promise<void> => {
  const knowledge = knowledgeIn(options);
  const native = nativeIn(options);
  const selection = selectionIn(options);
  const { interval } = options;
  const growth = present({ growth: options.growth, targets: options.targets });
  answerOf(readTargets(growth));
  judgeDay('--from', options.from, 'from');
  judgeDay('--to', options.to, 'to');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const today = () => ledger.today();
    const window = { from: dayIn('--from', options.from, 'from', today), to: dayIn('--to', options.to, 'to', today) };
    const question = { ...knowledge, ...selection, ...growth, window, interval, ...present({ native }) };
    const answer = answerOf(await ledger.ask.arrSeries(question));
    if (options.json === true) printJson(surroundings, answer);
    else print(surroundings, answer);
  });
};

/** `arr series`: ARR from day to day. */
export const addSeries = (program: Command, surroundings: Surroundings): void => {
  const command = program.command('series').description('ARR at the end of each interval of a window');
  withNativeOption(withReportingOption(withSelectionOptions(withKnowledgeOptions(command))))
    .requiredOption('--from <day>', 'first day of the window; a month, quarter or year begins with its first')
    .requiredOption('--to <day>', 'first day after the window; a month, quarter or year is included whole')
    .addOption(new Option('--interval <interval>', 'one figure for each').choices(INTERVALS).default('month'))
    .addOption(
      new Option('--growth <interval>', 'and by how much it grew over the one that ends then').choices(
        MONTHS_INTERVALS,
      ),
    )
    .option(
      '--targets <percentages>',
      'growth that is wanted, in percent, by interval, with --growth: 2026-01:3,2026-02:3.5',
    )
    .addHelpText('after', EXAMPLES)
    .action((options: SeriesOptions) => series(surroundings, options));
};
