import fc from 'fast-check';
import { accountTimelineOf } from '../../src/accounts/domain/account-timeline';
import { accountDecider } from '../../src/accounts/domain/account.decider';
import type { AccountFact, AccountStatement } from '../../src/accounts/domain/account.events';
import type { FiguredFact } from '../../src/arr/domain/ledger-fact';
import { type CalendarDate, toEpochDay } from '../../src/kernel/calendar-date';
import type { Identified } from '../../src/kernel/decider';
import type { AccountId } from '../../src/kernel/ids';
import { instantOf } from '../../src/kernel/instant';
import type { Token } from '../../src/kernel/log-record';
import { present } from '../../src/kernel/present';
import type { Recorded } from '../../src/kernel/projection';
import { accountOf, dayOf, factIdOf } from '../support/scenario/spelled';
import type { PureLedger } from '../support/scenario/pure-ledger';
import { ACCOUNTS, anyDay } from './intents';

/** The accounts that may be merged; the last is spoken of by no subscription. */
export const MERGEABLE: readonly AccountId[] = [...ACCOUNTS, accountOf('coil')];

const anyAccount = fc.constantFrom(...MERGEABLE);

const anyAttributes = fc.constantFrom(
  ...[undefined, {}, { segment: 'smb' }, { segment: 'large' }, { segment: 'large', plan: 'pro', region: 'US' }],
);

const anyDescription = (type: 'account-registered' | 'account-described'): fc.Arbitrary<AccountStatement> =>
  fc
    .record({ accountId: anyAccount, effectiveOn: anyDay, attributes: anyAttributes })
    .map((data) => ({ type, data: present(data) }));

const anyMerge: fc.Arbitrary<AccountStatement> = fc
  .record({ accountId: anyAccount, effectiveOn: anyDay, intoAccountId: anyAccount })
  .map((data) => ({ type: 'accounts-merged', data }));

const anyStatement = fc.oneof(
  { arbitrary: anyDescription('account-registered'), weight: 1 },
  { arbitrary: anyDescription('account-described'), weight: 3 },
  { arbitrary: anyMerge, weight: 5 },
);

/** What somebody tries to say of an account; a pick counts back over all facts about accounts. */
type AccountAttempt =
  | { readonly verb: 'state'; readonly statement: AccountStatement }
  | { readonly verb: 'void'; readonly pick: number }
  | { readonly verb: 'correct'; readonly pick: number; readonly to: AccountStatement; readonly isElsewhere: boolean };

/** `at` says after how many of the subscriptions' appends it is tried, counted round. */
export interface AccountIntent {
  readonly at: number;
  readonly attempt: AccountAttempt;
}

const anyPick = fc.nat({ max: 5 });

const anyAccountAttempt: fc.Arbitrary<AccountAttempt> = fc.oneof(
  { arbitrary: fc.record({ verb: fc.constant('state' as const), statement: anyStatement }), weight: 5 },
  { arbitrary: fc.record({ verb: fc.constant('void' as const), pick: anyPick }), weight: 3 },
  {
    arbitrary: fc.record({
      verb: fc.constant('correct' as const),
      pick: anyPick,
      to: anyStatement,
      isElsewhere: fc.nat({ max: 9 }).map((one) => one === 0),
    }),
    weight: 2,
  },
);

export const anyAccountIntents: fc.Arbitrary<readonly AccountIntent[]> = fc.array(
  fc.record({ at: fc.nat({ max: 30 }), attempt: anyAccountAttempt }),
  { minLength: 1, maxLength: 8, size: 'max' },
);

type RecordedAny = Recorded<FiguredFact>;

/** An attempt as it was judged: against which facts about accounts, and with what result. */
export interface AccountJudged {
  readonly before: readonly RecordedAny[];
  /** What was tried to be recorded. */
  readonly fact: AccountFact;
  readonly isAccepted: boolean;
}

/** The ids of facts about accounts begin here, so that none is a subscription's. */
const FIRST_ID = 1_000_000;
const REASON = 'a mistake';
const MS_IN_DAY = 86_400_000;
const SEQUENCE_OF_OPENING = 1;
const FIRST_RECORDED_ON = dayOf('2024-03-01');

const isAboutAccount = (fact: RecordedAny): fact is Recorded<AccountFact> => !('subscriptionId' in fact.data);

/** Tells a subscriptions' history anew, with what is said of accounts in between. */
class Interleaving {
  readonly appends: RecordedAny[][] = [];
  readonly judged: AccountJudged[] = [];
  private sequence = SEQUENCE_OF_OPENING;
  private recordedOn: CalendarDate = FIRST_RECORDED_ON;

  get facts(): readonly RecordedAny[] {
    return this.appends.flat();
  }

  private get aboutAccounts(): readonly Recorded<AccountFact>[] {
    return this.facts.filter(isAboutAccount);
  }

