import { checkedTexts, withOpenTexts } from './personal-text';

const codesOf = (data: Parameters<typeof checkedTexts>[0]) =>
  checkedTexts(data).faults.map(({ pointer, code }) => [pointer, code]);

describe('the readable texts of a fact', () => {
  it('are counted in characters, of which an emoji is one', () => {
    expect(codesOf({ name: '😀'.repeat(256), reason: '😀'.repeat(1000) })).toEqual([]);
    expect(codesOf({ name: '😀'.repeat(257) })).toEqual([['/name', 'too-long']]);
    expect(codesOf({ statement: { type: 'x', data: { reason: 'x'.repeat(1001) } } })).toEqual([
      ['/statement/data/reason', 'too-long'],
    ]);
  });

  it('are those that are named so, whatever else is a field of every object', () => {
    expect(checkedTexts({ constructor: 'x', toString: 'x' })).toEqual({
      sealed: { constructor: 'x', toString: 'x' },
      faults: [],
    });
  });
});

describe('sealed texts', () => {
  const open = (text: string): string | undefined => (text.endsWith('known') ? 'opened' : undefined);

  it('are opened where texts are sealed, and null where their key is gone', () => {
    const statement = { type: 'account-described', data: { name: 'sealed:v1:known' } };
    expect(withOpenTexts({ data: { reason: 'sealed:v1:gone', statement } }, open)).toEqual({
      data: { reason: null, statement: { type: 'account-described', data: { name: 'opened' } } },
    });
  });

  it('are left alone where anyone may have written what looks like one', () => {
    const fact = {
      type: 'account-described',
      data: {
        accountId: 'acme',
        attributes: { name: 'sealed:v1:known', plan: 'sealed:v1:' },
        lines: [{ id: 'sealed:v1:' }],
      },
      metadata: { sourceId: 'sealed:v1:x', reason: 'sealed:v1:known' },
    };
    expect(withOpenTexts(fact, open)).toEqual(fact);
  });
});
