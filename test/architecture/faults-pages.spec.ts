import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../../src/cli/failure';
import { FIELD_FAULTS } from '../../src/kernel/field-fault';
import { JSON_TEXT_FAULTS } from '../../src/platform/http/json-text';
import { codesIn } from './fault-codes';
import { filesUnder, ROOT } from './tree';

/** Outcomes inside the process that no answer carries. */
const INSIDE = ['ledger-opened-otherwise'];

const pageOf = (name: string): string => readFileSync(join(ROOT, 'docs/reference', name), 'utf8');

/** The sections of a page, by their headings. */
const sectionsOf = (page: string): readonly (readonly [string, string])[] =>
  page
    .split(/^### /mu)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n\n') + 2)] as const);

const sections = ['faults.md', 'field-faults.md', 'file-faults.md'].flatMap((name) => sectionsOf(pageOf(name)));
const rejections = new Set(sectionsOf(pageOf('rejections.md')).map(([code]) => code));

const sources = filesUnder('src').filter((path) => path.endsWith('.ts') && !path.endsWith('spec.ts'));
const found = sources.map((path) => codesIn(path));
const written = found.flatMap((codes) => codes.written);
const faults = new Set(
  [...written.map(({ code }) => code), ...Object.keys(FIELD_FAULTS), ...JSON_TEXT_FAULTS].filter(
    (code) => !rejections.has(code) && !INSIDE.includes(code),
  ),
);

/** What begins the section of a code: a status, or an exit code by its number. */
const EXITS: Readonly<Record<string, number>> = EXIT;
const heads = written
  .filter(({ code }) => faults.has(code))
  .flatMap(({ code, status, exit }): readonly (readonly [string, string])[] => {
    const number = exit === undefined ? undefined : EXITS[exit.replace('EXIT.', '')];
    return [
      ...(status !== undefined && /^\d{3}$/u.test(status) ? [[code, status] as const] : []),
      ...(number === undefined ? [] : [[code, `exit code ${number.toString()}`] as const]),
    ];
  });

describe('the pages of faults', () => {
  it('explain every code that is no rejection once, and no other', () => {
    expect(sections.map(([code]) => code).sort()).toEqual([...faults].sort());
  });

  it('are told of codes that are written out where they are given', () => {
    expect(found.flatMap(({ hidden }) => hidden)).toEqual([]);
    expect(INSIDE.filter((code) => !written.some((each) => each.code === code))).toEqual([]);
  });

  it.each(sections)('say of %s where it is met, give an example and a fix', (_, section) => {
    expect(section).toMatch(
      /^(?:\d{3}|Exit code \d|Of a field|Of a row|Of a file|Of a message|Of a reader)[^.]*\. \S/u,
    );
    expect(section).toMatch(/\*Example:\*\s\S/u);
    expect(section).toMatch(/\*Fix:\*\s\S/u);
  });

  it.each(heads)('say that %s is answered with %s', (code, head) => {
    const [, section = ''] = sections.find(([heading]) => heading === code) ?? [];
    expect(section.slice(0, section.indexOf('. ')).toLowerCase()).toContain(head);
  });
});

describe('the search for codes', () => {
  it('finds them as fields, in types and where they are handed on', () => {
    const text = `
      interface Fault { readonly code: 'one' | 'two' }
      const refuse = (code: string, detail: string) => ({ code, detail });
      refuse('three', 'four');
      const fault = { status: 400, code: isOdd ? 'five' : 'six', title: 'seven' };
      if (error.code === 'eight' || hasCode(error, 'ENOENT')) stop({ exit: EXIT.usage, code: 'nine' });`;
    expect(codesIn('sample.ts', text)).toEqual({
      written: [
        { code: 'one' },
        { code: 'two' },
        { code: 'three' },
        { code: 'five', status: '400' },
        { code: 'six', status: '400' },
        { code: 'nine', exit: 'EXIT.usage' },
      ],
      hidden: [],
    });
  });

  it.each(['f({ code: `${kind}-missing` });', "const [code, title] = ['one', 'two'];", "const code = 'one';"])(
    'tells of one that is hidden: %s',
    (text) => {
      expect(codesIn('sample.ts', text).hidden).toHaveLength(1);
    },
  );
});
