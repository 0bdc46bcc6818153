import { present } from '../kernel/present';
import { EXIT, type ExitCode, Refused } from './failure';
import type { RunningService } from './running-service';
import type { components } from './service-api.generated';

export type RebuildAnswer = components['schemas']['RebuildDto'];

export type ProjectionAnswer = components['schemas']['ProjectionDto'];

type Problem = components['schemas']['ProblemDto'];

interface CallResult<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

const EXITS: Readonly<Record<number, ExitCode>> = { 404: EXIT.notFound, 409: EXIT.conflict, 503: EXIT.unavailable };

/** The answer. Throws Refused in the words of the service where there is none. */
const dataOf = <Data>({ data, error, response }: CallResult<Data>): Data => {
  if (data !== undefined) return data;
  const { code, title, detail, fix } = error as Problem;
  throw new Refused(present({ exit: EXITS[response.status] ?? EXIT.failure, code, title, detail, fix }));
};

const PATH = '/v1/projections/{name}/rebuild';

export const projectionsNow = async ({ api }: RunningService): Promise<readonly ProjectionAnswer[]> =>
  dataOf((await api.GET('/v1/projections')) as CallResult<components['schemas']['ProjectionsDto']>).items;

export const beginRebuild = async ({ api }: RunningService, name: string): Promise<RebuildAnswer> =>
  dataOf<RebuildAnswer>(await api.POST(PATH, { params: { path: { name } } }));

/** How far the rebuild is that runs, or how the last one ended. */
export const rebuildNow = async ({ api }: RunningService, name: string): Promise<RebuildAnswer> => {
  const asked = { params: { path: { name } }, headers: { Accept: 'application/json' } };
  return dataOf<RebuildAnswer>((await api.GET(PATH, asked)) as CallResult<RebuildAnswer>);
};
