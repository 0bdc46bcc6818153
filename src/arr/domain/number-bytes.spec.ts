import { NumberReader, NumberWriter } from './number-bytes';

const NUMBERS = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER];

it('reads the numbers that were written, whatever their size', () => {
  const writer = new NumberWriter().start();
  for (const number of NUMBERS) writer.add(number);
  const reader = new NumberReader(writer.written);
  expect(NUMBERS.map(() => reader.next())).toEqual(NUMBERS);
  expect(reader.isAtEnd).toBe(true);
  expect(() => reader.next()).toThrow('Bytes end within a number.');
});

it('begins anew, and grows as it must', () => {
  const writer = new NumberWriter();
  writer.add(5);
  writer.start();
  for (let number = 0; number < 10_000; number += 1) writer.add(number);
  const reader = new NumberReader(writer.written);
  let number = 0;
  while (!reader.isAtEnd) {
    expect(reader.next()).toBe(number);
    number += 1;
  }
  expect(number).toBe(10_000);
});

it.each([-1, 0.5, NaN, 2 ** 53])('refuses %d', (number) => {
  expect(() => {
    new NumberWriter().add(number);
  }).toThrow('is not counted');
});
