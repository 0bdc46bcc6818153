import type { CalendarDate } from '../../kernel/calendar-date';
import { isSameJson } from '../../kernel/canonical-json';
import { accept, reject } from '../../kernel/decider';
import type { AccountId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import { insertFacts, type Matter, type SubscriptionDecision } from './insertion';
import type { RecordPeriod } from './subscription.commands';
import type {
  FactCorrected,
  FactVoided,
  SubscriptionCancelled,
  SubscriptionFact,
  SubscriptionIdentity,
  SubscriptionStarted,
  SubscriptionStatement,
} from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import { counts, type Statement, type SubscriptionLogFact, timelineOf } from './timeline';
import { currencyMoved } from './undoing';

type Difference = 'start' | 'end' | 'account' | 'currency' | 'lines' | 'attributes';

const identityOf = ({ subscriptionId, accountId, currency }: RecordPeriod): SubscriptionIdentity => ({
  subscriptionId,
  accountId,
  currency,
});

const startOf = (period: RecordPeriod): SubscriptionStarted => ({
  type: 'subscription-started',
  data: present({
    ...identityOf(period),
    effectiveOn: period.start,
    lines: period.lines,
    attributes: period.attributes,
  }),
});

const endOf = (period: RecordPeriod): readonly SubscriptionCancelled[] =>
  period.end === undefined
    ? []
    : [{ type: 'subscription-cancelled', data: { ...identityOf(period), effectiveOn: period.end, supersedes: [] } }];

/** Whether two accounts read as one on a day. */
const isOneAccount = (one: AccountId, other: AccountId, { accounts }: Matter, day: CalendarDate): boolean =>
  accounts.readsAs(one, day) === accounts.readsAs(other, day);

const startDifferences = (
  { fact: { data } }: Statement,
  stated: SubscriptionStarted,
  matter: Matter,
): readonly Difference[] => {
  const { lines = [], attributes = {} } = 'lines' in data ? data : {};
  const differs: readonly (readonly [Difference, boolean])[] = [
    ['start', data.effectiveOn !== stated.data.effectiveOn],
    ['account', !isOneAccount(data.accountId, stated.data.accountId, matter, stated.data.effectiveOn)],
    ['currency', data.currency !== stated.data.currency],
    ['lines', !isSameJson(lines, stated.data.lines)],
    ['attributes', !isSameJson(attributes, stated.data.attributes ?? {})],
  ];
  return differs.flatMap(([difference, is]) => (is ? [difference] : []));
};

interface Mending {
  readonly period: RecordPeriod;
  readonly reason: string;
}

const correction = (
  { id }: Statement,
  statement: SubscriptionStatement,
  { period, reason }: Mending,
): FactCorrected => ({
  type: 'fact-corrected',
  data: { ...identityOf(period), factId: id, reason, statement },
});

const voiding = ({ id }: Statement, { period, reason }: Mending): FactVoided => ({
  type: 'fact-voided',
  data: { ...identityOf(period), factId: id, reason },
});

interface Standing {
  readonly start: Statement;
  /** The cancellation that counts, if any. */
  readonly end: Statement | undefined;
}

/** The first day without, by the cancellation or else by a term that does not renew. */
const endDayOf = ({ start, end }: Standing): CalendarDate | undefined => {
  if (end !== undefined) return end.fact.data.effectiveOn;
  const term = start.fact.type === 'subscription-started' ? start.fact.data.term : undefined;
  return term?.renews === true ? undefined : term?.endsOn;
};

/** A row without a common day is not this period said otherwise: to correct by it would erase the one that stands. */
const anotherPeriod = (standing: Standing, period: RecordPeriod): SubscriptionRejection | undefined => {
  const { id: factId, fact } = standing.start;
  const [start, end] = [fact.data.effectiveOn, endDayOf(standing)];
  const isAfter = end !== undefined && period.start >= end && period.start > start;
  const isBefore = period.end !== undefined && period.end <= start;
  return isAfter || isBefore ? { code: 'another-period', ...present({ start, end }), factId } : undefined;
};

const emptySpan = ({ start, end }: RecordPeriod): SubscriptionRejection | undefined =>
  end !== undefined && end <= start ? { code: 'span-is-empty', from: start, until: end } : undefined;

const standingOf = (facts: readonly SubscriptionLogFact[]): Standing | undefined => {
  const counting = timelineOf(facts).statements.filter(counts);
  const start = counting.find(({ fact }) => fact.type === 'subscription-started');
  return start && { start, end: counting.findLast(({ fact }) => fact.type === 'subscription-cancelled') };
};

/** What a correction records so that the ledger says what the row says. */
const mended = ({ start, end }: Standing, startDiffers: boolean, mending: Mending): readonly SubscriptionFact[] => {
  const { period } = mending;
  const startFacts = startDiffers ? [correction(start, startOf(period), mending)] : [];
  if (end === undefined) return [...startFacts, ...endOf(period)];
  if (end.fact.data.effectiveOn === period.end) return startFacts;
  const endFacts = endOf(period).map((stated) => correction(end, stated, mending));
  return [...startFacts, ...(endFacts.length > 0 ? endFacts : [voiding(end, mending)])];
};

/**
 * Judges a row of an export. A subscription that is not there is started, and cancelled where the row has an end; an end
 * that has appeared since becomes a cancellation; a row that says what stands records nothing. Any other difference is
 * refused, or corrected where the command says why; a row of other days altogether is refused.
 */
export const recordPeriod = (matter: Matter, period: RecordPeriod): SubscriptionDecision => {
  const standing = standingOf(matter.facts);
  const misfit = emptySpan(period) ?? (standing && anotherPeriod(standing, period));
  if (misfit !== undefined) return reject(misfit);
  return standing === undefined ? open(matter, period) : recordAgain(matter, standing, period);
};

/** Nothing stands: the subscription is new, or somebody has voided its start, and a row does not do again what was undone. */
const open = (matter: Matter, period: RecordPeriod): SubscriptionDecision => {
  const voided = matter.facts.findLast(({ type }) => type === 'subscription-started');
  if (voided !== undefined && period.correctBecause === undefined) {
    return reject({ code: 'row-undone', factId: voided.id });
  }
  return insertFacts(matter, [startOf(period), ...endOf(period)]);
};

/** A row of the period that stands. */
const recordAgain = (matter: Matter, standing: Standing, period: RecordPeriod): SubscriptionDecision => {
  const differsInStart = startDifferences(standing.start, startOf(period), matter);
  const endMoved = standing.end !== undefined && standing.end.fact.data.effectiveOn !== period.end;
  const differsIn: readonly Difference[] = endMoved ? [...differsInStart, 'end'] : differsInStart;
  if (differsIn.length === 0) {
    return standing.end === undefined && period.end !== undefined ? insertFacts(matter, endOf(period)) : accept();
  }
  if (period.correctBecause === undefined) {
    const { id } = differsInStart.length > 0 ? standing.start : (standing.end ?? standing.start);
    return reject({ code: 'row-differs', factId: id, differsIn });
  }
  const moved = currencyMoved(matter.facts, { factId: standing.start.id, statement: startOf(period) });
  if (moved !== undefined) return reject(moved);
  const mending = { period, reason: period.correctBecause };
  return insertFacts(matter, mended(standing, differsInStart.length > 0, mending));
};
