import { setTimeout } from 'node:timers/promises';
import type { JsonObject } from '../../kernel/canonical-json';
import type { EventStore } from '../../kernel/event-store.port';
import type { LogPosition } from '../../kernel/log-position';
import { messageOf } from '../../kernel/message-of';
import type { ProjectionHost } from '../projections/projection-host';
import { lagOf, type ProjectionStatus } from '../projections/projection-status';
import type { Health, HealthProbe } from './health.port';

/** How long a probe may take before its part counts as not ready. An orchestrator gives up on the whole answer soon after. */
export const PROBE_TIMEOUT_MS = 2000;

/** The probe's answer in any case: one that throws or takes too long says that its part is not ready. */
export const checkInTime = async (probe: HealthProbe, timeoutMs = PROBE_TIMEOUT_MS): Promise<Health> => {
  const answered = new AbortController();
  const tooLate = async (): Promise<never> => {
    await setTimeout(timeoutMs, undefined, { signal: answered.signal });
    throw new Error(`No answer within ${timeoutMs.toString()} ms.`);
  };
  try {
    return await Promise.race([probe.check(), tooLate()]);
  } catch (error) {
    return { isReady: false, hasStarted: false, details: { error: messageOf(error) } };
  } finally {
    answered.abort();
  }
};

const positionDetails = ({ sequence, recordedAt }: LogPosition): JsonObject => ({ sequence, recordedAt });

/** Ready while the store tells where its log ends. */
export const eventStoreProbe = (store: Pick<EventStore, 'head'>): HealthProbe => ({
  name: 'event-store',
  check: async () => {
    const head = await store.head();
    return { isReady: true, hasStarted: true, details: { head: positionDetails(head) } };
  },
});

type ObservedHost = Pick<ProjectionHost<never>, 'statuses' | 'hasCaughtUp'>;

/** Whether the state that answers follows the log, whatever is being built beside it. One that is joining keeps nobody waiting. */
export const isFollowing = (status: ProjectionStatus): boolean =>
  status.status === 'joining' || (status.status === 'rebuilding' ? status.answering : status.status) === 'live';

const statusDetails = (status: ProjectionStatus, head: LogPosition): JsonObject => {
  const { position, ...rest } = status;
  return { ...(rest as JsonObject), position: positionDetails(position), lag: lagOf(status, head) };
};

/**
 * Ready while every projection follows the log. Started once the head has been reached, or can no more be: a restart
 * would only stop at the same fact again. `lag` counts facts.
 */
export const projectionsProbe = (store: Pick<EventStore, 'head'>, host: ObservedHost): HealthProbe => ({
  name: 'projections',
  check: async () => {
    const head = await store.head();
    const statuses = host.statuses();
    return {
      isReady: statuses.every(isFollowing),
      hasStarted: host.hasCaughtUp || (statuses.length > 0 && statuses.every(({ status }) => status === 'stopped')),
      details: { projections: statuses.map((status) => statusDetails(status, head)) },
    };
  },
});
