/** An exact non-negative or negative ratio of two whole numbers; the bottom is above zero. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const ratio = (top: bigint, bottom: bigint): Fraction => ({ top, bottom });

export const ZERO = ratio(0n, 1n);

/** The exact value of a decimal text such as `0.0035`. */
export const decimal = (text: string): Fraction => {
  const [whole = '0', decimals = ''] = text.split('.');
  return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
};

export const times = (a: Fraction, b: Fraction): Fraction => ratio(a.top * b.top, a.bottom * b.bottom);

export const minus = (a: Fraction, b: Fraction): Fraction =>
  ratio(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);

export const notBelowZero = (a: Fraction): Fraction => (a.top < 0n ? ZERO : a);

/** The nearest whole number of a value not below zero; a half goes to the even neighbour. */
export const roundHalfEven = ({ top, bottom }: Fraction): bigint => {
  if (top < 0n) throw new RangeError('only amounts not below zero are rounded');
  const below = top / bottom;
  const twiceTheRest = 2n * (top - below * bottom);
  if (twiceTheRest === bottom) return below % 2n === 0n ? below : below + 1n;
  return twiceTheRest > bottom ? below + 1n : below;
};
