import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import type { LedgerFact } from '../../src/arr/domain/ledger-fact';
import { PlainArrIndex } from '../../src/arr/domain/plain-arr-index';
import { arrJournal } from '../../src/arr/projections/arr-journal.projection';
import type { ArrBooks } from '../../src/arr/queries/arr-books.port';
import { LOG_START } from '../../src/kernel/log-position';
import { DEFAULT_POLICY, type Policy, type PolicyVersion } from '../../src/kernel/policy';
import { fold, type Recorded } from '../../src/kernel/projection';
import { logOf, oneByOne, policyAdopted } from '../support/arr.builders';
import type { Act, OracleFact, OracleLine, Statement } from '../support/oracle/oracle-facts';
import type { PureLedger } from '../support/scenario/pure-ledger';

/** The treatments that a history may be told anew by, so that the plain reading of it is the figure under them. */
type Retold = Pick<Policy, 'services' | 'trials' | 'discounts'>;

/** A policy to be adopted, and after which append of the history. */
export interface AdoptionIntent {
  readonly pick: number;
  readonly policy: Retold;
}

export const anyAdoptions: fc.Arbitrary<readonly AdoptionIntent[]> = fc.array(
  fc.record({
    pick: fc.nat(),
    policy: fc.record({
      services: fc.constantFrom<Policy['services'][]>('exclude', 'include-contracted'),
      trials: fc.constantFrom<Policy['trials'][]>('exclude', 'include'),
      discounts: fc.constantFrom<Policy['discounts'][]>('in-force', 'list'),
    }),
  }),
  { minLength: 1, maxLength: 3 },
);

export type Log = readonly Recorded<LedgerFact>[];

/** The history of a ledger with policies adopted in the midst of it, numbered anew. */
export const withAdoptions = ({ log: appends }: PureLedger, adoptions: readonly AdoptionIntent[]): Log => {
  const [opening] = logOf([]);
  const places = adoptions
    .map(({ pick, policy }) => ({ place: pick % (appends.length + 1), policy }))
    .sort((a, b) => a.place - b.place)
    .map(({ place, policy }, index) => ({ place, fact: policyAdopted(index + 2, policy) }));
  const all = [...appends.entries(), [appends.length, []] as const].flatMap(([place, facts]): Log => {
    const own = places.filter((one) => one.place === place).map(({ fact }) => fact);
    return [...logOf(oneByOne(...own)).slice(1), ...facts];
  });
  return [...(opening === undefined ? [] : [opening]), ...all].map((fact, index) => ({
    ...fact,
    sequence: index + 1,
    // Those that tell a fact apart are of the history; an adoption has one by its place.
    id: fact.type === 'policy-adopted' ? (`adoption-${(index + 1).toString()}` as typeof fact.id) : fact.id,
  }));
};

const bookUnder = (policy: PolicyVersion, log: Log): ArrBook => {
  const projection = arrJournal(policy, () => new PlainArrIndex());
  const book = projection.create();
  for (const fact of log) fold(projection, book, fact);
  return book;
};

/** Every policy by its version, as a log says it up to a sequence. */
export const policiesIn = (log: Log): readonly { readonly sequence: number; readonly data: PolicyVersion }[] => [
  { sequence: 0, data: DEFAULT_POLICY },
  ...log.flatMap((fact) => (fact.type === 'policy-adopted' ? [{ sequence: fact.sequence, data: fact.data }] : [])),
];

/** The books of a ledger with this log, each folded when it is asked for. */
export const booksOf = (log: Log): ArrBooks => {
  const kept = new Map<number, ArrBook>();
  const latest = policiesIn(log).at(-1)?.data ?? DEFAULT_POLICY;
  const of = ({ policy }: { readonly policy: PolicyVersion }) => {
    const book = kept.get(policy.version) ?? bookUnder(policy, log);
    kept.set(policy.version, book);
    return Promise.resolve({ state: book, position: LOG_START, stale: false });
  };
  return { view: () => of({ policy: latest }), of };
};

const lineUnder =
  ({ services, trials, discounts }: Retold) =>
  ({ trialUntil, discounts: off, ...line }: OracleLine): OracleLine => ({
    ...line,
    ...(line.kind === 'service' && services === 'include-contracted' && { kind: 'subscription' }),
    ...(trialUntil !== undefined && trials === 'exclude' && { trialUntil }),
    ...(off !== undefined && discounts === 'in-force' && { discounts: off }),
  });

/** A renewal need not state lines, and what is no statement of lines has none. */
const statementUnder = (policy: Retold, statement: Statement): Statement => {
  if (!('lines' in statement)) return statement;
  return { ...statement, lines: statement.lines.map(lineUnder(policy)) };
};

const actUnder = (policy: Retold, says: OracleFact['says']): Act | Statement => {
  if (says.type === 'voided') return says;
  if (says.type === 'period-closed' || says.type === 'period-reopened') return says;
  if (says.type === 'corrected') return { ...says, statement: statementUnder(policy, says.statement) };
  return statementUnder(policy, says);
};

/** The same facts, told so that they come by themselves to what they come to under a policy. */
export const retoldUnder = (policy: Retold, facts: readonly OracleFact[]): readonly OracleFact[] =>
  facts.map((fact) => ({ ...fact, says: actUnder(policy, fact.says) }));
