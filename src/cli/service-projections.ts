import type { RunningService } from './running-service';
import { type CallResult, dataOf } from './service-answers';
import type { components } from './service-api.generated';

type Schemas = components['schemas'];

export type ProjectionAnswer = Schemas['ProjectionDto'];
export type RebuildAnswer = Schemas['RebuildDto'];

const PATH = '/v1/projections/{name}/rebuild';

export const projectionsNow = async ({ api }: RunningService): Promise<readonly ProjectionAnswer[]> =>
  dataOf((await api.GET('/v1/projections')) as CallResult<Schemas['ProjectionsDto']>).items;

export const beginRebuild = async ({ api }: RunningService, name: string): Promise<RebuildAnswer> =>
  dataOf<RebuildAnswer>(await api.POST(PATH, { params: { path: { name } } }));

/** How far the rebuild is that runs, as it goes on, up to how it ended; or how the last one did. */
export async function* rebuildAsItGoes(
  { events }: RunningService,
  name: string,
  stop: AbortSignal,
): AsyncGenerator<RebuildAnswer> {
  const path = PATH.replace('{name}', encodeURIComponent(name));
  for await (const data of events(path, stop)) yield JSON.parse(data) as RebuildAnswer;
}
