import { accountTimelineOf } from '../../accounts/domain/account-timeline';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId, FactId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Recorded } from '../../kernel/projection';
import { countWhile } from '../../kernel/sorted';
import { Chains } from './chains';
import { BookWords } from './kept-changes.codec';
import { type Described, KeptDescriptions } from './kept-descriptions';
import { KeptFacts } from './kept-facts.codec';
import { type Absorbed, Merges, type MergesBefore, type Reading } from './merges';

type RecordedFact = Recorded<AccountFact>;

/** The accounts that a fact touches. */
export interface AccountsTouched {
  /** What is theirs may read as another account now, or have other attributes. */
  readonly subjects: readonly AccountId[];
  /** They may have had ARR earlier or later than they had. */
  readonly heirs: readonly AccountId[];
}

/** What the facts say of accounts themselves: as which account each reads, and its attributes. */
export class AccountsBook {
  private readonly described: KeptDescriptions;
  private readonly merges = new Merges();
  /** The accounts that have been merged at once into each, as known at some time. */
  private readonly everMerged = new Chains();

  constructor(
    private readonly words = new BookWords(),
    private readonly facts = new KeptFacts<AccountFact>(),
  ) {
    this.described = new KeptDescriptions(words);
  }

  take(fact: RecordedFact): AccountsTouched {
    const { accountId } = fact.data;
    const account = this.words.accounts.idOf(accountId);
    this.facts.add(account, fact);
    // An account may be described every day; what is said of a day of its own leaves all else as it is.
    if (this.isDescribedAnew(account, fact)) return this.touchedBy(accountId, new Map());
    const facts = this.facts.of(account);
    const { mergedInto, descriptions } = accountTimelineOf(facts);
    const ofDays = new Map(
      descriptions.map(({ effectiveOn: from, attributes, factId }) => [from, { from, attributes, factId }] as const),
    );
    this.described.set(account, [...ofDays.values()]);
    if (mergedInto !== undefined) this.rememberMerge(account, this.words.accounts.idOf(mergedInto.intoAccountId));
    const merge = mergedInto && { ...mergedInto, accountId, sequence: sequenceIn(facts, mergedInto.factId) };
    return this.touchedBy(accountId, this.merges.put(accountId, merge));
  }

  /** Takes in a description, if it is one and of a day that has none yet. */
  private isDescribedAnew(account: number, { type, data, id: factId }: RecordedFact): boolean {
    if (type !== 'account-registered' && type !== 'account-described') return false;
    const { effectiveOn: from, attributes = {} } = data;
    const known = this.described.of(account);
    const place = countWhile(known, (description) => description.from < from);
    if (known[place]?.from === from) return false;
    this.described.set(account, [...known.slice(0, place), { from, attributes, factId }, ...known.slice(place)]);
    return true;
  }

  /** The accounts that may read as one at some state of knowledge: each that has been merged into it, at once or by way of others. */
  everMergedInto(accountId: AccountId): readonly AccountId[] {
    const found = new Set<number>();
    const waiting = [this.words.accounts.find(accountId)];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const merged of this.everMerged.of(next)) {
        if (found.has(merged)) continue;
        found.add(merged);
        waiting.push(merged);
      }
    }
    return [...found].map((account) => this.words.accountId(account));
  }

  private rememberMerge(account: number, into: number): void {
    if (!this.everMerged.of(into).includes(account)) this.everMerged.add(into, account);
  }

  /** `before` are the merges that count otherwise now. */
  private touchedBy(accountId: AccountId, before: MergesBefore): AccountsTouched {
    const turned = [...new Set([accountId, ...before.keys()])];
    const subjects = turned.flatMap((of) => [of, ...this.absorbedBy(of).map((absorbed) => absorbed.accountId)]);
    const heirs = turned.flatMap((of) => [...this.merges.survivorsOf(of, before), ...this.survivorsOf(of)]);
    return { subjects: [...new Set(subjects)], heirs: [...new Set(heirs)] };
  }

  /** The facts about an account in the order of its stream. */
  factsOf(accountId: AccountId): readonly RecordedFact[] {
    const account = this.words.accounts.find(accountId);
    return account === undefined ? [] : this.facts.of(account);
  }

  /** As which account one reads on a day: itself, or the survivor of the merges that count by then. */
  readsAs(accountId: AccountId, day: CalendarDate): AccountId {
    return this.merges.readsAs(accountId, day);
  }

  /** The same from a day on, in order of days. */
  readingsFrom(accountId: AccountId, day: CalendarDate): readonly Reading[] {
    return this.merges.readingsFrom(accountId, day);
  }

  /** The accounts that one reads as on some day, itself first. */
  survivorsOf(accountId: AccountId): readonly AccountId[] {
    return this.merges.survivorsOf(accountId);
  }

  /** The other accounts that read as one on some day, or would if it were not merged itself. */
  absorbedBy(accountId: AccountId): readonly Absorbed[] {
    return this.merges.absorbedBy(accountId);
  }

  /** What an account's attributes are from day to day; before the first it has none. */
  descriptionsOf(accountId: AccountId): readonly Described[] {
    const account = this.words.accounts.find(accountId);
    return account === undefined ? [] : this.described.of(account);
  }
}

const sequenceIn = (facts: readonly RecordedFact[], factId: FactId): number => {
  const fact = facts.find(({ id }) => id === factId);
  if (fact === undefined) throw new InvariantViolated(`Fact ${factId} merges an account and is not one of its facts.`);
  return fact.sequence;
};
