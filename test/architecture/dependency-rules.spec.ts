import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Cruised {
  readonly fixture: string;
  readonly breaks: readonly string[];
  readonly dependencies: number;
}

const PERMITTED = 'permitted';

const cruise = (): { readonly rules: readonly string[]; readonly fixtures: readonly Cruised[] } => {
  const written = execFileSync(process.execPath, [join(__dirname, 'cruise-fixtures.mjs')], { encoding: 'utf8' });
  return JSON.parse(written) as { readonly rules: readonly string[]; readonly fixtures: readonly Cruised[] };
};

describe('who may know whom', () => {
  const { rules, fixtures } = cruise();
  const broken = fixtures.filter(({ fixture }) => fixture !== PERMITTED);

  it('has a fixture for each rule and a rule for each fixture', () => {
    expect(broken.map(({ fixture }) => fixture).sort()).toEqual([...rules].sort());
  });

  it.each(broken)('notices a breach of $fixture, and of that alone', ({ fixture, breaks }) => {
    expect(breaks).toEqual([fixture]);
  });

  it('has nothing against a tree that keeps to the rules', () => {
    const permitted = fixtures.find(({ fixture }) => fixture === PERMITTED);
    expect(permitted?.breaks).toEqual([]);
    expect(permitted?.dependencies).toBeGreaterThan(20);
  });
});
