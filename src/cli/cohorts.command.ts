import { type Command, Option } from 'commander';
import type { CohortAgeAnswer, CohortRow, CohortsAnswer } from '../arr/queries/cohort-answers';
import { MONTHS_INTERVALS, type MonthsInterval } from '../kernel/period-text';
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
import { filterNote, groupTitle, selectionIn, type SelectionOptions, withSelectionOptions } from './selection-options';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';

interface CohortsOptions extends KnowledgeOptions, SelectionOptions {
  readonly asOf: string;
  readonly interval: MonthsInterval;
  readonly native?: string;
}

/** The ages that are shown of older cohorts, which have more than a terminal is wide; JSON has all. */
const AGES_SHOWN: readonly number[] = [0, 1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60, 84, 120];
const SHARE_DIGITS = 3;

const shareText = (share: string | null): string => (share === null ? 'none' : Number(share).toFixed(SHARE_DIGITS));

type ShareOf = (age: CohortAgeAnswer) => string | null;

const COHORT: readonly Column<CohortRow>[] = [
  { title: 'From', of: ({ from }) => from },
  { title: 'Accounts', align: 'right', of: ({ accounts }) => accounts.toString() },
  { title: 'ARR at first', align: 'right', of: ({ ages }) => ages[0]?.arr ?? '' },
];

const ageColumn = (age: number, shareOf: ShareOf): Column<CohortRow> => ({
  title: `+${age.toString()}`,
  align: 'right',
  of: ({ ages }) => {
    const own = ages[age];
    return own === undefined ? '' : shareText(shareOf(own));
  },
});

const tableOf = (cohorts: readonly CohortRow[], shareOf: ShareOf): string => {
  const oldest = Math.max(0, ...cohorts.map(({ ages }) => ages.length - 1));
  // What an old cohort has today is what is asked first.
  const ages = [...AGES_SHOWN.filter((age) => age < oldest), oldest];
  return table([...COHORT, ...ages.map((age) => ageColumn(age, shareOf))], cohorts);
};

const blockOf = (title: string, cohorts: readonly CohortRow[]): string =>
  [
    `${title}: share of its first ARR that a cohort has left\n${tableOf(cohorts, ({ arrShare }) => arrShare)}`,
    `${title}: share of its accounts that have ARR\n${tableOf(cohorts, ({ accountsShare }) => accountsShare)}`,
  ].join('\n');

const blocksOf = ({ figures, ...selection }: CohortsAnswer): readonly string[] =>
  figures.flatMap(({ currency, cohorts, groups = [] }) => [
    ...groups.map((group) => blockOf(`${currency}, ${groupTitle(selection, group)}`, group.cohorts)),
    blockOf(currency, cohorts),
  ]);

const EXAMPLES = `
A cohort is the accounts that first had ARR in one month, quarter or year; +3 is the end of the third after it. A share may be
more than 1: what is left has grown. All ages, and the amounts behind them, come with --json.

Examples:
  arr cohorts
  arr cohorts --as-of 2026-12 --interval quarter
  arr cohorts --as-of 2026 --interval year --group-by plan --known-at 5321`;

const print = ({ out }: Surroundings, answer: CohortsAnswer): void => {
  out(`Cohorts by first ${answer.interval} of ARR, at the end of ${answer.asOf}${filterNote(answer)}\n\n`);
  const hasAny = answer.figures.some(({ cohorts }) => cohorts.length > 0);
  out(hasAny ? blocksOf(answer).join('\n') : 'No account has had ARR by then.\n');
  out(`\n${echoLine(answer)}`);
};

const cohorts = async (surroundings: Surroundings, options: CohortsOptions): Promise<void> => {
  const knowledge = knowledgeIn(options);
  const native = nativeIn(options);
  const selection = selectionIn(options);
  judgeDay('--as-of', options.asOf, 'as-of');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const asOf = dayIn('--as-of', options.asOf, 'as-of', () => ledger.today());
    const question = { asOf, interval: options.interval, ...present({ ...knowledge, ...selection, native }) };
    const answer = answerOf(await ledger.ask.cohorts(question));
    if (options.json === true) printJson(surroundings, answer);
    else print(surroundings, answer);
  });
};

/** `arr cohorts`: what accounts have left of the ARR that they began with. */
export const addCohorts = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('cohorts')
    .description('accounts by when they first had ARR, and what they have left of it');
  withNativeOption(withReportingOption(withSelectionOptions(withKnowledgeOptions(command))))
    .option('--as-of <day>', 'at the end of this day; of a month, quarter or year its last', 'today')
    .addOption(
      new Option('--interval <length>', 'of a cohort, and between its ages').choices(MONTHS_INTERVALS).default('month'),
    )
    .addHelpText('after', EXAMPLES)
    .action((options: CohortsOptions) => cohorts(surroundings, options));
};
