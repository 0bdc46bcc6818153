import type { CommonRejection } from '../../kernel/common-rejection-texts';
import type { FactId, SubscriptionId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import type { SubscriptionRejection } from './subscription.rejections';

export type AnyRejection = SubscriptionRejection | CommandRejection;
/** What this feature alone says no to. */
type OwnRejection = Exclude<AnyRejection, CommonRejection>;
export type OwnCode = OwnRejection['code'];
export type Of<Code extends OwnCode> = Extract<OwnRejection, { readonly code: Code }>;

/** How a way in writes down what its callers can send: a request line, a command line. Ready to paste. */
export interface Ways {
  start(subscriptionId: SubscriptionId): string;
  renew(subscriptionId: SubscriptionId): string;
  reactivate(subscriptionId: SubscriptionId): string;
  resume(subscriptionId: SubscriptionId): string;
  revoke(subscriptionId: SubscriptionId, factId: FactId): string;
  facts(subscriptionId: SubscriptionId): string;
  voidFact(subscriptionId: SubscriptionId, factId: FactId): string;
  correctFact(subscriptionId: SubscriptionId, factId: FactId): string;
}

/** What a rejection is about, and how its reader talks to the ledger. */
export interface Hearing {
  readonly subscriptionId: SubscriptionId;
  readonly ways: Ways;
}

export interface Text<Code extends OwnCode> {
  readonly title: string;
  detail(rejection: Of<Code>, hearing: Hearing): string;
  fix(rejection: Of<Code>, hearing: Hearing): string;
}

/** Where to look what stands. */
export const seeFacts = ({ subscriptionId, ways }: Hearing): string => `See its facts: ${ways.facts(subscriptionId)}`;

/** How to undo a fact, in the midst of a sentence. */
export const voidOrCorrect = (factId: FactId, { subscriptionId, ways }: Hearing): string =>
  `void it (${ways.voidFact(subscriptionId, factId)}) or correct it (${ways.correctFact(subscriptionId, factId)})`;
