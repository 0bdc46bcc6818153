import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const PART = fileURLToPath(new URL('store-part.mjs', import.meta.url));

console.log(`${cpus()[0].model}, ${cpus().length.toString()} cores, Node ${process.version}`);
/** Each part has a process and a server of its own: none pays for the memory that another has filled. */
const codes = ['streams', 'log', 'single', 'hundred'].map(
  (part) => spawnSync(process.execPath, [PART, part, ...process.argv.slice(2)], { stdio: 'inherit' }).status,
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
