import type { FolderWork, RefoldOutcome } from './folder-work';
import type { RunningService } from './running-service';
import type { RebuildAnswer } from './service-projections';
import type { Surroundings } from './surroundings';
import { runCommand } from './surroundings.builders';

const run = (words: readonly string[], given: Partial<Surroundings>) =>
  runCommand(['rebuild', 'arr-journal', '--json', ...words], given);

const rebuild = (status: RebuildAnswer['status'], folded = 5): RebuildAnswer => ({
  name: 'arr-journal',
  status,
  progress: { folded, total: 10 },
  follow: '/v1/projections/arr-journal/rebuild',
});

/** A service that begins a rebuild, and tells of it in these events. */
const serviceWith = (...told: readonly RebuildAnswer[]) => {
  const calls: string[] = [];
  const begin = () => {
    calls.push('begin');
    return Promise.resolve({ data: rebuild('running', 0), response: new Response() });
  };
  async function* events(path: string, stop: AbortSignal) {
    calls.push(path);
    for (const each of told) if (!stop.aborted) yield await Promise.resolve(JSON.stringify(each));
  }
  const service = { address: 'http://127.0.0.1:3000', api: { POST: begin }, events };
  return { calls, findService: () => Promise.resolve(service as unknown as RunningService) };
};

const FOLLOWED = '/v1/projections/arr-journal/rebuild';

describe('in a service', () => {
  it('looks on until it is over', async () => {
    const { calls, findService } = serviceWith(rebuild('running'), rebuild('rebuilt', 10));
    expect(await run([], { findService })).toMatchObject({ exit: 0, printed: { status: 'rebuilt' } });
    expect(calls).toEqual(['begin', FOLLOWED]);
  });

  it('begins none where it only looks on', async () => {
    const { calls, findService } = serviceWith(rebuild('rebuilt'));
    expect(await run(['--follow'], { findService })).toMatchObject({ exit: 0 });
    expect(calls).toEqual([FOLLOWED]);
  });

  it('says how to go on looking when the user stops', async () => {
    const { findService } = serviceWith(rebuild('running'));
    const { exit, refusal } = await run([], { findService, stop: AbortSignal.abort() });
    expect([exit, refusal]).toMatchObject([
      130,
      { code: 'interrupted', fix: 'See how far it is: arr rebuild arr-journal --follow' },
    ]);
  });

  it('says so when the service breaks off', async () => {
    const { exit, refusal } = await run([], serviceWith(rebuild('running')));
    expect([exit, refusal]).toMatchObject([6, { code: 'service-unreachable' }]);
  });

  it.each([
    [7, 'rebuild-failed', { ...rebuild('failed'), fault: { sequence: 8, detail: 'It cannot be.', fix: 'Mend it.' } }],
    [6, 'rebuild-aborted', rebuild('aborted')],
  ])('ends with %i where it comes to %s', async (code, reason, ended) => {
    const { exit, refusal } = await run([], serviceWith(rebuild('running'), ended));
    expect([exit, refusal]).toMatchObject([code, { code: reason }]);
  });
});

describe('without a service', () => {
  const after = (outcome: RefoldOutcome): Partial<Surroundings> => ({
    besideWriter: () => Promise.resolve({ refold: () => Promise.resolve(outcome) } as unknown as FolderWork),
  });

  it('compares two folds', async () => {
    const same = after({ outcome: 'folded', sequence: 10, digests: ['sha256:a', 'sha256:a'] });
    expect(await run([], same)).toMatchObject({ exit: 0, printed: { status: 'verified', digest: 'sha256:a' } });
    const other = after({ outcome: 'folded', sequence: 10, digests: ['sha256:a', 'sha256:b'] });
    expect(await run([], other)).toMatchObject({ exit: 7, refusal: { code: 'folds-differ' } });
  });

  it.each([
    [3, 'projection-not-found', { outcome: 'not-found', names: ['arr-journal'] }],
    [7, 'rebuild-failed', { outcome: 'failed', sequence: 8, reason: 'unheard of' }],
    [130, 'interrupted', { outcome: 'aborted' }],
  ] as const)('ends with %i where it comes to %s', async (code, reason, outcome) => {
    const { exit, refusal } = await run([], after(outcome));
    expect([exit, refusal]).toMatchObject([code, { code: reason }]);
  });
});
