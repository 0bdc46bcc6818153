const BYTES_FIRST = 1 << 14;
const DOUBLINGS_MAX = 10;

/** How long the next slab is: a small ledger takes little room, and a large one has few slabs. */
export const nextSlabBytes = (slabs: number, bytesMax: number): number =>
  Math.min(BYTES_FIRST << Math.min(slabs, DOUBLINGS_MAX), bytesMax);
