import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOfLedger } from '../support/scenario/answers';
import { parseScenario } from '../support/scenario/scenario-parser';
import type { FactStep } from '../support/scenario/scenario';
import { scenarioPage } from '../support/scenario/scenario-writer';
import { type Finding, runScenario, type ScenarioRun } from '../support/scenario/scenario-runner';

const pages = readdirSync(__dirname)
  .filter((name) => name.endsWith('.scenario'))
  .sort();

const run = (name: string): ScenarioRun => runScenario(parseScenario(readFileSync(join(__dirname, name), 'utf8')));

const column = (findings: readonly Finding[], who: 'stated' | 'ledger' | 'oracle'): readonly string[] =>
  findings.map((finding) => finding[who]);

describe.each(pages)('%s', (name) => {
  it('holds in the ledger', () => {
    const { findings } = run(name);
    expect(findings.some(({ pinned }) => pinned !== undefined)).toBe(true);
    expect(column(findings, 'ledger')).toEqual(column(findings, 'stated'));
  });

  it('is what the oracle makes of the same facts', () => {
    const { findings } = run(name);
    expect(column(findings, 'oracle')).toEqual(column(findings, 'stated'));
  });

  it('gives the same answers when they are asked again at the end, as known then', () => {
    const { findings, ledger } = run(name);
    const asked = findings.flatMap(({ pinned, ledger: answer }) => (pinned === undefined ? [] : [{ pinned, answer }]));
    const again = asked.map(({ pinned }) => answerOfLedger(ledger, pinned));
    expect(asked.map(({ answer }) => answer)).toEqual(again.map((answer) => expect.stringMatching(`→ ${answer}$`)));
  });
});

it('there are pages to check', () => {
  expect(pages.length).toBeGreaterThanOrEqual(40);
});

it('each page asks what was known at some moment', () => {
  const silent = pages.filter((name) =>
    parseScenario(readFileSync(join(__dirname, name), 'utf8')).every(
      (step) => step.step !== 'check' || step.question.known === undefined,
    ),
  );
  expect(silent).toEqual([]);
});

it.each(pages)('the facts of %s are read again as they are written', (name) => {
  const facts = parseScenario(readFileSync(join(__dirname, name), 'utf8')).flatMap((step): readonly FactStep[] => {
    if (step.step !== 'fact') return [];
    const { lineNumber: _, text: __, ...fact } = step;
    return [fact];
  });
  expect(parseScenario(scenarioPage(facts))).toEqual(facts.map((fact): unknown => expect.objectContaining(fact)));
});
