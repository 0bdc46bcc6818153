import type { Command } from 'commander';
import type {
  AccountArrAnswer,
  AccountMovementsAnswer,
  Answered,
  Echo,
  FactAnswer,
  SubscriptionFactsAnswer,
  SubscriptionTimelineAnswer,
} from '../arr/queries/answers';
import type { CalendarDate } from '../kernel/calendar-date';
import { parseAccountId, parseSubscriptionId } from '../kernel/ids';
import { present } from '../kernel/present';
import { answerOf, echoLine, printJson } from './answer-output';
import { dayIn, judgeDay } from './day-text';
import { EXIT, Refused, usageError } from './failure';
import { knowledgeIn, type KnowledgeOptions, withKnowledgeOptions } from './knowledge-options';
import { type OpenedLedger, withLedger } from './opened-ledger';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';

interface ExplainOptions extends KnowledgeOptions {
  readonly asOf?: string;
}

interface Explanation {
  readonly account?: { readonly steps: AccountArrAnswer['steps'] } & Pick<AccountMovementsAnswer, 'movements'>;
  readonly subscription?: { readonly steps: SubscriptionTimelineAnswer['steps'] } & Pick<
    SubscriptionFactsAnswer,
    'facts'
  >;
}

interface Found {
  readonly asOf: CalendarDate | undefined;
  readonly echo: Echo;
  readonly explanation: Explanation;
}

const ACCOUNT_STEPS: readonly Column<AccountArrAnswer['steps'][number]>[] = [
  { title: 'From', of: ({ from }) => from },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'ARR', align: 'right', of: ({ arr }) => arr },
];

const MOVEMENTS: readonly Column<AccountMovementsAnswer['movements'][number]>[] = [
  { title: 'Day', of: ({ effectiveOn }) => effectiveOn },
  { title: 'Class', of: (movement) => movement.class },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'Change', align: 'right', of: ({ delta }) => delta },
  // The entry's own fact is the one that made the ledger say so last; these are the facts that state the amounts.
  { title: 'By fact', of: ({ contributions }) => [...new Set(contributions.map(({ factId }) => factId))].join(' ') },
  { title: 'Known at', align: 'right', of: ({ sequence }) => sequence.toString() },
];

const SUBSCRIPTION_STEPS: readonly Column<SubscriptionTimelineAnswer['steps'][number]>[] = [
  { title: 'From', of: ({ from }) => from },
  { title: 'Status', of: ({ status }) => status },
  { title: 'Account', of: ({ accountId }) => accountId },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'ARR', align: 'right', of: ({ arr }) => arr },
];

const dayOf = ({ data }: FactAnswer): string => ('effectiveOn' in data ? data.effectiveOn : '');

const FACTS: readonly Column<FactAnswer>[] = [
  { title: 'Seq', align: 'right', of: ({ sequence }) => sequence.toString() },
  { title: 'Fact', of: ({ id }) => id },
  { title: 'Type', of: ({ type }) => type },
  { title: 'Effective', of: dayOf },
  { title: 'Standing', of: ({ standing }) => standing },
];

const EXAMPLES = `
Examples:
  arr explain sub-1
  arr explain acme --as-of 2026-Q3 --known-at 5321
  arr explain acme --json`;

/** The answer, or nothing where the id is not of this sort; any other refusal ends the command. */
const ifFound = <Answer>(answered: Answered<Answer>): Answer | undefined => {
  const isMissing = answered.outcome === 'refused' && answered.rejection.code.endsWith('-not-found');
  return isMissing && answered.rejection.code !== 'policy-not-found' ? undefined : answerOf(answered);
};

const explanationOf = async (ledger: OpenedLedger, id: string, options: ExplainOptions): Promise<Found | undefined> => {
  const asOf = options.asOf === undefined ? undefined : dayIn('--as-of', options.asOf, 'as-of', () => ledger.today());
  const knowledge = present({ ...knowledgeIn(options), asOf });
  const [accountId, subscriptionId] = [parseAccountId(id), parseSubscriptionId(id)];
  if (accountId === undefined || subscriptionId === undefined) {
    throw usageError(`"${id}" is not an id.`, 'Give the id of an account or of a subscription.');
  }
  const steps = ifFound(await ledger.ask.accountArr({ ...knowledge, accountId }));
  const timeline = ifFound(await ledger.ask.subscriptionTimeline({ ...knowledge, subscriptionId }));
  const echo = steps ?? timeline;
  if (echo === undefined) return undefined;
  const pinned = { ...knowledge, knownAt: echo.knownAt.sequence };
  const moved = steps && answerOf(await ledger.ask.accountMovements({ ...pinned, accountId }));
  const facts = timeline && answerOf(await ledger.ask.subscriptionFacts({ ...pinned, subscriptionId }));
  const { knownAt, policyVersion, derivationVersion, stale } = echo;
  return {
    asOf,
    echo: { knownAt, policyVersion, derivationVersion, stale },
    explanation: present({
      account: steps && moved && { steps: steps.steps, movements: moved.movements },
      subscription: timeline && facts && { steps: timeline.steps, facts: facts.facts },
    }),
  };
};

const print = ({ out }: Surroundings, id: string, { account, subscription }: Explanation): void => {
  if (account !== undefined) {
    out(`Account ${id}\n\n${table(ACCOUNT_STEPS, account.steps)}\n${table(MOVEMENTS, account.movements)}\n`);
  }
  if (subscription !== undefined) {
    out(`Subscription ${id}\n\n${table(SUBSCRIPTION_STEPS, subscription.steps)}\n`);
    out(`${table(FACTS, subscription.facts)}\n`);
  }
};

const explain = async (surroundings: Surroundings, id: string, options: ExplainOptions): Promise<void> => {
  knowledgeIn(options);
  if (options.asOf !== undefined) judgeDay('--as-of', options.asOf, 'as-of');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const found = await explanationOf(ledger, id, options);
    if (found === undefined) {
      throw new Refused({
        exit: EXIT.notFound,
        code: 'id-not-found',
        title: 'The ledger has nothing of that name',
        detail: `No fact known at that moment names an account or a subscription ${id}.`,
        fix: 'Check the id, or ask at a later --known-at.',
      });
    }
    const { asOf, echo, explanation } = found;
    if (options.json === true) {
      printJson(surroundings, present({ id, asOf, ...echo, ...explanation }));
      return;
    }
    if (asOf !== undefined) surroundings.out(`Up to the end of ${asOf}\n\n`);
    print(surroundings, id, explanation);
    surroundings.out(echoLine(echo));
  });
};

/** `arr explain`: what stands behind an account's or a subscription's ARR. */
export const addExplain = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('explain')
    .description('the steps, movements and facts of an account or subscription');
  withKnowledgeOptions(command)
    .argument('<id>', 'an account or a subscription')
    .option('--as-of <day>', 'what was true up to the end of this day; without it, all that is known')
    .addHelpText('after', EXAMPLES)
    .action((id: string, options: ExplainOptions) => explain(surroundings, id, options));
};
