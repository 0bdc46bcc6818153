const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/u;

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

/** The exact sum of two amounts of one currency, which have as many digits behind the point. */
export const decimalSum = (a: string | undefined, b: string): string => {
  const right = partsOf(b);
  if (a === undefined) return textOf(right.parts, right.digits);
  const left = partsOf(a);
  if (left.digits !== right.digits) throw new TypeError(`${a} and ${b} are not of one currency.`);
  return textOf(left.parts + right.parts, left.digits);
};
