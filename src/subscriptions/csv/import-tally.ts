import type { RowFault } from './row-fault';

export interface ImportTally {
  readonly rows: number;
  readonly recorded: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly rejected: number;
  readonly rejectedByCode: Readonly<Record<string, number>>;
  /** How many facts the recorded rows came to. */
  readonly facts: number;
}

/** What became of a row. */
export type RowOutcome =
  | { readonly outcome: 'recorded'; readonly facts: number }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'skipped' }
  | { readonly outcome: 'rejected'; readonly faults: readonly RowFault[] };

export const emptyTally = (): ImportTally => ({
  rows: 0,
  recorded: 0,
  unchanged: 0,
  skipped: 0,
  rejected: 0,
  rejectedByCode: {},
  facts: 0,
});

/** The tally with one more row. */
export const counted = (tally: ImportTally, outcome: RowOutcome): ImportTally => {
  const next = { ...tally, rows: tally.rows + 1 };
  switch (outcome.outcome) {
    case 'recorded':
      return { ...next, recorded: tally.recorded + 1, facts: tally.facts + outcome.facts };
    case 'unchanged':
      return { ...next, unchanged: tally.unchanged + 1 };
    case 'skipped':
      return { ...next, skipped: tally.skipped + 1 };
    case 'rejected': {
      const code = outcome.faults[0]?.code ?? 'rejected';
      const rejectedByCode = { ...tally.rejectedByCode, [code]: (tally.rejectedByCode[code] ?? 0) + 1 };
      return { ...next, rejected: tally.rejected + 1, rejectedByCode };
    }
  }
};
