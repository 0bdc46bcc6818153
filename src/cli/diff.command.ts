import { type Command, Option } from 'commander';
import {
  RESTATEMENT_GROUPINGS,
  type RestatedFigure,
  type RestatementAnswer,
  type RestatementByAccount,
  type RestatementByCause,
  type RestatementEffectAnswer,
  type RestatementGrouping,
} from '../arr/queries/restatement-answers';
import { present } from '../kernel/present';
import { printJson } from './answer-output';
import { counted } from './counted';
import { dayIn, judgeDay } from './day-text';
import { knowledgeIn, knownAtIn, withReportingOption } from './knowledge-options';
import { withLedger } from './opened-ledger';
import { restatementAsked } from './restatement-asked';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';

interface DiffOptions {
  readonly asOf: string;
  readonly fromKnownAt: string;
  readonly toKnownAt?: string;
  readonly policy?: string;
  readonly groupBy?: RestatementGrouping;
  readonly currency?: string;
  readonly json?: true;
}

const FIGURES: readonly Column<RestatedFigure>[] = [
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'Before', align: 'right', of: ({ before }) => before },
  { title: 'After', align: 'right', of: ({ after }) => after },
  { title: 'Difference', align: 'right', of: ({ difference }) => difference },
];

const CAUSES: readonly Column<RestatementByCause>[] = [
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'Cause', of: ({ cause }) => cause },
  { title: 'Effects', align: 'right', of: ({ effects }) => effects.toString() },
  { title: 'Effect', align: 'right', of: ({ effect }) => effect },
];

const ACCOUNTS: readonly Column<RestatementByAccount>[] = [
  { title: 'Account', of: ({ accountId }) => accountId },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'Effect', align: 'right', of: ({ effect }) => effect },
  { title: 'Causes', of: ({ causes }) => causes.map(({ cause, effect }) => `${cause} ${effect}`).join(', ') },
];

const EFFECTS: readonly Column<RestatementEffectAnswer>[] = [
  { title: 'Recorded', of: ({ recordedAt }) => recordedAt.slice(0, 10) },
  { title: 'Sequence', align: 'right', of: ({ sequence }) => sequence.toString() },
  { title: 'Cause', of: ({ cause }) => cause },
  { title: 'Fact', of: ({ type }) => type },
  { title: 'True from', of: ({ effectiveOn = '' }) => effectiveOn },
  { title: 'Account', of: ({ accountId }) => accountId },
  { title: 'Subscription', of: ({ subscriptionId = '' }) => subscriptionId },
  { title: 'Effect', align: 'right', of: ({ effect, currency }) => `${effect} ${currency}` },
];

const EXAMPLES = `
The effects are those of the facts recorded after the first state of knowledge and by the second, in that order; they
add up to the difference exactly.

Examples:
  arr diff --as-of 2026-03 --from-known-at 2026-04-05T00:00:00Z
  arr diff --as-of 2026-03 --from-known-at 5200 --to-known-at 5321 --json
  arr diff --as-of 2026-03 --from-known-at 5200 --group-by account
  arr diff --as-of 2026-03 --from-known-at 5200 --currency EUR`;

const knownText = ({ sequence, recordedAt }: RestatementAnswer['from']): string =>
  sequence === 0 ? 'when nothing was known' : `at ${sequence.toString()} (recorded ${recordedAt})`;

const print = ({ out }: Surroundings, answer: RestatementAnswer): void => {
  out(`ARR at the end of ${answer.asOf}, known ${knownText(answer.from)} and ${knownText(answer.to)}\n\n`);
  out(answer.figures.length === 0 ? 'No ARR was ever known.\n' : table(FIGURES, answer.figures));
  if (answer.causes.length === 0) {
    out('\nNothing that became known in between moves this figure.\n');
    return;
  }
  out(`\n${table(CAUSES, answer.causes)}`);
  const { accounts, effects } = answer;
  out(`\n${accounts === undefined ? table(EFFECTS, effects) : table(ACCOUNTS, accounts)}`);
  const rows = accounts === undefined ? counted(effects.length, 'effect') : counted(accounts.length, 'row');
  out(`\n${rows} ${(accounts ?? effects).length === 1 ? 'is' : 'add up to'} the difference exactly.\n`);
};

const diff = async (surroundings: Surroundings, options: DiffOptions): Promise<void> => {
  const fromKnownAt = knownAtIn('--from-known-at', options.fromKnownAt);
  const knownAt = options.toKnownAt === undefined ? undefined : knownAtIn('--to-known-at', options.toKnownAt);
  const { policyVersion, currency } = knowledgeIn(present({ policy: options.policy, currency: options.currency }));
  const { groupBy } = options;
  judgeDay('--as-of', options.asOf, 'as-of');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const asOf = dayIn('--as-of', options.asOf, 'as-of', () => ledger.today());
    const question = present({ asOf, fromKnownAt, knownAt, policyVersion, currency, groupBy });
    const answer = await restatementAsked(ledger.ask, question);
    if (options.json === true) printJson(surroundings, answer);
    else print(surroundings, answer);
  });
};

/** `arr diff`: what has become known of a figure, fact by fact. */
export const addDiff = (program: Command, surroundings: Surroundings): void => {
  const command = program.command('diff');
  withReportingOption(command)
    .description('what became known of a figure between two moments, fact by fact')
    .option('--as-of <day>', 'the day, or the last of a month, quarter or year', 'today')
    .requiredOption('--from-known-at <sequence|instant>', 'what was known first')
    .option('--to-known-at <sequence|instant>', 'what was known later; without it, all')
    .option('--policy <version>', 'under this policy; without it, the one adopted last')
    .addOption(new Option('--group-by <what>', 'sum the effects up').choices(RESTATEMENT_GROUPINGS))
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: DiffOptions) => diff(surroundings, options));
};
