import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { built } from './built.mjs';

const { SnapshotFiles } = built('./platform/projections/snapshot-file.js');
const { imageOf, stateOf } = built('./platform/projections/state-image.js');
const { STATE_CLASSES } = built('./arr/domain/state-classes.js');
const { LOG_START } = built('./kernel/log-position.js');

const HEADER = {
  projection: 'arr-journal',
  version: 1,
  code: 'bench',
  position: LOG_START,
  before: LOG_START,
  lastFactId: '',
};

const seconds = async (work) => {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
};

/** Writes a book as a snapshot and reads it again until it answers; the book that was read, and how long that took. */
export const keptAndRead = async (book, folder) => {
  const files = new SnapshotFiles(folder, true);
  const written = await seconds(async () => files.write(HEADER, await imageOf(book, STATE_CLASSES)));
  const { size } = await stat(join(folder, 'snapshots', `${HEADER.projection}.snapshot`));
  const read = await seconds(async () => {
    const { snapshot } = await files.read(HEADER.projection);
    const again = stateOf(snapshot.graph, { buffer: snapshot.buffer, from: snapshot.blocksAt }, STATE_CLASSES);
    again.index.figures({ asOf: '2022-06-30', knownAt: again.knowledge.head.sequence });
    return again;
  });
  return { book: read.result, bytes: size, writing: written.seconds, starting: read.seconds };
};
