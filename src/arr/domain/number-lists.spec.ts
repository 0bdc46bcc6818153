import fc from 'fast-check';
import type { NumberReader } from './number-bytes';
import { NumberLists } from './number-lists';

const LISTS = 4;

const allOf = (reader: NumberReader): readonly number[] => {
  const numbers: number[] = [];
  while (!reader.isAtEnd) numbers.push(reader.next());
  return numbers;
};

it('are read as they grew, whichever grew between', () => {
  const anyAdded = fc.record({
    list: fc.nat({ max: LISTS - 1 }),
    // Long enough together that lists move to other places, which others then take.
    numbers: fc.array(fc.maxSafeNat(), { maxLength: 12 }),
  });
  const law = fc.property(fc.array(anyAdded, { maxLength: 40, size: 'max' }), (added) => {
    const lists = new NumberLists();
    for (const { list, numbers } of added) lists.add(list, numbers);
    const told = Array.from({ length: LISTS + 1 }, (_, list) => allOf(lists.of(list)));
    expect(told).toEqual(told.map((_, list) => added.flatMap((one) => (one.list === list ? one.numbers : []))));
  });
  fc.assert(law, { numRuns: 200 });
});