  record(facts: readonly RecordedAny[]): void {
    this.recordedOn = facts[0]?.recordedOn ?? this.recordedOn;
    const placed = facts.map((fact) => ({ ...fact, ...this.nextPlace() }));
    this.appends.push(placed);
  }

  attempt(attempt: AccountAttempt): void {
    const fact = factSaid(attempt, this.aboutAccounts);
    if (fact === undefined) return;
    const before = this.facts;
    const { accountId } = fact.data;
    const state = { facts: this.factsOf(accountId), mergedInto: this.mergesOfOthers(accountId) };
    const decision = accountDecider.decide({ type: 'record-account-fact', fact }, state, this.recordedOn);
    this.judged.push({ before, fact, isAccepted: decision.outcome === 'accepted' });
    if (decision.outcome === 'accepted') this.record(decision.facts.map((one) => this.recordOf(one)));
  }

  private factsOf(accountId: AccountId): readonly Recorded<AccountFact>[] {
    return this.aboutAccounts.filter(({ data }) => data.accountId === accountId);
  }

  private mergesOfOthers(accountId: AccountId): ReadonlyMap<AccountId, AccountId> {
    const others = MERGEABLE.filter((other) => other !== accountId);
    return new Map(
      others.flatMap((other) => {
        const { mergedInto } = accountTimelineOf(this.factsOf(other));
        return mergedInto === undefined ? [] : [[other, mergedInto.intoAccountId] as const];
      }),
    );
  }

  private recordOf(fact: AccountFact): Recorded<AccountFact> {
    const id = factIdOf(FIRST_ID + this.sequence);
    const identified = { ...fact, id } as Identified<AccountFact>;
    const metadata = {
      ...{ commandId: id, part: 1, parts: 1, source: 'test', commandHash: '', actor: 'test', correlationId: '' },
    };
    return { ...identified, ...this.place(), version: 1, imported: false, metadata };
  }

  private nextPlace(): Pick<RecordedAny, 'sequence' | 'token' | 'recordedAt' | 'recordedOn'> {
    this.sequence += 1;
    return this.place();
  }

  private place(): Pick<RecordedAny, 'sequence' | 'token' | 'recordedAt' | 'recordedOn'> {
    const { sequence, recordedOn } = this;
    const recordedAt = instantOf(toEpochDay(recordedOn) * MS_IN_DAY + sequence);
    return { sequence, token: sequence.toString() as Token, recordedAt, recordedOn };
  }
}

const ofAccount = (statement: AccountStatement, accountId: AccountId): AccountStatement =>
  statement.type === 'accounts-merged'
    ? { ...statement, data: { ...statement.data, accountId } }
    : { ...statement, data: { ...statement.data, accountId } };

/** What an attempt comes to, given the facts about accounts; nothing where it has none to undo. */
const factSaid = (attempt: AccountAttempt, known: readonly Recorded<AccountFact>[]): AccountFact | undefined => {
  if (attempt.verb === 'state') return attempt.statement;
  const picked = known.at(-1 - (attempt.pick % Math.max(known.length, 1)));
  if (picked === undefined) return undefined;
  const said = { accountId: picked.data.accountId, factId: picked.id, reason: REASON };
  if (attempt.verb === 'void') return { type: 'fact-voided', data: said };
  const statement = attempt.isElsewhere ? attempt.to : ofAccount(attempt.to, said.accountId);
  return { type: 'fact-corrected', data: { ...said, statement } };
};

/** Says of accounts what is said after each attempt of a history, one part at a time. */
export const sayingOfAccounts = (
  said: readonly AccountIntent[],
  then: (ledger: PureLedger) => void = () => undefined,
) => {
  let attempts = 0;
  return (ledger: PureLedger): void => {
    attempts += 1;
    for (const { at, attempt } of said) {
      const known = ledger.log.flat().filter(isAboutAccount);
      const fact = at % 12 === attempts % 12 ? factSaid(attempt, known) : undefined;
      const recordedOn = ledger.recordedOnLast ?? FIRST_RECORDED_ON;
      if (fact !== undefined) ledger.executeOfAccount({ type: 'record-account-fact', fact }, recordedOn);
    }
    then(ledger);
  };
};

/** A history of subscriptions with facts about accounts among its appends, and how each of these was judged. */
export const withAccountFacts = (
  { appends }: PureLedger,
  intents: readonly AccountIntent[],
): Pick<Interleaving, 'appends' | 'judged'> => {
  const telling = new Interleaving();
  for (let told = 0; told <= appends.length; told += 1) {
    for (const { at, attempt } of intents) if (at % (appends.length + 1) === told) telling.attempt(attempt);
    const next = appends[told];
    if (next !== undefined) telling.record(next);
  }
  return telling;
};
