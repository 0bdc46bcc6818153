import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const IS_CODE = /(?<!\.spec|\.d)\.[jt]s$/u;

/** A text that is another for every change of the program files in some folders and those below them, and of what runs them. */
export const fingerprintOf = (folders: readonly string[], versions: object = process.versions): string => {
  // Days are told by the time zones that come with Node.
  const hash = createHash('sha256').update(JSON.stringify(versions));
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => IS_CODE.test(name));
    for (const name of names.sort())
      hash
        .update(name)
        .update('\0')
        .update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
};
