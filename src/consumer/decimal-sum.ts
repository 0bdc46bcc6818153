const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/u;

/** Many more than any sum of amounts has; a text without end would take as long to add up. */
export const DECIMAL_LENGTH_MAX = 64;

export const isDecimal = (text: string): boolean => text.length <= DECIMAL_LENGTH_MAX && DECIMAL.test(text);

/** The whole number of smallest parts that a decimal text means, and how many digits its fraction has. */
const partsOf = (text: string): { readonly parts: bigint; readonly digits: number } => {
  const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '') throw new TypeError(`${JSON.stringify(text)} is no decimal number.`);
  return { parts: BigInt(`${sign}${whole}${fraction}`), digits: fraction.length };
};

const textOf = (parts: bigint, digits: number): string => {
  const sign = parts < 0n ? '-' : '';
  const text = (parts < 0n ? -parts : parts).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/** The exact sum of two amounts of one currency; undefined where one of them has more digits behind the point, and so is of another. */
export const decimalSum = (a: string | undefined, b: string): string | undefined => {
  const right = partsOf(b);
  if (a === undefined) return textOf(right.parts, right.digits);
  const left = partsOf(a);
  return left.digits === right.digits ? textOf(left.parts + right.parts, left.digits) : undefined;
};
