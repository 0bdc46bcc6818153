import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

const FIXTURES = 'test/architecture/fixtures/';

/** The files in these folders, as paths from the root; not the fixtures, which break rules on purpose. */
export const filesUnder = (...folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
    )
    .filter((path) => !path.startsWith(FIXTURES) && !path.includes('/node_modules/'));
