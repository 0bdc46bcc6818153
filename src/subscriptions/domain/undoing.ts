import { reject } from '../../kernel/decider';
import { type FactId, unrecordedFactId } from '../../kernel/ids';
import { insertFacts, type SubscriptionDecision } from './insertion';
import type { CorrectFact, VoidFact } from './subscription.commands';
import type { FactCorrected, FactVoided, SubscriptionFact, SubscriptionIdentity } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import { walkRecorded } from './subscription.states';
import { type Statement, type SubscriptionLogFact, timelineOf } from './timeline';

type Facts = readonly SubscriptionLogFact[];

/** Account and currency as they stand at the end of the timeline; of its first fact where nothing stands. */
const identityNow = (facts: Facts, fallback: SubscriptionIdentity): SubscriptionIdentity => {
  const last = walkRecorded(timelineOf(facts)).at(-1)?.after;
  if (last !== undefined && last.status !== 'not-started') return last.identity;
  const { subscriptionId, accountId, currency } = facts[0]?.data ?? fallback;
  return { subscriptionId, accountId, currency };
};

/** Why a fact cannot be undone: it is not there, or has been undone before. */
const notStanding = (facts: Facts, factId: FactId): SubscriptionRejection | undefined => {
  if (!facts.some(({ id }) => id === factId)) return { code: 'fact-not-found', factId };
  return undoneBefore(facts, factId);
};

const undoneBefore = (facts: Facts, factId: FactId): SubscriptionRejection | undefined => {
  const undoing = timelineOf(facts).undone.get(factId);
  if (undoing === undefined) return undefined;
  return { code: undoing.how === 'voided' ? 'fact-is-voided' : 'fact-is-corrected', factId, by: undoing.by };
};

/** A void or correction that comes back undoes its fact again, which must not have been undone otherwise meanwhile. */
const undoneMeanwhile = (facts: Facts, fact: FactVoided): SubscriptionRejection | undefined => {
  const { undoneTwice } = timelineOf([...facts, { ...fact, id: unrecordedFactId(0) }]);
  return undoneTwice && undoneBefore(facts, undoneTwice);
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

const notCorrectable = (facts: Facts, correction: FactCorrected): SubscriptionRejection | undefined => {
  const { factId, statement, subscriptionId } = correction.data;
  const missing = notStanding(facts, factId);
  if (missing !== undefined) return missing;
  if (facts.some(({ id, type }) => id === factId && type === 'fact-voided'))
    return { code: 'void-cannot-be-corrected', factId };
  if (statement.data.subscriptionId !== subscriptionId) {
    return { code: 'subscription-cannot-change', stated: statement.data.subscriptionId, standing: subscriptionId };
  }
  return currencyMoved(facts, correction.data);
};

const recordVoid = (facts: Facts, fact: FactVoided): SubscriptionDecision => {
  const fault = notStanding(facts, fact.data.factId) ?? undoneMeanwhile(facts, fact);
  return fault === undefined ? insertFacts(facts, [fact]) : reject(fault);
};

const recordCorrection = (facts: Facts, fact: FactCorrected): SubscriptionDecision => {
  const fault = notCorrectable(facts, fact);
  return fault === undefined ? insertFacts(facts, [fact]) : reject(fault);
};

export const voidFact = (facts: Facts, { factId, reason, subscriptionId }: VoidFact): SubscriptionDecision => {
  const [first] = facts;
  if (first === undefined) return reject({ code: 'subscription-not-found', subscriptionId });
  return recordVoid(facts, { type: 'fact-voided', data: { ...identityNow(facts, first.data), factId, reason } });
};

export const correctFact = (
  facts: Facts,
  { factId, reason, statement, subscriptionId }: CorrectFact,
): SubscriptionDecision => {
  const [first] = facts;
  if (first === undefined) return reject({ code: 'subscription-not-found', subscriptionId });
  const data = { ...identityNow(facts, first.data), factId, reason, statement };
  return recordCorrection(facts, { type: 'fact-corrected', data });
};

const wrongIdentity = (facts: Facts, { data }: FactVoided | FactCorrected): SubscriptionRejection | undefined => {
  const { accountId, currency } = identityNow(facts, data);
  if (data.accountId !== accountId) return { code: 'account-mismatch', stated: data.accountId, standing: accountId };
  return data.currency === currency ? undefined : { code: 'currency-cannot-change', from: currency, to: data.currency };
};

/** Judges a fact that a billing system states itself. */
export const recordFact = (facts: Facts, fact: SubscriptionFact): SubscriptionDecision => {
  if (fact.type !== 'fact-voided' && fact.type !== 'fact-corrected') return insertFacts(facts, [fact]);
  const fault = wrongIdentity(facts, fact);
  if (fault !== undefined) return reject(fault);
  return fact.type === 'fact-voided' ? recordVoid(facts, fact) : recordCorrection(facts, fact);
};
