// The first thing a new reader runs: a small company's books, its ARR, and a fact that comes late.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'data', 'sample');
const marker = join(folder, 'made-by-npm-run-sample');
const mapping = [
  'subscription=subscription,account=account,start=starts_on,end=ends_on',
  'amount=price,interval=billing,quantity=seats,currency=currency,trialUntil=trial_until',
  'attribute.plan=plan,attribute.region=region',
];

const say = (text) => process.stdout.write(`\n${text}\n`);

const shown = (words) => words.map((word) => (/^[\w./:=,-]+$/u.test(word) ? word : `'${word}'`)).join(' ');

const arr = (words, { quietly = false } = {}) => {
  if (!quietly) process.stdout.write(`\n$ arr ${shown(words)}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'cli', 'main.js'), ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, EVENT_STORE: 'embedded', TIME_ZONE: 'UTC', BASE_CURRENCY: 'USD' },
  });
  if (!quietly) process.stdout.write(stdout);
  process.stderr.write(stderr);
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
};

/** Begins afresh, and takes away nothing that this script has not made. */
const emptyFolder = () => {
  if (existsSync(folder) && !existsSync(marker)) {
    process.stderr.write(`${folder} was not made by this command. Move it away, then run it again.\n`);
    process.exit(1);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(marker, 'npm run sample takes this folder away and makes it anew.\n');
};

emptyFolder();

say('Harbor sells subscriptions in dollars and euros. Its billing system exports one row per subscription.');
arr(['import', 'examples/data/harbor-subscriptions.csv', ...mapping.flatMap((texts) => ['--map', texts])]);

say('ARR at the end of September 2025, in each currency. MRR is a twelfth of it.');
arr(['show', '--as-of', '2025-09-30']);

say('What moved it, quarter by quarter. Opening and movements add up to closing, always.');
arr(['movements', '--from', '2025', '--to', '2025', '--interval', 'quarter']);

const asKnown = ['show', '--as-of', '2025-09-30', '--currency', 'USD'];
const before = JSON.parse(arr([...asKnown, '--json'], { quietly: true })).knownAt.sequence.toString();

say(
  'Now a fact comes late: lagoonlabs had gone from 25 seats to 15, on 1 September 2025, and billing reports it today.',
);
arr(['import', 'examples/data/harbor-late-facts.ndjson']);

say('So ARR at the end of September is another one than we knew:');
arr(asKnown);

say('And the figure that was reported then is still there, to the cent: ask for what was known before.');
arr([...asKnown, '--known-at', before]);

say('Which facts stand behind the account?');
arr(['explain', 'lagoonlabs']);

say('The ledger is under ./data/sample. To ask more of it: DATA_DIR=data/sample npx arr --help');
