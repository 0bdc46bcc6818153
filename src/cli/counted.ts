/** A number of things, the thing in the plural but for one. */
export const counted = (count: number, thing: string): string =>
  `${count.toString()} ${thing}${count === 1 ? '' : 's'}`;
