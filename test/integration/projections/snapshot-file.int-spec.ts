import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOG_START } from '../../../src/kernel/log-position';
import { SnapshotFiles } from '../../../src/platform/projections/snapshot-file';

const HEADER = {
  projection: 'tally',
  version: 1,
  code: 'a',
  position: LOG_START,
  before: LOG_START,
  lastFactId: 'none',
};

let folder: string;
let files: SnapshotFiles;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arr-ledger-'));
  files = new SnapshotFiles(folder, true);
  file = join(folder, 'snapshots', 'tally.snapshot');
  await files.write(HEADER, { graph: [Buffer.from('['), Buffer.from('1]')], blocks: [new Uint8Array(24)] });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('is read as it was written', async () => {
  expect(await files.read('tally')).toMatchObject({ outcome: 'read', snapshot: { header: HEADER, graph: '[1]' } });
});

it('is refused before it is read where it is longer than it says, however long', async () => {
  // Holes take no room on the disk; no machine has memory for so many.
  truncateSync(file, 2 ** 43);
  expect(await files.read('tally')).toEqual({ outcome: 'refused', reason: 'torn' });
});

it.each(['null', '7', '{}'])('is refused where %s stands in the place of its header', async (text) => {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32LE(text.length);
  bytes.write(text, 8);
  writeFileSync(file, bytes);
  expect(await files.read('tally')).toEqual({ outcome: 'refused', reason: 'unknown-format' });
});

it('is refused where it is of another format', async () => {
  writeFileSync(file, readFileSync(file, 'latin1').replace('"format":2', '"format":1'), 'latin1');
  expect(await files.read('tally')).toEqual({ outcome: 'refused', reason: 'unknown-format' });
});
