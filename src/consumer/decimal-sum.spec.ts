import { decimalSum, isDecimal } from './decimal-sum';

it.each([
  [undefined, '1.50', '1.50'],
  ['1.50', '-2.75', '-1.25'],
  ['-0.05', '0.05', '0.00'],
  ['10', '-3', '7'],
  ['90071992547409930.01', '0.01', '90071992547409930.02'],
])('adds %s and %s to %s exactly', (a, b, sum) => {
  expect(decimalSum(a, b)).toBe(sum);
});

it('adds no amounts of different currencies, and no texts', () => {
  expect(decimalSum('1.00', '1')).toBeUndefined();
  expect(() => decimalSum('1.00', 'x')).toThrow('is no decimal number');
});

it.each([
  ['-10.50', true],
  ['7'.repeat(64), true],
  ['7'.repeat(65), false],
  ['1e5', false],
  ['.5', false],
])('knows whether %s is a decimal number: %s', (text, isOne) => {
  expect(isDecimal(text)).toBe(isOne);
});
