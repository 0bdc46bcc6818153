// Plants one bug after another in a copy of the code, and runs the suites that must catch it.
//   node scripts/planted-bugs.mjs            all of them; fails naming each that no suite caught
//   node scripts/planted-bugs.mjs transfer   those whose name or file holds the word

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
require('./typescript-hook.js');
const { PLANTED_BUGS } = require('../test/planted-bugs/planted-bugs.ts');

const COPIED = ['src', 'test', 'schemas', 'docs', 'examples', 'package.json', 'jest.config.js', 'tsconfig.json'];
/** One after the other: what the first catch need not be shown to the second, which take far longer. */
const SUITES = [
  [
    'test/scenarios',
    'test/integration/projections',
    'src/subscriptions/domain',
    'src/subscriptions/kafka',
    'src/accounts/domain',
    'src/policies/domain',
    'src/arr/queries/policies',
    'src/arr/queries/missing-rates',
    'src/arr/queries/reporting',
    'src/arr/domain',
    'src/arr/application',
    'src/arr/publishing',
    'src/platform/projections',
    'src/platform/kafka',
    'src/consumer',
    'src/kernel/shared-outage',
    'test/properties/relays',
    'test/properties/facts-relay',
    'test/properties/current',
  ],
  ['test/properties'],
];
/** What catches a bug in an adapter, of which the others see nothing. */
const SUITES_OF_ADAPTERS = {
  'src/platform/eventstoredb/': [['src/platform/eventstoredb', 'test/integration/eventstoredb']],
};
/** Enough for a bug that hides in seldom histories; the seed makes each run the same. */
const LAWS = { LAW_RUNS: '400', LAW_SEED: '20250331', LAW_SHRINK: 'no' };

const copy = mkdtempSync(path.join(tmpdir(), 'planted-bugs-'));
for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));

const suitesFor = (file) => {
  const folder = Object.keys(SUITES_OF_ADAPTERS).find((each) => file.startsWith(each));
  return folder === undefined ? SUITES : SUITES_OF_ADAPTERS[folder];
};

const runSuites = (all) => {
  let run;
  for (const suites of all) {
    run = spawnSync('npx', ['jest', '--bail', '--silent', '--rootDir', copy, ...suites], {
      cwd: copy,
      env: { ...process.env, ...LAWS },
      encoding: 'utf8',
    });
    if (run.status !== 0) return run;
  }
  return run;
};

/** The first test that failed, as the runner names it. */
const catcherIn = (output) => /●\s(?<name>.+)/u.exec(output)?.groups?.name ?? 'a suite that does not start';

const plant = ({ file, from, to }) => {
  const target = path.join(copy, file);
  const text = readFileSync(target, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} must hold this once, to plant a bug there: ${from}`);
  writeFileSync(
    target,
    text.replace(from, () => to),
  );
  return () => writeFileSync(target, text);
};

const wanted = process.argv[2] ?? '';
const bugs = PLANTED_BUGS.filter(({ name, file }) => `${name} ${file}`.includes(wanted));
let missed = 0;
try {
  const needed = new Set(bugs.map(({ file }) => suitesFor(file)));
  if ([...needed].some((all) => runSuites(all).status !== 0))
    throw new Error('The suites fail without a bug: mend that first.');
  for (const [index, bug] of bugs.entries()) {
    const uproot = plant(bug);
    const { status, stdout, stderr } = runSuites(suitesFor(bug.file));
    uproot();
    if (status === 0) missed += 1;
    const verdict = status === 0 ? 'MISSED' : `caught by: ${catcherIn(stdout + stderr)}`;
    console.log(`${index + 1}/${bugs.length} ${bug.name}: ${verdict}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${bugs.length - missed} of ${bugs.length} planted bugs were caught.`);
process.exitCode = missed === 0 ? 0 : 1;
