import { ByteStore } from './byte-store';

const bytes = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

/** Of blocks up to eight units long, between powers of two, as long as a slab and longer. */
const LENGTHS = [0, 1, 12, 13, 124, 125, 140, 141, 1000, 70_000, 1_048_572, 1_048_573, 3_000_000];

it('gives back what was put, of any length', () => {
  const store = new ByteStore();
  const places = LENGTHS.map((length, index) => store.put(bytes(length, index + 1)));
  for (const [index, length] of LENGTHS.entries()) {
    expect(Buffer.compare(store.at(places[index] ?? -1), bytes(length, index + 1))).toBe(0);
  }
});

it('uses the room of what was dropped again, the last first', () => {
  const store = new ByteStore();
  const [one, other] = [store.put(bytes(1000, 1)), store.put(bytes(1001, 2))];
  store.drop(one);
  store.drop(other);
  expect([store.put(bytes(1002, 3)), store.put(bytes(1000, 4))]).toEqual([other, one]);
  expect([store.at(other)[0], store.at(one)[0]]).toEqual([3, 4]);
});

it('keeps the place of what is replaced by something about as long', () => {
  const store = new ByteStore();
  const [place, next] = [store.put(bytes(1000, 1)), store.put(bytes(1000, 2))];
  expect(store.replace(place, bytes(990, 3))).toBe(place);
  expect([...store.at(place)]).toEqual([...bytes(990, 3)]);
  const moved = store.replace(place, bytes(5000, 4));
  expect(moved).not.toBe(place);
  expect([store.at(moved).length, store.at(next)[999]]).toEqual([5000, 2]);
  expect(store.put(bytes(1000, 5))).toBe(place);
});

it('adds behind what stands at a place, and moves both where they do not fit', () => {
  const store = new ByteStore();
  const [place, next] = [store.put(bytes(1000, 1)), store.put(bytes(1000, 2))];
  expect(store.append(place, bytes(4, 3))).toBe(place);
  expect([...store.at(place)]).toEqual([...bytes(1000, 1), ...bytes(4, 3)]);
  const moved = store.append(place, bytes(5000, 4));
  expect(moved).not.toBe(place);
  expect([...store.at(moved)]).toEqual([...bytes(1000, 1), ...bytes(4, 3), ...bytes(5000, 4)]);
  expect([...store.at(next)]).toEqual([...bytes(1000, 2)]);
  expect(store.put(bytes(1000, 5))).toBe(place);
});

it('does not grow while pieces are rewritten longer and shorter', () => {
  const store = new ByteStore();
  let place = store.put(bytes(10, 1));
  let last = 0;
  for (let turn = 0; turn < 20_000; turn += 1) {
    place = store.replace(place, bytes(turn % 700, turn % 251));
    last = place > last ? place : last;
  }
  expect(last).toBeLessThan(1000);
});

it('refuses a place at which nothing was put', () => {
  expect(() => new ByteStore().at(7)).toThrow('Nothing was kept at 7.');
});
