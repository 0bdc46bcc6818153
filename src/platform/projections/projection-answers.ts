import type { LogPosition } from '../../kernel/log-position';
import { present } from '../../kernel/present';
import { rebuildPathOf } from './projection.problem';
import { lagOf, type ProjectionStatus } from './projection-status';
import type { Rebuild, RebuildFault } from './rebuilds';
import type { RefoldProgress } from './refold';

export interface PositionShown {
  readonly sequence: number;
  readonly recordedAt: string;
}

export interface ProgressShown extends RefoldProgress {
  /** Absent while too little has been folded to tell. */
  readonly secondsLeft?: number;
}

export interface FaultShown {
  readonly sequence?: number;
  readonly detail: string;
  readonly fix: string;
}

export interface ProjectionShown {
  readonly name: string;
  readonly version: number;
  readonly status: ProjectionStatus['status'];
  readonly position: PositionShown;
  readonly lag: number;
  readonly answering?: 'catching-up' | 'live' | 'stopped';
  readonly progress?: ProgressShown;
  readonly fault?: FaultShown;
}

export interface RebuildShown {
  readonly name: string;
  readonly status: Rebuild['status'];
  readonly progress: ProgressShown;
  readonly fault?: FaultShown;
  /** Where it is followed. */
  readonly follow: string;
}

export const positionShown = ({ sequence, recordedAt }: LogPosition): PositionShown => ({ sequence, recordedAt });

const progressShown = ({ folded, total, ratePerSecond }: RefoldProgress): ProgressShown => {
  const isTellable = ratePerSecond !== undefined && ratePerSecond > 0;
  const secondsLeft = isTellable ? Math.ceil(Math.max(0, total - folded) / ratePerSecond) : undefined;
  return present({ folded, total, ratePerSecond, secondsLeft });
};

const faultOf = (status: ProjectionStatus): FaultShown | undefined => {
  if (status.status === 'catching-up' && status.fault !== undefined) {
    const fix = 'Nothing need be done if it passes: the store is asked again by itself. Otherwise run arr doctor.';
    return { detail: `The store broke off: ${status.fault}`, fix };
  }
  if (status.status !== 'stopped') return undefined;
  const { sequence, error } = status;
  if (sequence === undefined) return { detail: 'The service is ending.', fix: 'Ask again when it has started.' };
  const detail = `The fact at sequence ${sequence.toString()} could not be read or folded: ${error ?? 'no reason is known'}`;
  const fix =
    'Figures stand at the facts before it and say that they are stale. Start a version of the service that knows this fact: it folds the log again.';
  return { sequence, detail, fix };
};

/** How a projection stands towards the end of the log. */
export const projectionShown = (status: ProjectionStatus, head: LogPosition): ProjectionShown => {
  const { name, version, position } = status;
  const rebuilding = status.status === 'rebuilding' ? status : undefined;
  return present({
    name,
    version,
    status: status.status,
    position: positionShown(position),
    lag: lagOf(status, head),
    answering: rebuilding?.answering,
    progress: 'progress' in status ? progressShown(status.progress) : undefined,
    fault: faultOf(status),
  });
};

const rebuildFaultShown = ({ sequence, reason }: RebuildFault): FaultShown => {
  if (sequence === undefined) {
    const fix = 'The state from before goes on answering. Rebuild again when the store answers.';
    return { detail: `The log could not be read to its end: ${reason}`, fix };
  }
  const fix =
    'The state from before goes on answering. Start a version of the service that knows this fact, and rebuild again.';
  return {
    sequence,
    detail: `The fact at sequence ${sequence.toString()} could not be read or folded: ${reason}`,
    fix,
  };
};

export const rebuildShown = ({ name, status, progress, fault }: Rebuild): RebuildShown =>
  present({
    name,
    status,
    progress: progressShown(progress),
    fault: fault && rebuildFaultShown(fault),
    follow: rebuildPathOf(name),
  });
