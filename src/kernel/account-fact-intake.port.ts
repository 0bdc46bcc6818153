import type { FieldFault } from './field-fault';
import type { AccountId } from './ids';
import type { SentFact } from './stated-fact';
import type { CommandContext, Receipt } from './transact';

export type AccountFactTaken<Refusal> =
  | { readonly outcome: 'accepted'; readonly receipt: Receipt<{ readonly type: string }> }
  | { readonly outcome: 'rejected'; readonly refusal: Refusal };

/** What its sender states of an account, ready to be recorded. */
export interface StatedAccountFact<Refusal> {
  readonly accountId: AccountId;
  /** Facts that come after it may be judged by it, so it is recorded after all before it and before all that follow. */
  readonly holdsUpOthers: boolean;
  /** The id under which it counts once. */
  readonly commandIdOf: (sourceId: string | undefined) => string;
  readonly record: (context: CommandContext) => Promise<AccountFactTaken<Refusal>>;
}

export type AccountFactRead<Refusal> =
  | { readonly outcome: 'stated'; readonly fact: StatedAccountFact<Refusal> }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[] };

/** Where facts about accounts are handed over that stand among those about subscriptions. `Refusal` is how a way in says no. */
export interface AccountFactIntake<Refusal> {
  /** Whether the fact is one about an account. */
  takes(sent: SentFact): boolean;
  read(sent: SentFact): AccountFactRead<Refusal>;
}
