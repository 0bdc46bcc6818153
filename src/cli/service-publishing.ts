import type { RunningService } from './running-service';
import type { CallResult } from './service-answers';

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

/** How the service says that it is, ready or not. */
export const healthOf = async ({ api }: RunningService): Promise<HealthAnswer> => {
  const { data, error } = (await api.GET('/health/ready')) as CallResult<HealthAnswer>;
  return data ?? (error as HealthAnswer);
};
