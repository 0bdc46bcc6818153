import { accountDecider, type AccountState } from '../../../src/accounts/domain/account.decider';
import type { AccountFact } from '../../../src/accounts/domain/account.events';
import { isAccountFactType } from '../../../src/accounts/domain/account.codec';
import type { ToldFact } from '../../../src/demo/domain/told-fact';
import { type CalendarDate, parseCalendarDate } from '../../../src/kernel/calendar-date';
import type { Logged } from '../../../src/kernel/decider';
import type { AccountId } from '../../../src/kernel/ids';
import { subscriptionDecider, type SubscriptionState } from '../../../src/subscriptions/domain/subscription.decider';
import type { SubscriptionFact } from '../../../src/subscriptions/domain/subscription.events';

export type LoggedFact = Logged<SubscriptionFact | AccountFact>;

type AnyTold = ToldFact['fact'];

export const isOfAccount = (fact: AnyTold): fact is ToldFact<AccountFact>['fact'] =>
  isAccountFactType(fact.type) && !('subscriptionId' in fact.data);

const recordedOnOf = ({ recordedAt }: ToldFact): CalendarDate => {
  const day = parseCalendarDate(recordedAt.slice(0, 10));
  if (day === undefined) throw new Error(`${recordedAt} has no day`);
  return day;
};

/** Puts told facts to the deciders one by one, as a ledger would, and keeps no more than they need. */
export class JudgedCompany {
  private readonly subscriptions = new Map<string, SubscriptionState>();
  private readonly accounts = new Map<AccountId, AccountState>();
  private readonly mergedInto = new Map<AccountId, { readonly into: AccountId; readonly from: CalendarDate }>();

  /** The facts as the ledger records them; throws where they are refused. */
  take(told: ToldFact): readonly LoggedFact[] {
    const recordedOn = recordedOnOf(told);
    const { fact } = told;
    const facts = isOfAccount(fact) ? this.ofAccount(fact, recordedOn) : this.ofSubscription(fact, recordedOn);
    return facts;
  }

  private ofSubscription(fact: Exclude<AnyTold, ToldFact<AccountFact>['fact']>, today: CalendarDate) {
    const { id, ...said } = fact;
    const state = this.subscriptions.get(fact.data.subscriptionId) ?? subscriptionDecider.initial;
    const accounts = { readsAs: (accountId: AccountId, day: CalendarDate) => this.readsAs(accountId, day) };
    const decision = subscriptionDecider.decide({ type: 'record-fact', fact: said }, { ...state, accounts }, today);
    if (decision.outcome === 'rejected') throw new Error(`${JSON.stringify(fact)}: ${JSON.stringify(decision)}`);
    const recorded = decision.facts.map((one) => ({ ...one, id, recordedOn: today }));
    const next = recorded.reduce((known, one) => subscriptionDecider.evolve(known, one), state);
    this.subscriptions.set(fact.data.subscriptionId, next);
    return recorded;
  }

  private ofAccount(fact: ToldFact<AccountFact>['fact'], today: CalendarDate) {
    const { id, ...said } = fact;
    const state = this.accounts.get(fact.data.accountId) ?? accountDecider.initial;
    const mergedInto = new Map([...this.mergedInto].map(([accountId, { into }]) => [accountId, into]));
    const command = { type: 'record-account-fact' as const, fact: said };
    const decision = accountDecider.decide(command, { ...state, mergedInto }, today);
    if (decision.outcome === 'rejected') throw new Error(`${JSON.stringify(fact)}: ${JSON.stringify(decision)}`);
    const recorded = decision.facts.map((one) => ({ ...one, id, recordedOn: today }));
    for (const one of recorded) {
      if (one.type !== 'accounts-merged') continue;
      this.mergedInto.set(one.data.accountId, { into: one.data.intoAccountId, from: one.data.effectiveOn });
    }
    const next = recorded.reduce((known, one) => accountDecider.evolve(known, one), state);
    this.accounts.set(fact.data.accountId, next);
    return recorded;
  }

  /** The company merges one account into another at most, never in a chain. */
  private readsAs(accountId: AccountId, day: CalendarDate): AccountId {
    const merge = this.mergedInto.get(accountId);
    return merge !== undefined && merge.from <= day ? merge.into : accountId;
  }
}
