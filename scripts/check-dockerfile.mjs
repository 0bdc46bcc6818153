// Reads the Dockerfile as the builder would, and fails naming each line that it would refuse or warn of.

import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';

const file = new URL('../Dockerfile', import.meta.url);
const findings = validate(readFileSync(file, 'utf8'));
for (const { message, range } of findings) console.error(`Dockerfile:${(range.start.line + 1).toString()}: ${message}`);
process.exitCode = findings.length === 0 ? 0 : 1;
