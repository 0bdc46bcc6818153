import { Problem } from '../http/problem';
import { IN_A_MOMENT } from '../http/problem-statements';

const PATH = '/v1/projections';

/** Where a rebuild is begun, and followed. */
export const rebuildPathOf = (name: string): string => `${PATH}/${name}/rebuild`;

export const projectionNotFound = (names: readonly string[]): Problem =>
  new Problem({
    status: 404,
    code: 'projection-not-found',
    title: 'There is no such projection',
    detail: `No projection has that name. There are: ${names.join(', ')}.`,
    fix: `Use a name that GET ${PATH} lists.`,
  });

export const rebuildAlreadyRunning = (name: string): Problem =>
  new Problem({
    status: 409,
    code: 'rebuild-already-running',
    title: 'It is being rebuilt already',
    detail: `${name} is being folded anew, by a request before this one.`,
    fix: `Follow the one that runs: GET ${rebuildPathOf(name)}.`,
  });

export const rebuildNotFound = (name: string): Problem =>
  new Problem({
    status: 404,
    code: 'rebuild-not-found',
    title: 'It has not been rebuilt',
    detail: `${name} has not been rebuilt since the service began.`,
    fix: `Begin one: POST ${rebuildPathOf(name)}.`,
  });

export const tooManyFollowers = (name: string, followersMax: number): Problem =>
  new Problem({
    ...IN_A_MOMENT,
    status: 503,
    code: 'too-many-followers',
    title: 'Too many follow rebuilds',
    detail: `${followersMax.toString()} connections follow rebuilds already, and no more may. The rebuild itself goes on.`,
    fix: `Ask now and then instead: GET ${rebuildPathOf(name)} with Accept: application/json.`,
  });
