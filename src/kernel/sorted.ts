/** How many items from the first fulfil a condition that, once false along the list, stays false. */
export const countWhile = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number => {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
};
