import { nextSlabBytes } from './slab-bytes';

it('doubles from slab to slab, up to what is wanted', () => {
  expect([0, 1, 2, 3].map((slabs) => nextSlabBytes(slabs, 100_000))).toEqual([16_384, 32_768, 65_536, 100_000]);
});

it('is as long as wanted after any number of slabs', () => {
  expect(nextSlabBytes(1_000_000, 1 << 22)).toBe(1 << 22);
});
