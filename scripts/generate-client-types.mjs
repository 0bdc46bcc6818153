// Writes the types of the service's calls from its description, for programs that talk to it.
//   npm run generate:client     writes src/cli/service-api.generated.ts
//   npm run check:client        compares, and fails where the file says otherwise

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DESCRIPTION = path.join(ROOT, 'schemas/http/openapi.json');
const FILE = 'src/cli/service-api.generated.ts';
const TARGET = path.join(ROOT, FILE);

const BANNER =
  '// Generated from schemas/http/openapi.json by `npm run generate:client`; changed there, never here.\n\n';

const generate = async () => {
  const description = JSON.parse(await readFile(DESCRIPTION, 'utf8'));
  const types = astToString(await openapiTS(description, { alphabetize: true, defaultNonNullable: false }));
  const options = await prettier.resolveConfig(TARGET);
  return prettier.format(BANNER + types, { ...options, parser: 'typescript' });
};

const standing = async () => {
  try {
    return await readFile(TARGET, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
};

const generated = await generate();
if (!process.argv.includes('--check')) await writeFile(TARGET, generated);
else if ((await standing()) !== generated) {
  console.error(`${FILE} is not what schemas/http/openapi.json says: run npm run generate:client.`);
  process.exitCode = 1;
}
