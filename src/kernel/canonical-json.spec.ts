import { canonicalJson, isSameJson } from './canonical-json';

describe('canonicalJson', () => {
  it('sorts keys by code unit at every depth, and leaves lists in their order', () => {
    const value = { b: [2, { z: 1, a: null }], a: 'x', B: true, é: 1 };
    expect(canonicalJson(value)).toBe('{"B":true,"a":"x","b":[2,{"a":null,"z":1}],"é":1}');
  });

  it('leaves out fields that are undefined, and keeps those that are null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it('escapes text as JSON does', () => {
    expect(canonicalJson({ 'a"': 'line\nend' })).toBe('{"a\\"":"line\\nend"}');
  });

  it.each([
    [null, 'null'],
    ['x', '"x"'],
    [1.5, '1.5'],
    [[], '[]'],
    [{}, '{}'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});

describe('isSameJson', () => {
  it('does not mind the order of keys, nor fields that are undefined', () => {
    expect(isSameJson({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1, e: undefined })).toBe(true);
  });

  it('tells lists in another order, and other values, apart', () => {
    expect(isSameJson([1, 2], [2, 1])).toBe(false);
    expect(isSameJson({ a: '1' }, { a: 1 })).toBe(false);
    expect(isSameJson({ a: '1' }, { a: '1', b: null })).toBe(false);
  });
});
