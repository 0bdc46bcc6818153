import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { present } from '../../kernel/present';
import { messageOf } from '../../kernel/message-of';
import { ProjectionHost, type RebuildOutcome } from './projection-host';
import type { RefoldProgress } from './refold';

/** How many may follow rebuilds at once. Each keeps a connection open. */
export const FOLLOWERS_MAX = 32;

/** Why a rebuild failed; the state that was there before goes on answering. */
export interface RebuildFault {
  /** The fact that could not be read or folded; absent where the store did not answer. */
  readonly sequence?: number;
  readonly reason: string;
}

/** How far a rebuild has come, and how it ended if it has. */
export interface Rebuild {
  readonly name: string;
  readonly status: 'running' | 'rebuilt' | 'failed' | 'aborted';
  readonly progress: RefoldProgress;
  readonly fault?: RebuildFault;
}

export type Begun =
  { readonly outcome: 'begun'; readonly rebuild: Rebuild } | Extract<RebuildOutcome, { readonly outcome: 'refused' }>;

/** What follows from the outcome for whoever asks how the rebuild went. */
const endOf = (outcome: RebuildOutcome): Pick<Rebuild, 'status' | 'fault'> => {
  switch (outcome.outcome) {
    case 'rebuilt':
    case 'aborted':
      return { status: outcome.outcome };
    case 'failed': {
      const { sequence, error } = outcome.failure;
      return { status: 'failed', fault: { sequence, reason: messageOf(error) } };
    }
    case 'refused':
      return { status: 'failed', fault: { reason: outcome.code } };
  }
};

/** Rebuilds that run on by themselves, whoever looks on; the last of each projection is remembered. */
@Injectable()
export class Rebuilds implements OnModuleDestroy {
  private readonly logger = new Logger(Rebuilds.name);
  private readonly latest = new Map<string, Rebuild>();
  private readonly followers = new Set<() => void>();
  private readonly ending = new AbortController();

  constructor(private readonly host: ProjectionHost<never>) {}

  /** The names that a rebuild may be asked for. */
  get names(): readonly string[] {
    return this.host.statuses().map(({ name }) => name);
  }

  /** Begins to fold a projection anew, and does not wait for it. */
  begin(name: string): Begun {
    const standing = this.host.statuses().find((status) => status.name === name);
    if (standing === undefined) return { outcome: 'refused', code: 'projection-not-found' };
    if (standing.status === 'rebuilding' || standing.status === 'joining')
      return { outcome: 'refused', code: 'rebuild-already-running' };
    const progress: RefoldProgress = { folded: 0, total: standing.position.sequence };
    const rebuild: Rebuild = { name, status: 'running', progress };
    this.latest.set(name, rebuild);
    void this.run(name);
    return { outcome: 'begun', rebuild };
  }

  /** The rebuild that runs, or the last that did since the process began. */
  latestOf(name: string): Rebuild | undefined {
    return this.latest.get(name);
  }

  /**
   * Calls back whenever some rebuild has come further or has ended, until the function that it answers is called.
   * Undefined where as many follow already as may.
   */
  follow(onChange: () => void): (() => void) | undefined {
    if (this.followers.size >= FOLLOWERS_MAX) return undefined;
    const follower = (): void => onChange();
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  /** Comes before the server waits for its connections: those that follow a rebuild end with it. */
  onModuleDestroy(): void {
    this.ending.abort();
  }

  /** Never rejects, because nobody waits for it: what is thrown becomes the end of the rebuild, and is logged. */
  private async run(name: string): Promise<void> {
    try {
      const onProgress = (progress: RefoldProgress): void => this.change(name, { status: 'running', progress });
      const outcome = await this.host.rebuild(name, onProgress, this.ending.signal);
      if (outcome.outcome === 'failed') this.log(name, outcome.failure.error);
      this.change(name, endOf(outcome));
    } catch (error) {
      this.log(name, error);
      this.change(name, { status: 'failed', fault: { reason: messageOf(error) } });
    }
  }

  private change(name: string, changes: Partial<Rebuild>): void {
    const before = this.latest.get(name);
    if (before !== undefined) this.latest.set(name, present({ ...before, ...changes }));
    for (const follower of [...this.followers]) follower();
  }

  private log(name: string, error: unknown): void {
    this.logger.error({ err: error, name }, `The rebuild of ${name} has failed: ${messageOf(error)}`);
  }
}
