import { type DecimalAmount, parseDecimalAmount } from './decimal-amount';
import { compare, decimal, ratio } from './rational';

const WHOLE = ratio(100n);

/** Takes a decimal amount from 0 to 100. */
export const parsePercentage = (text: string): DecimalAmount | undefined => {
  const amount = parseDecimalAmount(text);
  return amount === undefined || compare(decimal(amount), WHOLE) > 0n ? undefined : amount;
};
