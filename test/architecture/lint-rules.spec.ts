import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from './tree';

type Config = readonly Linter.Config[];

const rules = jest.requireActual<Config>('../../eslint.config.js');

const WITHOUT_TYPES: Config = [...rules, tseslint.configs.disableTypeChecked];

const linter = new Linter({ configType: 'flat' });

/** The rules that a text breaks at this place, and what they say. */
const faultsOf = (text: string, path: string, config: Config = WITHOUT_TYPES): readonly string[] =>
  linter
    .verify(text, [...config], { filename: join(ROOT, path) })
    .map(({ ruleId, message }) => `${ruleId ?? 'unreadable'}: ${message}`);

const says = (word: string): unknown => expect.arrayContaining([expect.stringContaining(word)]);

const PURE_PLACES = [
  'src/kernel/money.ts',
  'src/arr/domain/levels.ts',
  'src/arr/projections/arr-journal.projection.ts',
];

const IMPURE = [
  ['a clock', 'export const now = (): number => Date.now();', 'The clock is a port'],
  ['another clock', 'export const now = (): number => performance.now();', 'The clock is a port'],
  ['chance', 'export const chance = (): number => Math.random();', 'the same figures'],
  ['the process', 'export const zone = process.env;', 'Pure code sees no surroundings'],
  ['Number() called', 'export const whole = (text: string): number => Number(text);', 'Make numbers in'],
  ['Number() handed on', 'export const all = (texts: string[]): number[] => texts.map(Number);', 'Make numbers in'],
  ['Number() as a sign', 'export const whole = (text: string): number => +text;', 'Number() by another name'],
  ['parseFloat', 'export const price = (text: string): number => parseFloat(text);', 'No float'],
  ['Number.parseFloat', 'export const price = (text: string): number => Number.parseFloat(text);', 'No float'],
  ['the tables of Intl', 'export const money = new Intl.NumberFormat();', 'change with the version'],
  ['an order of the machine', 'export const first = (a: string): number => a.localeCompare("b");', 'with the machine'],
  ['an async function', 'export const later = async (): Promise<number> => 1;', 'waits for nothing'],
  ['an async method', 'export const later = { async one(): Promise<number> { return 1; } };', 'waits for nothing'],
  ['a timer', 'export const later = (): unknown => setTimeout(() => 1, 1);', 'waits for nothing'],
  ['a decorator', '@Injectable() export class Levels { readonly at = 1; }', 'no framework'],
] as const;

describe.each(PURE_PLACES)('pure code, as in %s', (place) => {
  it.each(IMPURE)('has no place for %s', (_name, text, message) => {
    expect(faultsOf(text, place)).toEqual(says(message));
  });

  it('may judge numbers and build values', () => {
    const text =
      'export const isWhole = (n: number): boolean => Number.isSafeInteger(n) && n <= Number.MAX_SAFE_INTEGER;\n';
    expect(faultsOf(text, place)).toEqual([]);
  });
});

describe('the exceptions from purity', () => {
  const waiting = 'export const later = async (ask: () => Promise<number>): Promise<number> => await ask();';
  const number = 'export const whole = (text: string): number => Number(text);';

  it('lets transact wait, and do nothing else', () => {
    expect(faultsOf(waiting, 'src/kernel/transact.ts')).toEqual([]);
    expect(faultsOf('export const at = Date.now();', 'src/kernel/transact.ts')).toEqual(says('The clock is a port'));
    expect(faultsOf(number, 'src/kernel/transact.ts')).toEqual(says('Make numbers in'));
  });

  it('lets minor units make numbers, and do nothing else', () => {
    expect(faultsOf(number, 'src/kernel/minor-units.ts')).toEqual([]);
    expect(faultsOf(waiting, 'src/kernel/minor-units.ts')).toEqual(says('waits for nothing'));
  });
});

