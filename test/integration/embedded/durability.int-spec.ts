import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILE } from '../../../src/platform/embedded/ledger-file';
import { ChildProcess } from '../../support/crash/child-process';
import { isRootWrite, notOnDisk, parseTrace, syncsIn, type SystemCall } from '../../support/crash/system-call-trace';
import { temporaryFolder, type TemporaryFolder } from './data-folder.builders';

const CALLERS = 512;
const LEVELS = ['several', 'new', 'levels'];
const TRACING_TIMEOUT_MS = 120_000;
const SYNCS_FOR_ALL_MAX = 16;
const CALLS = 'openat,fdatasync,fsync,msync,write,writev,pwrite64,pwritev,pwritev2';

const one = { file: DATA_FILE, from: 'begin one', to: 'ack one' };
const many = { file: DATA_FILE, from: 'begin many', to: 'ack many' };

const beginningOf = (calls: readonly SystemCall[]): number =>
  calls.find(({ text }) => text.includes(`"${one.from}\\n"`))?.ended ?? 0;

const reasonToSkip = (): string | undefined => {
  const { error, status } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  if (error !== undefined) return 'strace is not installed';
  return status === 0 ? undefined : 'strace is not allowed to trace here';
};

const skipped = reasonToSkip();

jest.setTimeout(TRACING_TIMEOUT_MS);

if (skipped !== undefined) {
  it.skip(`answers an append only after it is on disk (skipped: ${skipped})`, () => undefined);
  it.skip(`has the names of all folders on disk (skipped: ${skipped})`, () => undefined);
  it.skip(`lets callers share a sync (skipped: ${skipped})`, () => undefined);
} else {
  describe('by its system calls, the embedded store', () => {
    let folder: TemporaryFolder;
    let trace: string;

    beforeAll(async () => {
      folder = temporaryFolder();
      const file = join(folder.path, 'trace');
      trace = await traced(file);
    });

    const traced = async (file: string): Promise<string> => {
      const child = new ChildProcess('durable-child.ts', [join(folder.path, ...LEVELS), CALLERS.toString()], {
        under: ['strace', '-f', '-y', '-qq', '-s', '64', '-o', file, '-e', `trace=${CALLS}`],
      });
      const code = await child.end();
      if (code !== 0) throw new Error(`The traced process ended with ${String(code)}: ${child.errors}`);
      return readFileSync(file, 'utf8');
    };

    afterAll(() => {
      folder.remove();
    });

    it('answers an append only after it is on disk', () => {
      expect(notOnDisk(parseTrace(trace), one)).toEqual([]);
      expect(notOnDisk(parseTrace(trace), many)).toEqual([]);
    });

    it('has the names of all folders on disk before its first answer, opened anew or again', async () => {
      // The first open may have been cut off before this, so the second does not rely on it.
      for (const each of [trace, await traced(join(folder.path, 'second-trace'))]) {
        const calls = parseTrace(each);
        const before = beginningOf(calls);
        const synced = calls.filter(({ name, ended, result }) => name === 'fsync' && ended < before && result === '0');
        const folders = LEVELS.map((_, index) => join(realpathSync(folder.path), ...LEVELS.slice(0, index + 1)));
        for (const path of [realpathSync(folder.path), ...folders]) {
          expect(synced.map(({ text }) => text)).toContainEqual(expect.stringMatching(`<${path}>$`));
        }
      }
    });

    it('lets all callers who append at once share a few syncs', () => {
      const syncs = syncsIn(parseTrace(trace), many);
      expect(syncs).toBeGreaterThan(0);
      expect(syncs).toBeLessThanOrEqual(SYNCS_FOR_ALL_MAX);
    });

    it('would be found out if it left a sync away, or answered before it', () => {
      const calls = parseTrace(trace);
      const withoutSyncs = calls.filter(({ name }) => !name.endsWith('sync'));
      expect(notOnDisk(withoutSyncs, one)).toEqual(['the data were not synced before the answer']);

      const answer = calls.find(({ text }) => text.includes('"ack one\\n"'));
      const sync = calls.find(({ name, began }) => name.endsWith('sync') && began > beginningOf(calls));
      const early = calls.map((call) => (call === answer ? { ...call, began: sync?.began ?? 0 } : call));
      expect(notOnDisk(early, one)).toEqual(['the data were not synced before the answer']);

      const withoutRoots = calls.filter((call) => !isRootWrite(call));
      expect(notOnDisk(withoutRoots, one)).toEqual([
        'the root that points to the data was not written through before the answer',
      ]);
    });
  });
}
