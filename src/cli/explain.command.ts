import type { Command } from 'commander';
import type { AccountArrAnswer, Echo } from '../arr/queries/answers';
import type { Answered } from '../arr/queries/query-rejections';
import type { Knowledge } from '../arr/queries/questions.query';
import type { CalendarDate } from '../kernel/calendar-date';
import { type AccountId, parseAccountId, parseSubscriptionId } from '../kernel/ids';
import { present } from '../kernel/present';
import { allOf } from './all-pages';
import { answerOf, echoLine, printJson } from './answer-output';
import { dayIn, judgeDay } from './day-text';
import { type AccountExplanation, type Explanation, explanationText } from './explanation-text';
import { EXIT, Refused, usageError } from './failure';
import { movementText } from './movement-text';
import { knowledgeIn, type KnowledgeOptions, withKnowledgeOptions, withReportingOption } from './knowledge-options';
import { type OpenedLedger, withLedger } from './opened-ledger';
import type { Surroundings } from './surroundings';

interface ExplainOptions extends KnowledgeOptions {
  readonly asOf?: string;
}

interface Found {
  readonly asOf: CalendarDate | undefined;
  readonly echo: Echo;
  readonly explanation: Explanation;
}

const EXAMPLES = `
Examples:
  arr explain sub-1
  arr explain acme --as-of 2026-Q3 --known-at 5321
  arr explain 5321-1
  arr explain acme --currency EUR
  arr explain acme --json`;

/** The answer, or nothing where the id is not of this sort; any other refusal ends the command. */
const ifFound = <Answer>(answered: Answered<Answer>): Answer | undefined => {
  const isMissing = answered.outcome === 'refused' && answered.rejection.code.endsWith('-not-found');
  return isMissing && answered.rejection.code !== 'policy-not-found' ? undefined : answerOf(answered);
};

const dayOf = (ledger: OpenedLedger, { asOf }: ExplainOptions): CalendarDate | undefined =>
  asOf === undefined ? undefined : dayIn('--as-of', asOf, 'as-of', () => ledger.today());

type Pinned = Knowledge & { readonly asOf?: CalendarDate };

/** The same of what is told as it was agreed, whatever the rest is converted to. */
const asAgreed = ({ currency: _, ...pinned }: Pinned): Pinned => pinned;

/** What is known of the account itself is told of a day: the last that is asked about, or today. */
const accountPart = async (
  ledger: OpenedLedger,
  accountId: AccountId,
  steps: AccountArrAnswer | undefined,
  pinned: Pinned,
): Promise<AccountExplanation | undefined> => {
  if (steps === undefined) return undefined;
  const { ask } = ledger;
  const describedOn = pinned.asOf ?? ledger.today();
  const { name, attributes, readsAs, revision } = answerOf(
    await ask.accountAsOf({ ...asAgreed(pinned), accountId, asOf: describedOn }),
  );
  const { movements } = answerOf(await ask.accountMovements({ ...pinned, accountId }));
  const facts = await allOf(
    (from) => ask.accountFacts({ ...asAgreed(pinned), ...from, accountId }),
    (page) => page.facts,
  );
  return present({ describedOn, name, attributes, readsAs, revision, steps: steps.steps, movements, facts });
};

const explanationOf = async (ledger: OpenedLedger, id: string, options: ExplainOptions): Promise<Found | undefined> => {
  const asOf = dayOf(ledger, options);
  const knowledge = present({ ...knowledgeIn(options), asOf });
  const [accountId, subscriptionId] = [parseAccountId(id), parseSubscriptionId(id)];
  if (accountId === undefined || subscriptionId === undefined) {
    throw usageError(`"${id}" is not an id.`, 'Give the id of an account, of a subscription or of a movement.');
  }
  const steps = ifFound(await ledger.ask.accountArr({ ...knowledge, accountId }));
  const timeline = ifFound(await ledger.ask.subscriptionTimeline({ ...asAgreed(knowledge), subscriptionId }));
  const echo = steps ?? timeline;
  if (echo === undefined) return undefined;
  const pinned = { ...knowledge, knownAt: echo.knownAt.sequence };
  const facts =
    timeline &&
    (await allOf(
      (from) => ledger.ask.subscriptionFacts({ ...asAgreed(pinned), ...from, subscriptionId }),
      (page) => page.facts,
    ));
  const { knownAt, policyVersion, derivationVersion, reportingCurrency, stale } = echo;
  return {
    asOf,
    echo: present({ knownAt, policyVersion, derivationVersion, reportingCurrency, stale }),
    explanation: present({
      account: await accountPart(ledger, accountId, steps, pinned),
      subscription: timeline && facts && { steps: timeline.steps, facts },
    }),
  };
};

/** An account or a subscription might be called so too, and is shown rather than the movement then. */
const MOVEMENT_ID = /^\d+-\d+$/u;

/** Shows the movement of that id, if there is one; answers whether there is. */
const explainMovement = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  movementId: string,
  options: ExplainOptions,
): Promise<boolean> => {
  if (!MOVEMENT_ID.test(movementId)) return false;
  const movement = ifFound(await ledger.ask.movementExplanation({ ...knowledgeIn(options), movementId }));
  if (movement === undefined) return false;
  if (options.asOf !== undefined) {
    throw usageError('--as-of says nothing of a movement, which is of one day.', 'Leave it out, or give the account.');
  }
  if (options.json === true) printJson(surroundings, movement);
  else surroundings.out(`${movementText(movement)}${echoLine(movement)}`);
  return true;
};

const explain = async (surroundings: Surroundings, id: string, options: ExplainOptions): Promise<void> => {
  knowledgeIn(options);
  if (options.asOf !== undefined) judgeDay('--as-of', options.asOf, 'as-of');
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const found = await explanationOf(ledger, id, options);
    if (found === undefined) {
      if (await explainMovement(surroundings, ledger, id, options)) return;
      throw new Refused({
        exit: EXIT.notFound,
        code: 'id-not-found',
        title: 'The ledger has nothing of that name',
        detail: `No fact known at that moment names an account or a subscription ${id}, nor is it a movement.`,
        fix: 'Check the id, or ask at a later --known-at.',
      });
    }
    const { asOf, echo, explanation } = found;
    if (options.json === true) {
      printJson(surroundings, present({ id, asOf, ...echo, ...explanation }));
      return;
    }
    if (asOf !== undefined) surroundings.out(`Up to the end of ${asOf}\n\n`);
    surroundings.out(explanationText(id, explanation));
    surroundings.out(echoLine(echo));
  });
};

/** `arr explain`: what stands behind an account's or a subscription's ARR. */
export const addExplain = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('explain')
    .description('the steps, movements and facts of an account or subscription, or what a movement comes from');
  withReportingOption(withKnowledgeOptions(command))
    .argument('<id>', 'an account, a subscription, or a movement as the explanation of its account names it')
    .option('--as-of <day>', 'what was true up to the end of this day; without it, all that is known')
    .addHelpText('after', EXAMPLES)
    .action((id: string, options: ExplainOptions) => explain(surroundings, id, options));
};
