import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MOVEMENT_CLASSES } from '../../src/arr/domain/movement';
import { DEFAULT_POLICY } from '../../src/kernel/policy';
import { admittedFor, isPolicyName } from '../../src/kernel/policy-text';
import { parseScenario } from '../support/scenario/scenario-parser';
import { runScenario } from '../support/scenario/scenario-runner';

const pages = readdirSync(__dirname)
  .filter((name) => name.endsWith('.scenario'))
  .map((name) => parseScenario(readFileSync(join(__dirname, name), 'utf8')));

const ledgers = pages.map((page) => runScenario(page).ledger);

/** What stands before the first fact of a page: the ledger itself, and the policy that the page names. */
const BEFORE_PAGES = ['ledger-opened', 'policy-adopted'];

/** The wire names of facts, each of which has a schema; two schemas are of what facts share. */
const factTypes = readdirSync(join(__dirname, '../../schemas/events'))
  .map((file) => file.slice(0, file.indexOf('.')))
  .filter((name) => name !== 'fact' && name !== 'definitions' && !BEFORE_PAGES.includes(name));

const missing = (wanted: readonly string[], found: Iterable<string>): readonly string[] => {
  const all = new Set(found);
  return wanted.filter((one) => !all.has(one));
};

const policySteps = pages.flatMap((page) => page.flatMap((step) => (step.step === 'policy' ? [step] : [])));

/** What a policy may say of one thing, but for what it says by default; of numbers and days, the word before them. */
const valuesOf = (name: string): readonly string[] => {
  if (!isPolicyName(name)) return [];
  const [admitted = ''] = admittedFor(name).split(', like ');
  const words = admitted.split(/, (?:or )?/u).map((text) => /^[a-z-]+(?=:|$)/u.exec(text)?.[0] ?? 'a number');
  return [...new Set(words)].filter((word) => word !== DEFAULT_POLICY.policy[name]);
};

const wordOf = (value: string): string => /^[a-z-]+(?=:|$)/u.exec(value)?.[0] ?? 'a number';

describe('the pages', () => {
  it('hold every kind of fact', () => {
    const facts = ledgers.flatMap(({ everything }) => everything.flat());
    expect(
      missing(
        factTypes,
        facts.map(({ type }) => type),
      ),
    ).toEqual([]);
  });

  it('show every class of movement', () => {
    const classes = ledgers.flatMap(({ journal }) => journal.map((entry) => entry.class));
    expect(missing(MOVEMENT_CLASSES, classes)).toEqual([]);
  });

  it.each(Object.keys(DEFAULT_POLICY.policy))('are read under every treatment of %s', (name) => {
    const values = policySteps.filter((step) => step.name === name).map(({ value }) => wordOf(value));
    expect(valuesOf(name)).not.toEqual([]);
    expect(missing(valuesOf(name), values)).toEqual([]);
  });
});
