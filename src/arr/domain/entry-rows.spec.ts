import { foldedOf, oneByOne } from '../../../test/support/arr.builders';
import { cancelled, monthly, on, started, upgraded } from '../../../test/support/subscription.builders';

/** 2-1 new, 3-1 expansion, then 4-1 and 4-2: a late change takes 3-1 back and says it anew, after an expansion of its own. */
const log = [
  ...oneByOne(started(), upgraded(), upgraded({ effectiveOn: on('2025-02-01'), lines: monthly('120.00') })),
  { recordedAt: '2025-01-02T00:00:00Z', facts: [upgraded({ effectiveOn: on('2025-04-01') }), cancelled()] },
];
const { book, entries } = foldedOf(log);
const { rows } = book;
const HEAD = 6;

const all = { from: on('1970-01-01'), to: on('2200-01-01') };
const idsIn = (window: typeof all, knownAt: number) =>
  rows.inForce(window, knownAt).map((row) => book.index.entryAt(row).id);

describe('the rows of the journal', () => {
  it('are found by the ids of their entries', () => {
    for (const [row, { id }] of entries.entries()) expect(rows.find(id, HEAD)).toBe(row);
  });

  it.each(['1-1', '2-2', '2-0', '02-1', '2-01', '2', '2-', '-1', '', '2-1-1', ' 2-1', '9-1', '2-9999999999999999'])(
    'are not found by %j',
    (id) => {
      expect(rows.find(id, HEAD)).toBeUndefined();
    },
  );

  it('are found from the append on that made them', () => {
    expect([rows.find('3-1', 2), rows.find('3-1', 3)]).toEqual([undefined, 1]);
    expect(rows.countKnown(0)).toBe(0);
    expect([1, 2, 3, 5].map((knownAt) => rows.countKnown(knownAt))).toEqual(
      [1, 2, 3, 5].map((knownAt) => entries.filter(({ sequence }) => sequence <= knownAt).length),
    );
  });

  it('tell by which entry each is taken back, once that is known', () => {
    for (const [row, entry] of entries.entries()) {
      if (entry.retracts === null) continue;
      const taken = rows.find(entry.retracts, HEAD) ?? -1;
      expect(rows.takenBackAt(taken, entry.sequence - 1)).toBeUndefined();
      expect(rows.takenBackAt(taken, entry.sequence)).toBe(row);
    }
    expect(entries.some(({ retracts }) => retracts !== null)).toBe(true);
  });

  it.each([2, 3, 4, HEAD])('tell the movements in force at %i, in all and within a window', (knownAt) => {
    const inForce = book.index.movementsOf(started().data.accountId, knownAt);
    expect(idsIn(all, knownAt).sort()).toEqual(inForce.map(({ id }) => id).sort());
    const window = { from: on('2025-02-01'), to: on('2025-04-01') };
    const within = inForce.filter(({ effectiveOn }) => effectiveOn >= window.from && effectiveOn < window.to);
    expect(idsIn(window, knownAt).sort()).toEqual(within.map(({ id }) => id).sort());
  });
});
