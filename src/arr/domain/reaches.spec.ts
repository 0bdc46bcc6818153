import { Reaches } from './reaches';

it('gives back what was said last of each subscription', () => {
  const reaches = new Reaches();
  const first = { held: [5], days: new Map([[5, [20_000]]]) };
  const last = {
    held: [5, 300],
    days: new Map([
      [300, [0, 1, 20_000]],
      [5, []],
    ]),
  };
  reaches.set(2, first);
  reaches.set(0, first);
  reaches.set(2, last);
  expect([reaches.of(0), reaches.of(2)]).toEqual([first, last]);
  expect([...reaches.of(2).days.keys()]).toEqual([300, 5]);
  for (const unsaid of [1, 3]) expect(reaches.of(unsaid)).toEqual({ held: [], days: new Map() });
});
