import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANTED_BUGS } from '../planted-bugs/planted-bugs';
import { ROOT } from './tree';

const countIn = (file: string, text: string): number => readFileSync(join(ROOT, file), 'utf8').split(text).length - 1;

describe('the bugs that are planted', () => {
  it('have each a name of its own', () => {
    const names = PLANTED_BUGS.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBeGreaterThan(100);
  });

  it('find the text that they change once in its file', () => {
    const lost = PLANTED_BUGS.map(({ name, file, from }) => ({ name, file, found: countIn(file, from) }));
    expect(lost.filter(({ found }) => found !== 1)).toEqual([]);
  });

  it('change something', () => {
    expect(PLANTED_BUGS.filter(({ from, to }) => from === to)).toEqual([]);
  });
});
