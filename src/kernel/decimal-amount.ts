import type { Brand } from './brand';

/** A price, quantity or percentage as it was written: decimal, never negative, at most 18 digits. */
export type DecimalAmount = Brand<string, 'DecimalAmount'>;

export const DIGITS_MAX = 18;

const DECIMAL = /^(?:0|[1-9]\d*)(?:\.\d+)?$/u;

/** Takes `49`, `49.00` and `0.0035`; no sign, no exponent, no leading zeros, no spaces. */
export const parseDecimalAmount = (text: string): DecimalAmount | undefined => {
  if (text.length > DIGITS_MAX + 1 || !DECIMAL.test(text)) return undefined;
  const digits = text.includes('.') ? text.length - 1 : text.length;
  return digits > DIGITS_MAX ? undefined : (text as DecimalAmount);
};
