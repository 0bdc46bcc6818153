import { writeSync } from 'node:fs';

const OUTPUT = 1;

/** Straight into the pipe: what was said has left the process, whatever becomes of it then. */
export const say = (line: string): void => {
  writeSync(OUTPUT, `${line}\n`);
};
