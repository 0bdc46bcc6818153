import type { ArrBook } from '../../../src/arr/domain/arr-book';
import { companyFacts, type CompanySettings } from '../../../src/demo/domain/company';
import type { ToldFact } from '../../../src/demo/domain/told-fact';
import type { Token } from '../../../src/kernel/log-record';
import type { OracleFact } from '../oracle/oracle-facts';
import { oracleFactsOf } from '../scenario/oracle-facts-of';
import { bookOf, type LedgerFact } from '../scenario/pure-ledger';
import { JudgedCompany, type LoggedFact } from './judged-company';

/** The demo company in both ledgers: the product's rules and fold, and the words of the oracle. */
export interface RecordedCompany {
  readonly book: ArrBook;
  readonly facts: readonly OracleFact[];
  /** The facts of each customer by themselves; nothing of one touches another. */
  readonly customers: readonly (readonly OracleFact[])[];
  /** The sequence of the last fact. */
  readonly head: number;
}

/** The ledger's opening comes before all facts of the company. */
const FIRST_SEQUENCE = 2;

const recorded = (fact: LoggedFact, sequence: number, { recordedAt, sourceId }: ToldFact): LedgerFact => ({
  ...fact,
  version: 1,
  token: sequence.toString() as Token,
  sequence,
  recordedAt,
  imported: true,
  metadata: {
    commandId: sourceId,
    part: 1,
    parts: 1,
    source: 'demo',
    commandHash: '',
    actor: 'test',
    correlationId: '',
  },
});

const customerOf = (fact: LoggedFact): string => /\d{5,}/u.exec(fact.data.accountId)?.[0] ?? '';

export const recordedCompany = (settings: CompanySettings): RecordedCompany => {
  const judge = new JudgedCompany();
  const log: LedgerFact[] = [];
  for (const told of companyFacts(settings)) {
    for (const fact of judge.take(told)) log.push(recorded(fact, FIRST_SEQUENCE + log.length, told));
  }
  const facts = oracleFactsOf(log.map((fact) => [fact]));
  const customers = new Map<string, OracleFact[]>();
  for (const [index, fact] of facts.entries()) {
    const of = log[index] === undefined ? '' : customerOf(log[index]);
    customers.set(of, [...(customers.get(of) ?? []), fact]);
  }
  const { book } = bookOf(log.map((fact) => [fact]));
  return { book, facts, customers: [...customers.values()], head: FIRST_SEQUENCE - 1 + log.length };
};
