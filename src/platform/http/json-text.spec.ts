import fc from 'fast-check';
import { findJsonTextFault, JSON_BOUNDS, parseJsonText } from './json-text';

const codeOf = (text: string): string | undefined => findJsonTextFault(text)?.code;

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('a JSON text', () => {
  it.each([
    '{}',
    '[]',
    'null',
    ' \t\r\n-0.5e-3 ',
    '"\\ud83d\\ude00"',
    '"\ud83d\\ude00"',
    '{"a":{"a":[{"a":1},{"a":2}]}}',
  ])('is taken as it is: %s', (text) => {
    expect(parseJsonText(text)).toEqual({ value: JSON.parse(text) });
  });

  it.each([
    '',
    ' ',
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '[1 2]',
    '{"a" 1}',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    '--1',
    'NaN',
    'Infinity',
    '-Infinity',
    'undefined',
    'nul',
    'tru e',
    '"open',
    '"\\x"',
    '"\\u12g4"',
    '"\\',
    '"tab\tin"',
    '[}',
    '{]',
    '{}{}',
    '1 2',
    '\ufeff{}',
    '[1]//',
    '/**/1',
    '\u00a01',
    '{"a":}',
    '[,1]',
    '{"a":1 "b":2}',
  ])('is malformed: %j', (text) => {
    expect(parses(text)).toBe(false);
    expect(codeOf(text)).toBe('json-malformed');
  });

  it.each([
    ['{"a":1,"a":2}', 7],
    ['{"a":1,"\\u0061":2}', 7],
    ['[{"x":{"b":1,"c":2,"b":3}}]', 19],
    ['{"":1,"":2}', 6],
  ])('may not say a key twice in one object: %s', (text, offset) => {
    expect(findJsonTextFault(text)).toEqual({ code: 'json-key-repeated', offset });
  });

  it.each(['{"__proto__":{}}', '{"a":[{"constructor":1}]}', '{"prototype":1}', '{"\\u005f_proto__":1}'])(
    'may not have a key that means something to JavaScript: %s',
    (text) => {
      expect(codeOf(text)).toBe('json-key-reserved');
    },
  );

  it.each([
    '"\\ud83d"',
    '"\ud83d"',
    '"\\ude00"',
    '"\ude00 "',
    '"\\ud83d\\ud83d\\ude00"',
    '"\\ud83dx"',
    '{"\\udfff":1}',
  ])('may not hold half of a character: %j', (text) => {
    expect(codeOf(text)).toBe('json-lone-surrogate');
  });

  it.each(['1e999', '[-1e400]', `1${'0'.repeat(400)}`])('may not hold a number that no number can hold: %s', (text) => {
    expect(codeOf(text)).toBe('json-number-too-large');
  });

  it('is 32 levels deep at most', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(codeOf(nested(JSON_BOUNDS.depthMax))).toBeUndefined();
    expect(findJsonTextFault(nested(JSON_BOUNDS.depthMax + 1))).toEqual({ code: 'json-too-deep', offset: 32 });
    expect(codeOf('{"a":'.repeat(100_000))).toBe('json-too-deep');
  });

  it('has 2,000 keys at most, in all objects together, unless told otherwise', () => {
    const list = (objects: number): string => JSON.stringify(Array.from({ length: objects }, () => ({ a: 1, b: 2 })));
    expect(codeOf(list(1000))).toBeUndefined();
    expect(codeOf(list(1001))).toBe('json-too-many-keys');
    expect(findJsonTextFault(list(1001), { ...JSON_BOUNDS, keysMax: 2002 })).toBeUndefined();
  });

  it('has 12,500 items at most, in all lists together, wherever they stand', () => {
    const lists = (items: number): string => `{"a":{"b":[${'1,'.repeat(items - 2)}{"c":[[]]}]}}`;
    expect(codeOf(lists(JSON_BOUNDS.itemsMax - 1))).toBeUndefined();
    expect(codeOf(lists(JSON_BOUNDS.itemsMax + 1))).toBe('json-too-many-items');
    expect(findJsonTextFault('[1,[2],3]', { ...JSON_BOUNDS, itemsMax: 3 })).toEqual({
      code: 'json-too-many-items',
      offset: 7,
    });
    expect(findJsonTextFault('[1,[2],3]', { ...JSON_BOUNDS, itemsMax: 4 })).toBeUndefined();
  });
});

const unbounded = { depthMax: 1000, keysMax: 100_000, itemsMax: 100_000 };

/** Texts that are JSON, nearly JSON, or made of the characters that JSON is made of. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', ',', '"', '\\', '{', '}', '[', ']', ':', '0', 'e', '.', '-', ' ', '\ud800'),
  )
  .map(([text, at, piece]) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + piece + text.slice(cut + 1);
  });
const jsonCharacters = fc
  .array(fc.constantFrom(...'{}[]:,"\\u0d8a1.eE+-truefalsn \t\n'), { maxLength: 24 })
  .map((characters) => characters.join(''));

describe('for any text', () => {
  it('what passes is what JSON.parse takes, and what JSON.parse refuses does not pass', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, jsonCharacters, fc.string(), fc.json()), (text) => {
        const fault = findJsonTextFault(text, unbounded);
        if (!parses(text)) expect(fault).toBeDefined();
        else if (fault !== undefined) expect(fault.code).not.toBe('json-malformed');
      }),
      { numRuns: 3000 },
    );
  });

  it('what passes is written back with every key it had', () => {
    const value = fc.jsonValue({ stringUnit: 'grapheme' });
    fc.assert(
      fc.property(value, (original) => {
        const text = JSON.stringify(original);
        const parsed = parseJsonText(text, unbounded);
        if ('fault' in parsed) expect(parsed.fault.code).toBe('json-key-reserved');
        else expect(JSON.stringify(parsed.value)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
