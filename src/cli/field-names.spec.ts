import { fieldInWords } from './field-names';

const DATA = {
  lines: [{ id: 'seats', discounts: [{ percent: '200' }] }, { kind: 'subscription' }],
  attributes: { 'a/b': 1 },
};

describe('the name of a field', () => {
  it.each([
    ['/effectiveOn', '--effective-on'],
    ['/term/endsOn', '--ends-on'],
    ['/attributes', '--attribute'],
    ['/attributes/a~1b', '--attribute "a/b"'],
    ['/lines/0/unitPrice', 'unitPrice of line 1 ("seats")'],
    ['/lines/0/discounts/0/percent', 'percent of discount 1 of line 1 ("seats")'],
    ['/lines/1/id', 'id of line 2'],
    ['/lines/1/attributes/plan', '"plan" of attributes of line 2'],
    ['/lines', 'lines'],
  ])('%s is %s', (pointer, words) => {
    expect(fieldInWords(pointer, DATA, {})).toBe(words);
  });

  it('is the option, where options state the one line', () => {
    expect(fieldInWords('/lines/0/unitPrice', DATA, { singleLine: true })).toBe('--price');
    expect(fieldInWords('/lines/0/every', DATA, { singleLine: true })).toBe('--every');
  });

  it('lies in a statement, or is the option that amends it', () => {
    const data = { statement: { type: 'subscription-started', data: DATA } };
    const pointer = '/statement/data/lines/0/unitPrice';
    expect(fieldInWords(pointer, data, {})).toBe('unitPrice of line 1 ("seats") of data of --statement');
    expect(fieldInWords(pointer, data, { statement: true })).toBe('unitPrice of line 1 ("seats")');
    expect(fieldInWords(pointer, data, { statement: true, singleLine: true })).toBe('--price');
    expect(fieldInWords('/statement/data/effectiveOn', data, { statement: true })).toBe('--effective-on');
    expect(fieldInWords('/reason', data, { statement: true })).toBe('--reason');
  });
});
