import type { Command } from 'commander';
import type { RateAnswer, RatesAnswer } from '../arr/queries/rate-answers';
import { type CalendarDate, parseCalendarDate } from '../kernel/calendar-date';
import { parseCurrency } from '../kernel/currency';
import { parseDecimalAmount } from '../kernel/decimal-amount';
import { InvariantViolated } from '../kernel/invariant-violated';
import { present } from '../kernel/present';
import type { RateCommand } from '../rates/domain/rate.commands';
import type { Pair, RateTerms } from '../rates/domain/rate.events';
import { allOf } from './all-pages';
import { echoLine, printJson } from './answer-output';
import { dayIn, judgeDay } from './day-text';
import { usageError } from './failure';
import { knowledgeIn, type KnowledgeOptions, withKnowledgeOptions } from './knowledge-options';
import { type OpenedLedger, withLedger } from './opened-ledger';
import { rateRefusedBy } from './rate-refused';
import { addRatesImport } from './rates-import';
import { printReceipt } from './receipt-output';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';
import { contextOf, factArgument, makeAndSend, withWriteOptions, type WriteOptions } from './write-options';

interface ListOptions extends KnowledgeOptions {
  readonly asOf?: string;
}

interface VoidOptions extends WriteOptions {
  readonly reason: string;
}

interface TermsOptions extends WriteOptions {
  readonly effectiveOn: string;
  readonly until?: string;
  readonly source: string;
}

interface CorrectOptions extends TermsOptions {
  readonly reason: string;
}

const pairIn = (text: string): Pair => {
  const [base, quote, ...more] = text.split('/').map(parseCurrency);
  if (base !== undefined && quote !== undefined && more.length === 0) return { base, quote };
  throw usageError(`"${text}" is not a pair of currencies.`, 'Write what is converted and what to, as USD/EUR.');
};

const exactDay = (option: string, text: string): CalendarDate => {
  const day = parseCalendarDate(text);
  if (day !== undefined) return day;
  throw usageError(`${option} "${text}" is not a day.`, 'Write it as 2026-03-31.');
};

const termsIn = (rateText: string, { effectiveOn, until, source }: TermsOptions): RateTerms => {
  const rate = parseDecimalAmount(rateText);
  if (rate === undefined) {
    throw usageError(`"${rateText}" is not a rate.`, 'Write what one unit of the first currency is worth: 0.9612.');
  }
  const end = until === undefined ? undefined : exactDay('--until', until);
  return { effectiveOn: exactDay('--effective-on', effectiveOn), rate, source, ...present({ until: end }) };
};

const send = async (surroundings: Surroundings, make: () => RateCommand, options: WriteOptions): Promise<void> => {
  await makeAndSend(surroundings, make, options, async (ledger, command) => {
    const outcome = await ledger.executeOnRates(command, contextOf(options));
    if (outcome.outcome === 'rejected') throw rateRefusedBy(outcome.rejection, command);
    printReceipt(surroundings, 'pair', outcome, options);
  });
};

const RATES: readonly Column<RateAnswer>[] = [
  { title: 'Pair', of: ({ base, quote }) => `${base}/${quote}` },
  { title: 'From', of: ({ effectiveOn }) => effectiveOn },
  { title: 'Until', of: ({ until = '' }) => until },
  { title: 'Rate', align: 'right', of: ({ rate }) => rate },
  { title: 'Source', of: ({ source }) => source },
  { title: 'Sequence', align: 'right', of: ({ sequence }) => sequence.toString() },
  { title: 'Fact', of: ({ factId }) => factId },
];

const listed = async (ledger: OpenedLedger, options: ListOptions): Promise<RatesAnswer> => {
  const asOf = options.asOf === undefined ? undefined : dayIn('--as-of', options.asOf, 'as-of', () => ledger.today());
  const question = present({ ...knowledgeIn(options), asOf });
  const pages = await allOf(
    (from) => ledger.ask.rates({ ...question, ...from }),
    (page: RatesAnswer) => [page],
  );
  const [first] = pages;
  if (first === undefined) throw new InvariantViolated('A list has a first page.');
  return { ...first, items: pages.flatMap(({ items }) => items), next: null };
};

