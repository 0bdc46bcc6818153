import { reject } from '../../kernel/decider';
import type { FactId } from '../../kernel/ids';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import { notCorrectable, notVoidable } from '../../kernel/undoing';
import { utf8LengthOf } from '../../kernel/utf8-length';
import { insertFacts, type Matter, type SubscriptionDecision } from './insertion';
import type { CorrectFact, VoidFact, VoidSubscription } from './subscription.commands';
import type { FactCorrected, FactVoided, SubscriptionFact, SubscriptionIdentity } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import { walkRecorded } from './subscription.states';
import { type Statement, type SubscriptionLogFact, timelineOf } from './timeline';

type Facts = readonly SubscriptionLogFact[];

/** Account and currency as they stand at the end of the timeline; of its first fact where nothing stands. */
export const identityNow = (facts: Facts, fallback: SubscriptionIdentity): SubscriptionIdentity => {
  const last = walkRecorded(timelineOf(facts)).at(-1)?.after;
  if (last !== undefined && last.status !== 'not-started') return last.identity;
  const { subscriptionId, accountId, currency } = facts[0]?.data ?? fallback;
  return { subscriptionId, accountId, currency };
};

const isStart = ({ fact }: Statement): boolean => fact.type === 'subscription-started';

/** The currency of a start may be corrected only while no other fact stands. */
export const currencyMoved = (
  facts: Facts,
  { factId, statement }: Pick<FactCorrected['data'], 'factId' | 'statement'>,
): SubscriptionRejection | undefined => {
  const { statements } = timelineOf(facts);
  const target = statements.find(({ id }) => id === factId);
  if (target === undefined || !isStart(target) || statements.length === 1) return undefined;
  const [from, to] = [target.fact.data.currency, statement.data.currency];
  return from === to ? undefined : { code: 'currency-cannot-change', from, to };
};

const correctionFault = (facts: Facts, { data }: FactCorrected): SubscriptionRejection | undefined => {
  const { factId, statement, subscriptionId } = data;
  const fault = notCorrectable(facts, factId);
  if (fault !== undefined) return fault;
  if (statement.data.subscriptionId !== subscriptionId) {
    return { code: 'subscription-cannot-change', stated: statement.data.subscriptionId, standing: subscriptionId };
  }
  return currencyMoved(facts, data);
};

const recordVoid = (matter: Matter, fact: FactVoided): SubscriptionDecision => {
  const fault = notVoidable(matter.facts, fact, matter.today);
  return fault === undefined ? insertFacts(matter, [fact]) : reject(fault);
};

const recordCorrection = (matter: Matter, fact: FactCorrected): SubscriptionDecision => {
  const fault = correctionFault(matter.facts, fact);
  return fault === undefined ? insertFacts(matter, [fact]) : reject(fault);
};

export const voidFact = (matter: Matter, { factId, reason, subscriptionId }: VoidFact): SubscriptionDecision => {
  const [first] = matter.facts;
  if (first === undefined) return reject({ code: 'subscription-not-found', subscriptionId });
  const data = { ...identityNow(matter.facts, first.data), factId, reason };
  return recordVoid(matter, { type: 'fact-voided', data });
};

export const correctFact = (
  matter: Matter,
  { factId, reason, statement, subscriptionId }: CorrectFact,
): SubscriptionDecision => {
  const [first] = matter.facts;
  if (first === undefined) return reject({ code: 'subscription-not-found', subscriptionId });
  const data = { ...identityNow(matter.facts, first.data), factId, reason, statement };
  return recordCorrection(matter, { type: 'fact-corrected', data });
};

/** A fact and, where it is a correction, all that it has replaced: to void it alone would bring those back. */
const chainFrom = (facts: Facts, factId: FactId): readonly FactId[] => {
  const chain: FactId[] = [];
  let next: FactId | undefined = factId;
  while (next !== undefined) {
    chain.push(next);
    const fact = facts.find(({ id }) => id === chain.at(-1));
    next = fact?.type === 'fact-corrected' ? fact.data.factId : undefined;
  }
  return chain;
};

/** How many voids fit into one append, given the reason that each repeats. */
const voidsMax = (reason: string): number =>
  Math.floor(FACT_LIMITS.appendBytesMax / (FACT_LIMITS.voidBytes + utf8LengthOf(reason)));

/** Voids every fact that stands, the last in effective order first, in one append. */
export const voidSubscription = (
  matter: Matter,
  { subscriptionId, reason }: VoidSubscription,
): SubscriptionDecision => {
  const { facts } = matter;
  const [first] = facts;
  if (first === undefined) return reject({ code: 'subscription-not-found', subscriptionId });
  const standing = timelineOf(facts).statements.toReversed();
  if (standing.length === 0) return reject({ code: 'subscription-is-void', subscriptionId });
  const factIds = standing.flatMap(({ id }) => chainFrom(facts, id));
  const factsMax = voidsMax(reason);
  if (factIds.length > factsMax) return reject({ code: 'too-many-facts-to-void', facts: factIds.length, factsMax });
  const identity = identityNow(facts, first.data);
  const voids = factIds.map((factId): FactVoided => ({ type: 'fact-voided', data: { ...identity, factId, reason } }));
  return insertFacts(matter, voids);
};

const wrongIdentity = (
  { facts, accounts, today }: Matter,
  { data }: FactVoided | FactCorrected,
): SubscriptionRejection | undefined => {
  const { accountId, currency } = identityNow(facts, data);
  const isSame = accounts.readsAs(data.accountId, today) === accounts.readsAs(accountId, today);
  if (!isSame) return { code: 'account-mismatch', stated: data.accountId, standing: accountId };
  return data.currency === currency ? undefined : { code: 'currency-cannot-change', from: currency, to: data.currency };
};

/** Judges a fact that a billing system states itself. */
export const recordFact = (matter: Matter, fact: SubscriptionFact): SubscriptionDecision => {
  if (fact.type !== 'fact-voided' && fact.type !== 'fact-corrected') return insertFacts(matter, [fact]);
  const fault = wrongIdentity(matter, fact);
  if (fault !== undefined) return reject(fault);
  return fact.type === 'fact-voided' ? recordVoid(matter, fact) : recordCorrection(matter, fact);
};
