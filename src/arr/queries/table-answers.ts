import type { Table } from '../../kernel/table.port';
import type { Echo } from './answers';

/** A list that is taken whole, as a table. */
export interface TableAnswer {
  /** What it is of, for the name of a file: `arr-accounts-2025-03-31-known-at-5321`. */
  readonly name: string;
  readonly echo: Echo;
  readonly table: Table;
}

/** A list of any length is a file that can be told apart from the same list at another moment. */
export const tableName = (of: string, { knownAt, policyVersion }: Echo): string =>
  `arr-${of}-known-at-${knownAt.sequence.toString()}-policy-${policyVersion.toString()}`;