const list = async (surroundings: Surroundings, options: ListOptions): Promise<void> => {
  knowledgeIn(options);
  if (options.asOf !== undefined) judgeDay('--as-of', options.asOf, 'as-of');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const answer = await listed(ledger, options);
    if (options.json === true) {
      printJson(surroundings, answer);
      return;
    }
    const when = answer.asOf === undefined ? 'stands' : `counts on ${answer.asOf}`;
    surroundings.out(answer.items.length === 0 ? `No rate ${when}.\n` : table(RATES, answer.items));
    surroundings.err(echoLine(answer));
  });
};

const EXAMPLES = `
Examples:
  arr rates list --as-of 2026-03-31
  arr rates publish USD/EUR 0.9612 --effective-on 2026-03-31 --source ECB
  arr rates import rates.csv --source ECB`;

const withTerms = (command: Command): Command =>
  command
    .requiredOption('--effective-on <day>', 'the day from which it counts')
    .option('--until <day>', 'the first day on which it no longer counts; without it, until a later rate does')
    .requiredOption('--source <text>', 'who says so, like ECB');

const DRY_RUN = 'show the facts, and write nothing';

const addWrites = (rates: Command, surroundings: Surroundings): void => {
  withTerms(withWriteOptions(rates.command('publish'), DRY_RUN))
    .description('publish what one unit of a currency is worth in another, from a day on')
    .argument('<pair>', 'like USD/EUR')
    .argument('<rate>', 'what one unit of the first is worth in the second')
    .addHelpText('after', '\nExamples:\n  arr rates publish USD/EUR 0.9612 --effective-on 2026-03-31 --source ECB')
    .action((pair: string, rate: string, options: TermsOptions) =>
      send(surroundings, () => ({ type: 'publish-rate', ...pairIn(pair), ...termsIn(rate, options) }), options),
    );
  withWriteOptions(rates.command('void'), DRY_RUN)
    .description('undo a rate, or a void or correction of one')
    .argument('<pair>', 'like USD/EUR')
    .argument('<fact>', 'the fact, as arr rates list names it')
    .requiredOption('--reason <text>', 'why it was wrong')
    .addHelpText('after', '\nExamples:\n  arr rates void USD/EUR 5b0c8d3e-1f4a-5c6b-8d7e-000000000003 --reason typo')
    .action((pair: string, fact: string, options: VoidOptions) => {
      const { reason } = options;
      const make = (): RateCommand => ({ type: 'void-rate-fact', ...pairIn(pair), factId: factArgument(fact), reason });
      return send(surroundings, make, options);
    });
  withTerms(withWriteOptions(rates.command('correct'), DRY_RUN))
    .description('put the right rate, in full, in the place of a wrong one')
    .argument('<pair>', 'like USD/EUR')
    .argument('<fact>', 'the fact, as arr rates list names it')
    .argument('<rate>', 'the right rate')
    .requiredOption('--reason <text>', 'why it was wrong')
    .addHelpText(
      'after',
      '\nExamples:\n  arr rates correct USD/EUR 5b0c8d3e-1f4a-5c6b-8d7e-000000000003 0.9621 \\\n    --effective-on 2026-03-31 --source ECB --reason typo',
    )
    .action((pair: string, fact: string, rate: string, options: CorrectOptions) => {
      const { reason } = options;
      const make = (): RateCommand => ({
        ...{ type: 'correct-rate-fact', ...pairIn(pair), factId: factArgument(fact), reason },
        terms: termsIn(rate, options),
      });
      return send(surroundings, make, options);
    });
};

/** `arr rates`: what currencies are worth in one another. */
export const addRates = (program: Command, surroundings: Surroundings): void => {
  const rates = program
    .command('rates')
    .description('what currencies are worth in one another')
    .addHelpText('after', EXAMPLES);
  withKnowledgeOptions(rates.command('list'))
    .description('the rates that stand, or those that count on a day')
    .option('--as-of <day>', 'only those that count on this day, one a pair')
    .addHelpText('after', '\nExamples:\n  arr rates list\n  arr rates list --as-of 2026-03-31 --known-at 5321')
    .action((options: ListOptions) => list(surroundings, options));
  addWrites(rates, surroundings);
  addRatesImport(rates, surroundings);
};
