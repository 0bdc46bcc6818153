import { readCursor, writeCursor } from './page-cursor';

describe('a cursor', () => {
  const cursor = {
    ...{ list: 'accounts', knownAt: 5, policyVersion: 1, derivationVersion: 1 },
    ...{ texts: { asOf: '2025-01-01', filter: 'plan:pro' }, after: ['acme', 'EUR'] },
  };
  const whole = [2, 'accounts', 5, 1, 1, cursor.texts, cursor.after];

  it('comes back as it was written', () => {
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  });

  it.each([
    ['another version', 0, 1],
    ['a list that is a number', 1, 7],
    ['a sequence that is no whole number', 2, 1.5],
    ['a sequence that is a text', 2, '5'],
    ['a policy version that is none', 3, null],
    ['a question that is a text', 5, 'asOf'],
    ['a question that is a list', 5, ['2025-01-01']],
    ['a question of numbers', 5, { asOf: 7 }],
    ['a place that is missing', 6, undefined],
    ['a place of lists', 6, [[]]],
  ])('is refused with %s', (_, index, part) => {
    const parts = whole.map((old, at) => (at === index ? part : old));
    expect(readCursor(Buffer.from(JSON.stringify(parts)).toString('base64url'))).toBeUndefined();
  });
});
