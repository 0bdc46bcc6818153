import { parsePercentage } from './percentage';

describe('percentages', () => {
  it.each(['0', '12.5', '100', '100.00'])('takes %s', (text) => {
    expect(parsePercentage(text)).toBe(text);
  });

  it.each(['100.01', '101', '-1', '10%', '1e1', ''])('refuses %j', (text) => {
    expect(parsePercentage(text)).toBeUndefined();
  });
});
