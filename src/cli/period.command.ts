import type { Command } from 'commander';
import type { ClosingAnswer, PeriodAnswer, PeriodsAnswer } from '../arr/queries/period-answers';
import type { RestatedFigure } from '../arr/queries/restatement-answers';
import { InvariantViolated } from '../kernel/invariant-violated';
import { type Month, parseMonth } from '../kernel/month';
import type { PeriodCommand } from '../periods/domain/period.commands';
import { allOf } from './all-pages';
import { answerOf, echoLine, printJson } from './answer-output';
import { usageError } from './failure';
import { knowledgeIn, type KnowledgeOptions, withKnowledgeOptions } from './knowledge-options';
import { type OpenedLedger, withLedger } from './opened-ledger';
import { periodRefusedBy } from './period-refused';
import { printReceipt } from './receipt-output';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';
import { contextOf, makeAndSend, withWriteOptions, type WriteOptions } from './write-options';

const monthArgument = (text: string): Month => {
  const month = parseMonth(text);
  if (month !== undefined) return month;
  throw usageError(`"${text}" is not a month.`, 'Write it like 2026-09.');
};

const send = async (
  surroundings: Surroundings,
  type: PeriodCommand['type'],
  text: string,
  options: WriteOptions,
): Promise<void> => {
  const period = monthArgument(text);
  const make = (): PeriodCommand => ({ type, period });
  await makeAndSend(surroundings, make, options, async (ledger, command) => {
    const outcome = await ledger.executeOnPeriod(command, contextOf(options));
    if (outcome.outcome === 'rejected') throw periodRefusedBy(outcome.rejection, period);
    printReceipt(surroundings, 'period', outcome, options);
  });
};

/** One row for each currency; the month is said in its first. */
interface ClosingRow extends ClosingAnswer {
  readonly isFirst: boolean;
  readonly currency: string;
  readonly arr: string;
}

const rowsOf = (closing: ClosingAnswer): readonly ClosingRow[] => {
  const totals = closing.totals.length === 0 ? [{ currency: '', arr: 'none' }] : closing.totals;
  return totals.map((total, place) => ({ ...closing, ...total, isFirst: place === 0 }));
};

const inFirst =
  (of: (row: ClosingRow) => string) =>
  (row: ClosingRow): string =>
    row.isFirst ? of(row) : '';

const CLOSINGS: readonly Column<ClosingRow>[] = [
  { title: 'Month', of: inFirst(({ period }) => period) },
  { title: 'Sequence', align: 'right', of: inFirst(({ closedAtSequence }) => closedAtSequence.toString()) },
  { title: 'ARR', align: 'right', of: ({ arr, currency }) => `${arr} ${currency}`.trim() },
  { title: 'Closed', of: inFirst(({ closedAt }) => closedAt) },
  { title: 'By', of: inFirst(({ closedBy }) => closedBy) },
  { title: 'Digest', of: inFirst(({ digest }) => digest) },
];

const FIGURES: readonly Column<RestatedFigure>[] = [
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'As closed', align: 'right', of: ({ before }) => before },
  { title: 'As known now', align: 'right', of: ({ after }) => after },
  { title: 'Difference', align: 'right', of: ({ difference }) => difference },
];

const printOne = ({ out, err }: Surroundings, answer: PeriodAnswer): void => {
  const { period, asOf, closing, verified, figures } = answer;
  const sequence = closing.closedAtSequence.toString();
  out(`${period} was closed at sequence ${sequence}, on ${closing.closedAt} by ${closing.closedBy}\n\n`);
  out(figures.length === 0 ? 'There was no ARR.\n' : table(FIGURES, figures));
  out(
    verified
      ? '\nVerified: the ledger says of that sequence what it said at the close.\n'
      : `\nNOT VERIFIED: what the ledger says of that sequence is not what was pinned (${closing.digest}).\n`,
  );
  out(`The closed view: arr show --as-of ${asOf} --known-at ${sequence}\n`);
  out(`The difference, fact by fact: arr diff --as-of ${asOf} --from-known-at ${sequence}\n`);
  err(echoLine(answer));
};

const listed = async (ledger: OpenedLedger, options: KnowledgeOptions): Promise<PeriodsAnswer> => {
  const pages = await allOf(
    (from) => ledger.ask.periods({ ...knowledgeIn(options), ...from }),
    (page: PeriodsAnswer) => [page],
  );
  const [first] = pages;
  if (first === undefined) throw new InvariantViolated('A list has a first page.');
  return { ...first, items: pages.flatMap(({ items }) => items), next: null };
};

const printList = ({ out, err }: Surroundings, answer: PeriodsAnswer): void => {
  out(answer.items.length === 0 ? 'No month is closed.\n' : table(CLOSINGS, answer.items.flatMap(rowsOf)));
  err(echoLine(answer));
};

const periods = async (
  surroundings: Surroundings,
  text: string | undefined,
  options: KnowledgeOptions,
): Promise<void> => {
  const period = text === undefined ? undefined : monthArgument(text);
  const knowledge = knowledgeIn(options);
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    if (period === undefined) {
      const answer = await listed(ledger, options);
      if (options.json === true) printJson(surroundings, answer);
      else printList(surroundings, answer);
      return;
    }
    const answer = answerOf(await ledger.ask.periodAsClosed({ period, ...knowledge }));
    if (options.json === true) printJson(surroundings, answer);
    else printOne(surroundings, answer);
  });
};

const CLOSE_EXAMPLES = `
A month may be closed once it is over, and closed months follow one another. Facts of a closed month are still recorded:
they change what is known of it now, and what it was closed with stays.

Examples:
  arr close 2026-09 --dry-run
  arr close 2026-09`;

const PERIODS_EXAMPLES = `
Examples:
  arr periods
  arr periods 2026-09
  arr periods --known-at 5321 --json`;

/** `arr close`, `arr reopen` and `arr periods`. */
export const addPeriods = (program: Command, surroundings: Surroundings): void => {
  const writing = (name: string, type: PeriodCommand['type'], description: string, examples: string): Command =>
    withWriteOptions(program.command(name), 'show the facts, and write nothing')
      .description(description)
      .argument('<month>', 'like 2026-09')
      .addHelpText('after', examples)
      .action((month: string, options: WriteOptions) => send(surroundings, type, month, options));
  writing('close', 'close-period', 'close a month: pin its figures as they are known now', CLOSE_EXAMPLES);
  writing('reopen', 'reopen-period', 'reopen the last closed month', '\nExamples:\n  arr reopen 2026-09');
  withKnowledgeOptions(program.command('periods'))
    .description('the closed months, or one of them beside what is known of it now')
    .argument('[month]', 'like 2026-09')
    .addHelpText('after', PERIODS_EXAMPLES)
    .action((month: string | undefined, options: KnowledgeOptions) => periods(surroundings, month, options));
};
