import { readFileSync } from 'node:fs';
import { systemCodeOf } from './system-error';

/** A process, told apart from a later one that is given the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The boot of the machine and the moment within it at which the process began; absent where the system does not tell. */
  readonly incarnation?: string;
}

/** Counted from the field after the command's name, which may itself hold spaces. */
const STATE_FIELD = 0;
const START_TIME_FIELD = 19;
const ENDED_STATES: ReadonlySet<string | undefined> = new Set(['Z', 'X', 'x']);

const readSystemFile = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return undefined;
  }
};

const statusOf = (pid: number): { readonly hasEnded: boolean; readonly incarnation: string } | undefined => {
  const boot = readSystemFile('/proc/sys/kernel/random/boot_id')?.trim();
  const status = readSystemFile(`/proc/${pid.toString()}/stat`);
  if (boot === undefined || status === undefined) return undefined;
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return {
    hasEnded: ENDED_STATES.has(fields[STATE_FIELD]),
    incarnation: `${boot}/${fields[START_TIME_FIELD] ?? ''}`,
  };
};

export const thisProcess = (): ProcessIdentity => {
  const incarnation = statusOf(process.pid)?.incarnation;
  return incarnation === undefined ? { pid: process.pid } : { pid: process.pid, incarnation };
};

const answersToSignals = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === undefined) throw error;
    // A process of another user answers EPERM: it is there.
    return code === 'EPERM';
  }
};

/** Whether that very process still runs. Where /proc does not tell, whether any process has its id. */
export const isRunning = ({ pid, incarnation }: ProcessIdentity): boolean => {
  if (!answersToSignals(pid)) return false;
  const status = statusOf(pid);
  if (status === undefined || incarnation === undefined) return true;
  return !status.hasEnded && status.incarnation === incarnation;
};
