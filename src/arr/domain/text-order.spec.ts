import fc from 'fast-check';
import { TextOrder } from './text-order';

describe('an order of texts', () => {
  it('holds them in order, and goes on from any text, whether it is one of them or not', () => {
    const anyTexts = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 40 });
    fc.assert(
      fc.property(anyTexts, fc.string({ maxLength: 3 }), (texts, from) => {
        const order = new TextOrder<string>();
        for (const text of texts) order.add(text);
        const sorted = [...texts].sort();
        expect([...order.from(undefined)]).toEqual(sorted);
        expect([...order.from(from)]).toEqual(sorted.filter((text) => text >= from));
      }),
    );
  });

  it('holds thousands that come in no order', () => {
    const order = new TextOrder<string>();
    const texts = Array.from({ length: 5000 }, (_, index) => ((index * 7919) % 5000).toString().padStart(4, '0'));
    for (const text of texts) order.add(text);
    expect([...order.from(undefined)]).toEqual([...texts].sort());
    expect([...order.from('4990')]).toHaveLength(10);
  });
});
