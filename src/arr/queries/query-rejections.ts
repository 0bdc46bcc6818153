import type { MissingRate } from './missing-rate';

/** What is wrong with the names that a question is grouped by. */
export type GroupByFault =
  | { readonly is: 'not-a-name'; readonly text: string }
  | { readonly is: 'repeated'; readonly name: string }
  | { readonly is: 'too-many'; readonly max: number };

/** What is wrong with a filter. */
export type FilterFault =
  | { readonly is: 'not-a-pair' | 'not-a-name' | 'not-a-value'; readonly text: string }
  | { readonly is: 'too-many'; readonly max: number };

/** What is wrong with a series of targets. */
export type TargetsFault =
  | { readonly is: 'not-a-pair' | 'not-a-percentage'; readonly text: string }
  | { readonly is: 'repeated'; readonly day: string }
  | { readonly is: 'not-a-point'; readonly day: string; readonly first: string; readonly last: string }
  | { readonly is: 'without-growth' }
  | { readonly is: 'too-many'; readonly max: number };

/** Why a question has no answer. */
export type QueryRejection =
  | { readonly code: 'policy-not-found'; readonly version: number; readonly known: readonly number[] }
  | { readonly code: 'known-at-is-ahead'; readonly sequence: number; readonly head: number }
  | { readonly code: 'known-at-is-before'; readonly from: number; readonly to: number }
  | { readonly code: 'too-many-effects'; readonly entries: number; readonly entriesMax: number }
  | { readonly code: 'window-is-empty'; readonly from: string; readonly to: string }
  | { readonly code: 'window-too-long'; readonly rowsMax: number }
  | { readonly code: 'group-by-is-invalid'; readonly fault: GroupByFault }
  | { readonly code: 'filter-is-invalid'; readonly fault: FilterFault }
  | { readonly code: 'targets-are-invalid'; readonly fault: TargetsFault }
  | {
      readonly code: 'attribute-not-known';
      readonly in: 'groupBy' | 'filter';
      readonly name: string;
      readonly known: readonly string[];
    }
  | { readonly code: 'rate-is-missing'; readonly missing: readonly MissingRate[] }
  | { readonly code: 'native-with-reporting'; readonly native: string; readonly currency: string }
  | { readonly code: 'too-many-groups'; readonly rows: number; readonly rowsMax: number }
  | { readonly code: 'cursor-is-invalid' }
  | { readonly code: 'cursor-is-of-another-question' }
  | { readonly code: 'too-many-movements'; readonly movements: number; readonly movementsMax: number }
  | { readonly code: 'epoch-not-found'; readonly epoch: number; readonly known: readonly number[] }
  | { readonly code: 'shard-not-found'; readonly shard: number; readonly shards: number }
  | { readonly code: 'movement-not-found'; readonly movementId: string }
  | { readonly code: 'period-not-found'; readonly period: string }
  | { readonly code: 'account-not-found'; readonly accountId: string }
  | { readonly code: 'subscription-not-found'; readonly subscriptionId: string };

export type Answered<Answer> =
  | { readonly outcome: 'answered'; readonly answer: Answer }
  | { readonly outcome: 'refused'; readonly rejection: QueryRejection };
