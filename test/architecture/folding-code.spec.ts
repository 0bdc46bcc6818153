import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { FOLDING } from '../../src/projections.module';

const SRC = resolve(__dirname, '../../src');
/** What folds the log, and what reads the facts that are folded. */
const ROOTS = [
  'arr/projections/arr-journal.projection.ts',
  'arr/domain/ledger-fact.codec.ts',
  'platform/projections/projection-host.ts',
];
const RELATIVE_IMPORT = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gmu;

/** The files that are loaded with these, by way of what they import. */
const loadedWith = (roots: readonly string[]): readonly string[] => {
  const files = new Set(roots.map((root) => join(SRC, root)));
  // A set that grows while it is gone through is gone through to its end.
  for (const file of files) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(RELATIVE_IMPORT)) {
      const imported = join(dirname(file), `${path}.ts`);
      if (existsSync(imported)) files.add(imported);
    }
  }
  return [...files].map((file) => relative(SRC, file));
};

it('a snapshot is of all code that decides what the log comes to', () => {
  const loaded = loadedWith(ROOTS);
  expect(loaded.length).toBeGreaterThan(50);
  expect(loaded.filter((file) => !FOLDING.some((folder) => file.startsWith(`${folder}/`)))).toEqual([]);
});
