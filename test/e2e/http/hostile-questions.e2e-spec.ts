import { readFileSync } from 'node:fs';
import { OPENAPI_FILE } from '../../../src/platform/http/openapi.controller';
import { bodyOf, RunningService, starting } from './running-service';

let service: RunningService;
let before: object;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/standing/start', starting({ accountId: 'standing' })).expect(201);
  await service.post('/v1/accounts/standing/register', { effectiveOn: '2025-01-01' }).expect(201);
  await service.post('/v1/periods/2025-03/close', undefined).expect(201);
  await service.post('/v1/projections/arr-journal/rebuild', undefined).expect(202);
  // Its events end with it.
  await service.get('/v1/projections/arr-journal/rebuild').expect(200);
  before = await service.holdings();
});

afterEach(async () => {
  expect(await service.holdings()).toEqual(before);
});

afterAll(() => service.remove());

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: { readonly example?: string };
  }[];
}

interface Description {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
}

interface Question {
  readonly path: string;
  readonly parameters: readonly string[];
  /** What must be said, by name. */
  readonly needed: Readonly<Record<string, string>>;
}

const description = JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')) as Description;

/** Every question that the service describes, with the parameters of its query. */
const QUESTIONS: readonly Question[] = Object.entries(description.paths).flatMap(([path, { get }]) => {
  if (get === undefined || !path.startsWith('/v1/')) return [];
  const query = (get.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const required = query.filter((parameter) => parameter.required === true);
  const needed = Object.fromEntries(required.map(({ name, schema }) => [name, schema.example ?? '']));
  return [{ path, parameters: query.map(({ name }) => name), needed }];
});

const questions = QUESTIONS.map((question) => [question.path, question] as const);

const HOSTILE_VALUES = [
  '',
  'x',
  '-1',
  '1e9',
  '0x10',
  '١',
  '9'.repeat(400),
  '2025-02-30',
  '1969-12',
  '2025-W01',
  '2025-01-01T10:00:00',
  '__proto__',
  'constructor',
  'sealed:v1:',
  '\u0000',
  '\ud83d\ude00',
  'a'.repeat(4000),
];

const HOSTILE_IDS = [
  'a%20b',
  '%00',
  '..%2f..%2fetc',
  '.a',
  '__proto__',
  '%C3%A9',
  'a'.repeat(65),
  '%E0%A4%A',
  '%ED%A0%80',
];

/** What is there to be asked about, where it is not called `standing`. */
const STANDING: Readonly<Record<string, string>> = {
  ...{ name: 'arr-journal', movementId: '2-1' },
  ...{ epoch: '1', shard: '0', period: '2025-03' },
};

/** The question with all that it needs but what `name` says, and with `query`. */
const asked = ({ path, needed }: Question, query = '', name = ''): string => {
  const said = Object.entries(needed).filter(([each]) => each !== name);
  const parts = [...said.map(([each, value]) => `${each}=${value}`), ...(query === '' ? [] : [query])];
  const about = path.replace(/\{(?<name>\w+)\}/gu, (_, parameter: string) => STANDING[parameter] ?? 'standing');
  return `${about}?${parts.join('&')}`;
};

/** What was answered otherwise than with a refusal; nothing where it was refused. */
const mistaken = async (path: string): Promise<object | undefined> => {
  const response = await service.get(path);
  const { code = '', fix = '' } = bodyOf(response) as { readonly code?: string; readonly fix?: string };
  const isProblem = response.headers['content-type']?.startsWith('application/problem+json') === true;
  const isRefused = [400, 404, 422].includes(response.status) && isProblem && code !== '' && fix !== '';
  return isRefused ? undefined : { path: path.slice(0, 200), status: response.status, code };
};

const mistakesAt = async (paths: readonly string[]): Promise<readonly object[]> => {
  const mistakes: object[] = [];
  for (const path of paths) {
    const mistake = await mistaken(path);
    if (mistake !== undefined) mistakes.push(mistake);
  }
  return mistakes;
};

describe('a question that must not be taken', () => {
  it.each(questions)('is answered as it stands: %s', async (_, question) => {
    await service.get(asked(question)).expect(200);
  });

  it.each(questions)('is refused for its parameters: %s', async (_, question) => {
    const values = HOSTILE_VALUES.map(encodeURIComponent);
    const wrong = question.parameters.flatMap((name) => {
      const queries = [...values, '%ED%A0%80'].map((value) => `${name}=${value}`);
      const odd = [`${name}=2025-01&${name}=2025-01`, `${name}[a]=1`];
      return [...queries, ...odd].map((query) => asked(question, query, name));
    });
    expect(await mistakesAt(wrong)).toEqual([]);
  });

  it.each(questions)('is refused for a parameter that there is not: %s', async (_, question) => {
    const unknown = ['unheardOf=1', '__proto__=1', 'constructor=1', 'toString=1'];
    expect(await mistakesAt(unknown.map((query) => asked(question, query)))).toEqual([]);
  });

  it.each(questions.filter(([path]) => path.includes('{')))('is refused for the id in its path: %s', async (path) => {
    expect(await mistakesAt(HOSTILE_IDS.map((id) => path.replace(/\{\w+\}/gu, id)))).toEqual([]);
  });
});
