import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf } from '../../../src/platform/projections/code-fingerprint';

let folder: string;

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
const told = (versions = { node: '20.0.0' }): string => fingerprintOf([folder], versions);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arr-ledger-'));
  mkdirSync(join(folder, 'domain'));
  write('domain/levels.js', 'exports.levels = 1;');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the fingerprint of code', () => {
  it('is another for other text, another name, a further file and another Node', () => {
    const first = told();
    expect(told()).toBe(first);
    write('domain/levels.js', 'exports.levels = 2;');
    const second = told();
    write('domain/merges.js', '');
    const third = told();
    rmSync(join(folder, 'domain/merges.js'));
    write('domain/splits.js', '');
    const all = [first, second, third, told(), told({ node: '20.0.1' })];
    expect(new Set(all).size).toBe(all.length);
  });

  it('does not follow from tests, types and other files', () => {
    const first = told();
    for (const name of ['levels.spec.js', 'levels.d.ts', 'levels.js.map', 'notes.md']) write(`domain/${name}`, '');
    expect(told()).toBe(first);
  });
});
