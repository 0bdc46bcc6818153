import { accountDecider } from '../../../src/accounts/domain/account.decider';
import type { AccountFact } from '../../../src/accounts/domain/account.events';
import type { AccountRejection } from '../../../src/accounts/domain/account.rejections';
import { type AccountCommand, accountOf } from '../../../src/accounts/domain/account.commands';
import { type AccountLogFact, accountTimelineOf, type MergedInto } from '../../../src/accounts/domain/account-timeline';
import type { AccountReadings } from '../../../src/kernel/account-readings.port';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Decision } from '../../../src/kernel/decider';
import type { AccountId } from '../../../src/kernel/ids';

/** The facts of accounts with the product's rules for them, and how the accounts read. No store, no streams. */
export class PureAccounts implements AccountReadings {
  private readonly facts = new Map<AccountId, readonly AccountLogFact[]>();

  decide(command: AccountCommand, today: CalendarDate): Decision<AccountFact, AccountRejection> {
    const accountId = accountOf(command);
    const mergedInto = new Map([...this.merges()].map(([id, { intoAccountId }]) => [id, intoAccountId]));
    return accountDecider.decide(command, { facts: this.factsOf(accountId), mergedInto }, today);
  }

  take(fact: AccountLogFact): void {
    const { accountId } = fact.data;
    this.facts.set(accountId, [...this.factsOf(accountId), fact]);
  }

  readsAs(accountId: AccountId, day: CalendarDate): AccountId {
    const merges = this.merges();
    let reading = accountId;
    // The rules refuse circles, so the way ends.
    for (let next = merges.get(reading); next !== undefined && next.effectiveOn <= day; next = merges.get(reading)) {
      reading = next.intoAccountId;
    }
    return reading;
  }

  private factsOf(accountId: AccountId): readonly AccountLogFact[] {
    return this.facts.get(accountId) ?? [];
  }

  private merges(): ReadonlyMap<AccountId, MergedInto> {
    const merges = new Map<AccountId, MergedInto>();
    for (const [accountId, facts] of this.facts) {
      const { mergedInto } = accountTimelineOf(facts);
      if (mergedInto !== undefined) merges.set(accountId, mergedInto);
    }
    return merges;
  }
}
