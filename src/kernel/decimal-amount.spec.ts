import { parseDecimalAmount } from './decimal-amount';

describe('parseDecimalAmount', () => {
  it.each(['0', '49', '49.00', '0.0035', '10', '999999999999999999', '0.00000000000000001', '12345678901234567.8'])(
    'takes %s as it is written',
    (text) => {
      expect(parseDecimalAmount(text)).toBe(text);
    },
  );

  it.each([
    ['a sign', '-1'],
    ['a plus', '+1'],
    ['an exponent', '1e3'],
    ['leading zeros', '007'],
    ['a point without digits before it', '.5'],
    ['a point without digits after it', '5.'],
    ['a comma', '1,00'],
    ['a space', ' 1'],
    ['two points', '1.0.0'],
    ['19 digits', '1234567890123456789'],
    ['19 digits about a point', '1.234567890123456789'],
    ['a line end', '1\n'],
    ['digits of another script', '１'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseDecimalAmount(text)).toBeUndefined();
  });
});
