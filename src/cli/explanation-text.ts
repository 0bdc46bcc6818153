import type { RateFactAnswer } from '../arr/queries/rate-answers';
import type {
  AccountAnswer,
  AccountArrAnswer,
  AccountFactAnswer,
  AccountMovementsAnswer,
  FactAnswer,
  SubscriptionFactsAnswer,
  SubscriptionTimelineAnswer,
} from '../arr/queries/answers';
import { type Column, table } from './table';

/** What stands behind the ARR of an account. */
export interface AccountExplanation extends Pick<AccountAnswer, 'name' | 'attributes' | 'readsAs' | 'revision'> {
  /** The day of which name, attributes and reading are told. */
  readonly describedOn: string;
  readonly steps: AccountArrAnswer['steps'];
  readonly movements: AccountMovementsAnswer['movements'];
  readonly facts: readonly AccountFactAnswer[];
}

/** What stands behind an id: an account, a subscription, or one of each. */
export interface Explanation {
  readonly account?: AccountExplanation;
  readonly subscription?: { readonly steps: SubscriptionTimelineAnswer['steps'] } & Pick<
    SubscriptionFactsAnswer,
    'facts'
  >;
}

const ACCOUNT_STEPS: readonly Column<AccountArrAnswer['steps'][number]>[] = [
  { title: 'From', of: ({ from }) => from },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'ARR', align: 'right', of: ({ arr }) => arr },
];

type MovementOfAccount = AccountMovementsAnswer['movements'][number];

const NAMED_MAX = 3;

/** The subscriptions whose lines changed; JSON has all of them. */
const subscriptionsOf = ({ contributions }: MovementOfAccount): string => {
  const ids = [...new Set(contributions.map(({ subscriptionId }) => subscriptionId))];
  const rest = ids.length - NAMED_MAX;
  return ids.slice(0, NAMED_MAX).join(' ') + (rest > 0 ? ` and ${rest.toString()} more` : '');
};

const MOVEMENTS: readonly Column<MovementOfAccount>[] = [
  { title: 'Day', of: ({ effectiveOn }) => effectiveOn },
  { title: 'Class', of: (movement) => movement.class },
  { title: 'Because of', of: ({ causes }) => causes.join(', ') },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'Change', align: 'right', of: ({ delta }) => delta },
  { title: 'Subscription', of: subscriptionsOf },
  // The entry's own fact is the one that made the ledger say so last; these are the facts that state the amounts.
  { title: 'By fact', of: ({ contributions }) => [...new Set(contributions.map(({ factId }) => factId))].join(' ') },
  { title: 'Movement', of: ({ id }) => id },
];

const SUBSCRIPTION_STEPS: readonly Column<SubscriptionTimelineAnswer['steps'][number]>[] = [
  { title: 'From', of: ({ from }) => from },
  { title: 'Until', of: ({ until = '' }) => until },
  { title: 'Status', of: ({ status }) => status },
  { title: 'Account', of: ({ accountId }) => accountId },
  { title: 'Currency', of: ({ currency }) => currency },
  { title: 'ARR', align: 'right', of: ({ arr }) => arr },
  // What only its plan or its lines tell apart from the step before it is told apart by its fact.
  { title: 'By fact', of: ({ factId }) => factId },
];

type AnyFact = FactAnswer | AccountFactAnswer | RateFactAnswer;

const STANDINGS: Readonly<Record<AnyFact['standing'], string>> = {
  stands: 'stands',
  inert: 'inert, superseded',
  revoked: 'revoked',
  voided: 'voided',
  corrected: 'corrected',
};

/** A correction is true from the day that it states in the place of the other. */
const dayOf = ({ data }: AnyFact): string => {
  if ('statement' in data) return data.statement.data.effectiveOn;
  return 'effectiveOn' in data ? data.effectiveOn : '';
};

type Named = (factId: string) => string;

const aboutOf = ({ type, data }: AnyFact, named: Named): string => {
  if ('factId' in data) return `${type === 'fact-voided' ? 'undoes' : 'replaces'} ${named(data.factId)}`;
  return 'cancellationId' in data ? `takes back ${named(data.cancellationId)}` : '';
};

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

const REASON_SHOWN_MAX = 60;

/** A reason on one line; JSON has all of it. */
const reasonOf = ({ data }: AnyFact): string => {
  if (!('reason' in data)) return '';
  // The key of a reason may have been destroyed, and then there is none to show.
  const reason: unknown = data.reason;
  if (typeof reason !== 'string') return reason === null ? '(erased)' : '';
  const signs = [...oneLine(reason)];
  return signs.length > REASON_SHOWN_MAX ? `${signs.slice(0, REASON_SHOWN_MAX - 1).join('')}…` : signs.join('');
};

/** Facts in a table, each named by its sequence where another names it. */
export const factsTable = (facts: readonly AnyFact[]): string => {
  const sequences = new Map(facts.map(({ id, sequence }) => [id, sequence.toString()]));
  const named: Named = (factId) => sequences.get(factId) ?? factId;
  const columns: readonly Column<AnyFact>[] = [
    { title: 'Seq', align: 'right', of: ({ sequence }) => sequence.toString() },
    { title: 'Fact', of: ({ id }) => id },
    { title: 'Type', of: ({ type }) => type },
    { title: 'Effective', of: dayOf },
    {
      title: 'Standing',
      of: ({ standing, by }) => STANDINGS[standing] + (by === undefined ? '' : ` by ${named(by)}`),
    },
  ];
  const atNeed: readonly Column<AnyFact>[] = [
    { title: 'Which', of: (fact) => aboutOf(fact, named) },
    { title: 'Why', of: reasonOf },
  ];
  return table([...columns, ...atNeed.filter((column) => facts.some((fact) => column.of(fact) !== ''))], facts);
};

export const pairsText = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([key, value]) => `${key}=${oneLine(value)}`)
    .join(', ');

const knownOf = ({ describedOn, name, attributes = {}, readsAs }: AccountExplanation): string => {
  const pairs = pairsText(attributes);
  const said = [
    name === undefined ? undefined : `name ${name === null ? '(erased)' : oneLine(name)}`,
    pairs === '' ? undefined : `attributes ${pairs}`,
    readsAs === undefined ? undefined : `reads as ${readsAs}`,
  ].filter((text) => text !== undefined);
  return said.length === 0 ? '' : `On ${describedOn}: ${said.join('; ')}\n`;
};

const accountText = (id: string, account: AccountExplanation): string => {
  const { steps, movements, facts } = account;
  const arr =
    movements.length === 0 ? 'It has had no ARR.\n' : `${table(ACCOUNT_STEPS, steps)}\n${table(MOVEMENTS, movements)}`;
  const said = facts.length === 0 ? '' : `\n${factsTable(facts)}`;
  return `Account ${id}\n${knownOf(account)}\n${arr}${said}\n`;
};

/** The explanation as a person reads it. Facts are named by their sequence where they stand in the same table. */
export const explanationText = (id: string, { account, subscription }: Explanation): string => {
  const ofAccount = account === undefined ? '' : accountText(id, account);
  if (subscription === undefined) return ofAccount;
  const steps = table(SUBSCRIPTION_STEPS, subscription.steps);
  return `${ofAccount}Subscription ${id}\n\n${steps}\n${factsTable(subscription.facts)}\n`;
};
