/** How many of some rows, counted from 0, fulfil a condition that, once false along them, stays false. */
export const countRowsWhile = (rows: number, holds: (row: number) => boolean): number => {
  let [low, high] = [0, rows];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** How many items from the first fulfil a condition that, once false along the list, stays false. */
export const countWhile = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number =>
  countRowsWhile(items.length, (row) => {
    const item = items[row];
    return item !== undefined && holds(item);
  });
