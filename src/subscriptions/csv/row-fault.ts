/** Why a row is rejected: the column at fault where there is one, a code, what is so, what to do. */
export interface RowFault {
  readonly column?: string;
  readonly code: string;
  readonly detail: string;
  readonly fix: string;
}

/** A part of a row, read, or all that is wrong with it. */
export type ReadPart<Value> = { readonly value: Value } | { readonly faults: readonly RowFault[] };

export const fault = (fields: RowFault): { readonly faults: readonly RowFault[] } => ({ faults: [fields] });

export const isFaulty = <Value>(part: ReadPart<Value>): part is { readonly faults: readonly RowFault[] } =>
  'faults' in part;

/** The faults of all parts together, so that one run names everything there is to mend. */
export const faultsOf = (parts: readonly ReadPart<unknown>[]): readonly RowFault[] =>
  parts.flatMap((part) => (isFaulty(part) ? part.faults : []));
