import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import type { LedgerFact } from '../../src/arr/domain/ledger-fact';
import { PlainArrIndex } from '../../src/arr/domain/plain-arr-index';
import { arrJournal } from '../../src/arr/projections/arr-journal.projection';
import type { ArrBooks, BookKept } from '../../src/arr/queries/arr-books.port';
import { LOG_START } from '../../src/kernel/log-position';
import { DEFAULT_POLICY, type PolicyVersion } from '../../src/kernel/policy';
import { fold, type Recorded } from '../../src/kernel/projection';
import { logOf, oneByOne, policyAdopted } from '../support/arr.builders';
import type { PureLedger } from '../support/scenario/pure-ledger';
import { factIdOf } from '../support/scenario/spelled';
import { anyChosen, type Chosen, policyOf, TREATMENTS, TREATMENTS_OF_RATES } from './settings';

/** The ids of adoptions begin here, so that none is another fact's. */
const ADOPTION_IDS = 2_000_000;

/** A policy to be adopted, and after which append of the history. */
export interface AdoptionIntent {
  readonly pick: number;
  readonly chosen: Chosen;
}

export const anyAdoptions: fc.Arbitrary<readonly AdoptionIntent[]> = fc.array(
  fc.record({ pick: fc.nat(), chosen: anyChosen({ ...TREATMENTS, ...TREATMENTS_OF_RATES }) }),
  { minLength: 1, maxLength: 3 },
);

export type Log = readonly Recorded<LedgerFact>[];

/** Numbers facts anew, and has closings close by the facts that they closed by. */
const numberedAnew = (log: Log): Log => {
  const numbers = new Map<number, number>();
  return log.map((fact, index) => {
    const sequence = index + 1;
    // Those that tell a fact apart are of the history; an adoption has one by its place.
    if (fact.type === 'policy-adopted') return { ...fact, sequence, id: factIdOf(ADOPTION_IDS + sequence) };
    numbers.set(fact.sequence, sequence);
    if (fact.type !== 'period-closed') return { ...fact, sequence };
    const { closedAtSequence: at } = fact.data;
    return { ...fact, sequence, data: { ...fact.data, closedAtSequence: numbers.get(at) ?? at } };
  });
};

/** The history of a ledger with policies adopted in the midst of it, numbered anew. */
export const withAdoptions = ({ everything: appends }: PureLedger, adoptions: readonly AdoptionIntent[]): Log => {
  const places = adoptions
    .map(({ pick, chosen }) => ({ place: pick % (appends.length + 1), chosen }))
    .sort((a, b) => a.place - b.place)
    .map(({ place, chosen }, index) => ({ place, fact: policyAdopted(index + 2, policyOf(chosen)) }));
  const all = [...appends.entries(), [appends.length, []] as const].flatMap(([place, facts]): Log => {
    const own = places.filter((one) => one.place === place).map(({ fact }) => fact);
    return [...logOf(oneByOne(...own)).slice(1), ...facts];
  });
  return numberedAnew([...logOf([]), ...all]);
};

const bookKept = ({ policy, reporting }: BookKept, log: Log): ArrBook => {
  const projection = arrJournal(policy, () => new PlainArrIndex(), reporting);
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
  const books = new Map<string, ArrBook>();
  const latest = policiesIn(log).at(-1)?.data ?? DEFAULT_POLICY;
  const of = (kept: BookKept) => {
    const key = `${kept.policy.version.toString()} ${kept.reporting ?? ''}`;
    const book = books.get(key) ?? bookKept(kept, log);
    books.set(key, book);
    return Promise.resolve({ state: book, position: LOG_START, stale: false });
  };
  return { view: () => of({ policy: latest }), of };
};