describe('casts', () => {
  const cast = 'export const id = (text: string): Id => text as Id;';
  const REFUSED = 'A cast belongs to an edge, a codec or the kernel';

  it.each(['src/arr/domain/levels.ts', 'src/arr/queries/answers.ts', 'src/subscriptions/application/receipt.ts'])(
    'have no place in %s',
    (place) => {
      expect(faultsOf(cast, place)).toEqual(says(REFUSED));
      expect(faultsOf('export const id = <Id>text;', place)).toEqual(says(REFUSED));
      expect(faultsOf('export const days = [31, 28] as const;', place)).toEqual([]);
    },
  );

  it.each(['src/kernel/ids.ts', 'src/subscriptions/domain/subscription.codec.ts', 'src/subscriptions/http/body.ts'])(
    'may stand in %s',
    (place) => {
      expect(faultsOf(cast, place)).toEqual([]);
    },
  );
});

const ANYWHERE = [
  ['a default export', 'export default 1;', 'Export by name'],
  ['an enum', "export enum Status { Active = 'active' }", 'Use a union of literals'],
  ['a barrel', "export * from './line';", 'no barrels'],
  ['any', 'export const id = (x: any): unknown => x;', 'no-explicit-any'],
  ['a claim that nothing is missing', 'export const first = (x: string[]): string => x[0]!;', 'no-non-null-assertion'],
  ['a field that nobody sets', 'export class Line { readonly price!: string; }', 'Only the fields of a DTO'],
  ['an event bus that forgets', "import { EventBus } from '@nestjs/cqrs';\nexport const bus = EventBus;", 'lose them'],
  ['the inside of Nest', "import { x } from '@nestjs/core/injector';\nexport const y = x;", 'package roots only'],
  ['five parameters', 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1): unknown => [a, b, c, d, e];', 'max-params'],
  [
    'a nest four deep',
    'export const f = (x: 1): void => { if (x) { if (x) { if (x) { if (x) { f(x); } } } } };',
    'max-depth',
  ],
  ['a function of 61 lines', `export const f = (): void => {\n${'f();\n'.repeat(59)}};`, 'max-lines-per-function'],
  ['a file of 301 lines', `export const f = 1;\n${'// Why.\n'.repeat(300)}`, 'max-lines'],
] as const;

describe('the whole house', () => {
  it.each(ANYWHERE)('has no %s', (_name, text, message) => {
    expect(faultsOf(text, 'src/platform/http/problem.ts')).toEqual(says(message));
  });

  it('lets an edge name the faults of the store and nothing that appends', () => {
    const importing = (name: string, file: string): string =>
      `import { ${name} } from '../../kernel/${file}';\nexport const imported = ${name};`;
    const edge = 'src/subscriptions/http/batch.ts';
    const REFUSED = 'A fact is appended by a decision';
    expect(faultsOf(importing('EVENT_STORE', 'event-store.port'), edge)).toEqual(says(REFUSED));
    expect(faultsOf(importing('transact', 'transact'), edge)).toEqual(says(REFUSED));
    expect(faultsOf(importing('StoreUnavailable', 'event-store.port'), edge)).toEqual([]);
    expect(faultsOf(importing('EVENT_STORE', 'event-store.port'), 'src/subscriptions/application/a.ts')).toEqual([]);
  });

  it('lets validation fill the fields of a DTO', () => {
    const text = 'export class LineDto { readonly price!: string; }';
    expect(faultsOf(text, 'src/subscriptions/http/line.dto.ts')).toEqual([]);
  });

  it.each([
    ['one test alone', "it.only('adds', () => undefined);", 'leave every other test unrun'],
    ['a name with should', "it('should add', () => undefined);", 'present tense'],
    ['a mock', "jest.mock('./line');", 'Fakes are adapters'],
  ])('has no test with %s', (_name, text, message) => {
    expect(faultsOf(text, 'src/kernel/money.spec.ts')).toEqual(says(message));
  });

  it('sees a promise that nobody waits for, and a union that is not told apart in full', () => {
    // Rules that need types read the text in the place of a file that is there.
    const text = [
      'const ask = async (): Promise<number> => Promise.resolve(1);',
      'export const forget = (): void => { ask(); };',
      "export const say = (x: 'a' | 'b'): number | undefined => {",
      "  switch (x) { case 'a': return 1; }",
      '  return undefined;',
      '};',
    ].join('\n');
    const faults = faultsOf(text, 'src/platform/projections/timing.ts', rules);
    expect(faults).toEqual(says('no-floating-promises'));
    expect(faults).toEqual(says('switch-exhaustiveness-check'));
  });
});
