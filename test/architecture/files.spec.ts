import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lengthFaults, pathFaults } from './file-faults';
import { filesUnder, ROOT } from './tree';

const files = filesUnder('src', 'test', 'scripts');

describe('the names of files', () => {
  it('are kebab-case, with suffixes of the list and no folder without a name', () => {
    const faulty = files.flatMap((path) => pathFaults(path).map((fault) => `${path}: ${fault}`));
    expect(files.length).toBeGreaterThan(50);
    expect(faulty).toEqual([]);
  });

  it.each([
    ['src/kernel/CalendarDate.ts', '"CalendarDate" is not kebab-case'],
    ['src/kernel/calendar_date.ts', '"calendar_date" is not kebab-case'],
    ['src/subscriptions/domain/subscription.service.ts', '".service" is not in the list of suffixes'],
    ['src/subscriptions/http/start.controller.dto.ts', '".controller.dto" says more than one thing'],
    ['src/subscriptions/index.ts', 'a barrel: import the file that says it'],
    ['src/common/money.ts', '"common" is no name for an idea'],
    ['test/helpers/story.ts', '"helpers" is no name for an idea'],
    ['src/arrQueries/levels.ts', '"arrQueries" is not kebab-case'],
  ])('refuses %s', (path, fault) => {
    expect(pathFaults(path)).toEqual([fault]);
  });

  it.each([
    'src/main.ts',
    'src/subscriptions/domain/subscription.decider.spec.ts',
    'src/subscriptions/domain/subscription-facts.generated.ts',
    'test/e2e/sample.e2e-spec.ts',
    'test/support/facts.builders.ts',
    'test/scenarios/upgrade-then-leave.scenario',
  ])('takes %s', (path) => {
    expect(pathFaults(path)).toEqual([]);
  });
});

describe('the length of files', () => {
  it('is at most 300 lines', () => {
    const faulty = files.flatMap((path) =>
      lengthFaults(path, readFileSync(join(ROOT, path), 'utf8')).map((fault) => `${path}: ${fault}`),
    );
    expect(faulty).toEqual([]);
  });

  it('counts what people write and not what is generated', () => {
    const long = 'line\n'.repeat(301);
    expect(lengthFaults('src/kernel/money.ts', long)).toEqual(['301 lines are more than 300']);
    expect(lengthFaults('src/kernel/money.ts', 'line\n'.repeat(300))).toEqual([]);
    expect(lengthFaults('src/ledger/domain/ledger-facts.generated.ts', long)).toEqual([]);
  });
});
