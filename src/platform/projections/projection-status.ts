import type { LogPosition } from '../../kernel/log-position';
import { present } from '../../kernel/present';
import { messageOf } from '../../kernel/message-of';
import type { LogFollower } from './log-follower';
import type { RefoldProgress } from './refold';
import type { AnyRunning } from './running-projection';

interface StatusBase {
  readonly name: string;
  readonly version: number;
  /** The end of the last whole append that its state holds. */
  readonly position: LogPosition;
}

export interface CatchingUp extends StatusBase {
  readonly status: 'catching-up';
  /** Why the store broke off, while it is asked again. */
  readonly fault?: string;
}

export interface Live extends StatusBase {
  readonly status: 'live';
}

export interface Rebuilding extends StatusBase {
  readonly status: 'rebuilding';
  readonly progress: RefoldProgress;
  /** How the state that answers meanwhile stands. */
  readonly answering: 'catching-up' | 'live' | 'stopped';
}

export interface Stopped extends StatusBase {
  readonly status: 'stopped';
  /** The fact that could not be read or folded, and why; absent where the host was told to stop. */
  readonly sequence?: number;
  readonly error?: string;
}

/** Folded for the first time beside those that answer; nobody sees it before it stands where they do. */
export interface Joining extends StatusBase {
  readonly status: 'joining';
  readonly progress: RefoldProgress;
}

export type ProjectionStatus = CatchingUp | Live | Rebuilding | Stopped | Joining;

export type Followed = Pick<LogFollower<unknown>, 'phase' | 'failure' | 'fault'>;

/** How a projection stands on a follower, and on its rebuild if one runs. */
export const statusOf = (
  running: Pick<AnyRunning<never>, 'name' | 'version' | 'position' | 'failure'>,
  followed: Followed,
  progress: RefoldProgress | undefined,
): ProjectionStatus => {
  const { name, version, position } = running;
  const base = { name, version, position };
  const failure = running.failure ?? followed.failure;
  const phase = failure === undefined ? followed.phase : 'stopped';
  if (progress !== undefined) return { ...base, status: 'rebuilding', progress, answering: phase };
  if (failure !== undefined) {
    return { ...base, status: 'stopped', sequence: failure.sequence, error: messageOf(failure.error) };
  }
  if (phase === 'catching-up') return present({ ...base, status: phase, fault: followed.fault });
  return { ...base, status: phase };
};

export const joiningOf = (
  { name, version, position }: Pick<AnyRunning<never>, 'name' | 'version' | 'position'>,
  progress: RefoldProgress,
): Joining => ({ name, version, position, status: 'joining', progress });

/** How many facts of a log that ends there its state does not hold yet. */
export const lagOf = ({ position }: Pick<ProjectionStatus, 'position'>, head: LogPosition): number =>
  Math.max(0, head.sequence - position.sequence);
