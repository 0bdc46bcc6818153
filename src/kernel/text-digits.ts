const ZERO = 48;

/** Whether the characters of `text` from `start` are `count` decimal digits. */
export const hasDigits = (text: string, start: number, count: number): boolean => {
  for (let index = start; index < start + count; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return false;
  }
  return true;
};

/** The whole number written by `count` digits from `start`; the caller has checked that they are digits. */
export const wholeNumberAt = (text: string, start: number, count: number): number => {
  let value = 0;
  for (let index = start; index < start + count; index += 1) value = value * 10 + (text.charCodeAt(index) - ZERO);
  return value;
};

/** Writes a whole number with leading zeros. */
export const padded = (value: number, width: number): string => value.toString().padStart(width, '0');
