import { lifecycleAfter, statusOn } from './lifecycle';
import type { OracleStatus } from './lifecycle';
import { faultOfMerges } from './oracle-accounts';
import type { OracleDirection, OracleFact, OracleLine, RevokeStatement, SubscriptionStatement } from './oracle-facts';
import { lineArr } from './oracle-line';
import { effectiveOrder, statementOf, subscriptionsOf, timelineOf, undoneBy } from './standing';
import type { Standing } from './standing';

/** The table of what is legal, row by row: where a statement may meet its subscription. */
const MAY_MEET: Readonly<Record<SubscriptionStatement['type'], readonly OracleStatus[]>> = {
  started: ['not-started'],
  changed: ['active', 'paused'],
  renewed: ['active', 'paused', 'ended'],
  paused: ['active'],
  resumed: ['paused'],
  'past-due': ['active', 'paused'],
  'payment-recovered': ['active', 'paused'],
  cancelled: ['active', 'paused'],
  'cancellation-revoked': ['active', 'paused'],
  reactivated: ['cancelled', 'ended'],
  transferred: ['active', 'paused'],
};

/** The fact at which a subscription's timeline stops making sense; undefined if it is legal throughout. */
export const firstIllegal = (known: readonly OracleFact[], subscriptionId: string): Standing | undefined => {
  const timeline = timelineOf(known, subscriptionId);
  return timeline.find(({ statement }, index) => {
    const status = statusOn(lifecycleAfter(timeline.slice(0, index)), statement.effectiveOn);
    return !MAY_MEET[statement.type].includes(status);
  });
};

const sumOf = (lines: readonly OracleLine[], currency: string, day: string): bigint =>
  lines.reduce((sum, line) => sum + lineArr(line, { currency, day, known: [] }), 0n);

/**
 * Annual value of a change's lines less that of the lines just before it, both on its day: up, down or equal. Undefined for
 * a change that does not count, which follows nothing.
 */
export const directionOf = (known: readonly OracleFact[], changeId: string): OracleDirection | undefined => {
  const change = known.find(({ id }) => id === changeId);
  const statement = change === undefined ? undefined : statementOf(change);
  if (statement?.type !== 'changed') throw new Error(`${changeId} is no change`);
  const { currency, effectiveOn } = statement;
  const timeline = timelineOf(known, statement.subscriptionId);
  const index = timeline.findIndex(({ factId }) => factId === changeId);
  const before = index < 0 ? undefined : lifecycleAfter(timeline.slice(0, index));
  if (before === undefined || before.condition === 'cancelled') return undefined;
  const [was, is] = [sumOf(before.lines, currency, effectiveOn), sumOf(statement.lines, currency, effectiveOn)];
  if (is === was) return 'equal';
  return is > was ? 'up' : 'down';
};

/** The facts that stand after a cancellation in effective order, up to the next reactivation: those it lists. */
export const standingAfter = (
  known: readonly OracleFact[],
  subscriptionId: string,
  cancellationId: string,
): readonly string[] => {
  const ordered = effectiveOrder(known, subscriptionId);
  const after = ordered.slice(ordered.findIndex(({ factId }) => factId === cancellationId) + 1);
  const next = after.findIndex(({ statement }) => statement.type === 'reactivated');
  return (next < 0 ? after : after.slice(0, next)).map(({ factId }) => factId);
};

const faultOfRevocation = (
  ordered: readonly Standing[],
  { factId, recordedOn }: Standing,
  { cancellationId, effectiveOn }: RevokeStatement,
): string | undefined => {
  const cancellation = ordered.find((one) => one.factId === cancellationId)?.statement;
  if (cancellation?.type !== 'cancelled') return `the cancellation that ${factId} takes back does not stand`;
  if (effectiveOn >= cancellation.effectiveOn) return `${factId} is not before the day of the cancellation`;
  if (recordedOn !== undefined && recordedOn >= cancellation.effectiveOn) {
    return `${factId} was recorded when the cancellation had taken effect`;
  }
  const revocations = ordered.filter(
    ({ statement }) => statement.type === 'cancellation-revoked' && statement.cancellationId === cancellationId,
  );
  return revocations.length > 1 ? `${cancellationId} is revoked twice` : undefined;
};

const isUndoneTwice = (known: readonly OracleFact[]): boolean => {
  const undone = known.flatMap((fact) => undoneBy(known, fact) ?? []);
  return new Set(undone).size < undone.length;
};

/** Why the facts known cannot be a ledger's, so far as one subscription goes; undefined if they can. */
export const faultOf = (known: readonly OracleFact[], subscriptionId: string): string | undefined => {
  if (isUndoneTwice(known)) return 'a fact is undone twice';
  const ordered = effectiveOrder(known, subscriptionId);
  for (const one of ordered) {
    const { statement } = one;
    if (statement.type !== 'cancellation-revoked') continue;
    const fault = faultOfRevocation(ordered, one, statement);
    if (fault !== undefined) return fault;
  }
  const illegal = firstIllegal(known, subscriptionId);
  if (illegal !== undefined) return `${illegal.factId} is not legal in its place`;
  return new Set(ordered.map(({ statement }) => statement.currency)).size > 1 ? 'two currencies stand' : undefined;
};

/** The same for the whole ledger. */
export const faultOfLedger = (known: readonly OracleFact[]): string | undefined => {
  if (isUndoneTwice(known)) return 'a fact is undone twice';
  const faults = subscriptionsOf(known).flatMap((subscriptionId) => faultOf(known, subscriptionId) ?? []);
  return faults[0] ?? faultOfMerges(known);
};

/** The facts known with one more, which is known at once; a cancellation gets its list of superseded facts. */
export const withFact = (
  known: readonly OracleFact[],
  id: string,
  says: OracleFact['says'],
  recordedOn?: string,
): readonly OracleFact[] => {
  const last = known.at(-1);
  const place = {
    ...{ id, sequence: (last?.sequence ?? 0) + 1, append: (last?.append ?? 0) + 1 },
    ...(recordedOn !== undefined && { recordedOn }),
  };
  const statement = says.type === 'corrected' ? says.statement : says;
  if (statement.type !== 'cancelled') return [...known, { ...place, says }];
  const draft = [...known, { ...place, says }];
  const listed = { ...statement, supersedes: standingAfter(draft, statement.subscriptionId, id) };
  return [...known, { ...place, says: says.type === 'corrected' ? { ...says, statement: listed } : listed }];
};
