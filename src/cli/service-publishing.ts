import type { RunningService } from './running-service';
import { type CallResult, problemIn, refusedWith } from './service-answers';

/** What publishes something, as health shows it. */
interface Publishes {
  readonly state: string;
  readonly reason?: string;
  readonly fix?: string;
  readonly lag?: number;
}

/** How publishing stands; only `error` where the service could not say in time. */
export interface PublishingAnswer extends Partial<Publishes> {
  readonly error?: string;
  readonly epoch?: number;
  readonly relays?: readonly (Publishes & { readonly shard: number })[];
  readonly facts?: Publishes;
}

export interface HealthAnswer {
  readonly checks?: { readonly publishing?: PublishingAnswer };
}

/** How the service says that it is, ready or not. Throws what ends the command line where the answer has no checks. */
export const healthOf = async ({ api }: RunningService): Promise<HealthAnswer> => {
  const result = (await api.GET('/health/ready')) as CallResult<HealthAnswer>;
  if (result.data !== undefined) return result.data;
  const problem = problemIn(result);
  if ('checks' in problem) return problem as HealthAnswer;
  throw refusedWith(problem);
};
