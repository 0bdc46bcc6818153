import { givenFactId } from '../../../test/support/decider-scenario';
import { accountId, on } from '../../../test/support/subscription.builders';
import { type Merge, Merges } from './merges';

const merge = (sequence: number, day: string, from: string, into: string): Merge => ({
  accountId: accountId(from),
  intoAccountId: accountId(into),
  effectiveOn: on(day),
  factId: givenFactId(sequence),
  sequence,
});

const mergesOf = (...told: readonly Merge[]): Merges => {
  const merges = new Merges();
  for (const one of told) merges.put(one.accountId, one);
  return merges;
};

const readings = (merges: Merges, account: string, from = '2025-01-01') =>
  merges.readingsFrom(accountId(account), on(from)).map((reading) => `${reading.from} ${reading.accountId}`);

const A_INTO_B = merge(1, '2025-02-01', 'a', 'b');
const B_INTO_C = merge(2, '2025-03-01', 'b', 'c');

describe('an account', () => {
  it('reads as itself up to the day of its merge, and then as the other', () => {
    const merges = mergesOf(A_INTO_B);
    expect(['2025-01-31', '2025-02-01'].map((day) => merges.readsAs(accountId('a'), on(day)))).toEqual(['a', 'b']);
    expect(merges.readsAs(accountId('b'), on('2025-02-01'))).toBe('b');
  });

  it('follows a chain of merges from day to day', () => {
    expect(readings(mergesOf(A_INTO_B, B_INTO_C), 'a')).toEqual(['2025-01-01 a', '2025-02-01 b', '2025-03-01 c']);
    expect(readings(mergesOf(A_INTO_B, B_INTO_C), 'a', '2025-02-10')).toEqual(['2025-02-10 b', '2025-03-01 c']);
  });

  it('goes past a survivor that is merged already', () => {
    expect(readings(mergesOf(A_INTO_B, merge(2, '2025-01-15', 'b', 'c')), 'a')).toEqual([
      '2025-01-01 a',
      '2025-02-01 c',
    ]);
    expect(readings(mergesOf(A_INTO_B, merge(2, '2025-02-01', 'b', 'c')), 'a')).toEqual([
      '2025-01-01 a',
      '2025-02-01 c',
    ]);
  });

  it('names the merge that makes it read otherwise', () => {
    const facts = mergesOf(A_INTO_B, B_INTO_C).readingsFrom(accountId('a'), on('2025-01-01'));
    expect(facts.map(({ factId }) => factId)).toEqual([undefined, givenFactId(1), givenFactId(2)]);
  });
});

describe('a circle', () => {
  const C_INTO_A = merge(3, '2025-01-01', 'c', 'a');

  it('is not closed by the last of its merges in the log', () => {
    expect(readings(mergesOf(A_INTO_B, B_INTO_C, C_INTO_A), 'c')).toEqual(['2025-01-01 c']);
    expect(readings(mergesOf(C_INTO_A, B_INTO_C, A_INTO_B), 'a')).toEqual([
      '2025-01-01 a',
      '2025-02-01 b',
      '2025-03-01 c',
    ]);
    expect(readings(mergesOf(merge(1, '2025-02-01', 'a', 'a')), 'a')).toEqual(['2025-01-01 a']);
  });

  it('is none any more once another of its merges is gone', () => {
    const merges = mergesOf(A_INTO_B, B_INTO_C, C_INTO_A);
    const before = merges.put(accountId('b'), undefined);
    expect(readings(merges, 'c')).toEqual(['2025-01-01 a', '2025-02-01 b']);
    expect(before).toEqual(
      new Map([
        [accountId('b'), B_INTO_C],
        [accountId('c'), undefined],
      ]),
    );
  });

  it('counts for nothing again once an earlier merge is back', () => {
    const merges = mergesOf(A_INTO_B, B_INTO_C);
    merges.put(accountId('b'), undefined);
    merges.put(accountId('c'), C_INTO_A);
    merges.put(accountId('b'), B_INTO_C);
    expect(readings(merges, 'c')).toEqual(['2025-01-01 c']);
    expect(readings(merges, 'a')).toEqual(['2025-01-01 a', '2025-02-01 b', '2025-03-01 c']);
  });
});

describe('put', () => {
  it('answers what counted before, and nothing where nothing changes', () => {
    const merges = new Merges();
    expect(merges.put(accountId('a'), A_INTO_B)).toEqual(new Map([[accountId('a'), undefined]]));
    expect(merges.put(accountId('a'), A_INTO_B)).toEqual(new Map());
    const other = merge(5, '2025-02-01', 'a', 'c');
    expect(merges.put(accountId('a'), other)).toEqual(new Map([[accountId('a'), A_INTO_B]]));
    expect(merges.absorbedBy(accountId('b'))).toEqual([]);
    expect(merges.put(accountId('a'), undefined)).toEqual(new Map([[accountId('a'), other]]));
    expect(readings(merges, 'a')).toEqual(['2025-01-01 a']);
  });
});

describe('relatives', () => {
  const merges = mergesOf(A_INTO_B, B_INTO_C, merge(3, '2025-01-20', 'd', 'b'));

  it('are what an account reads as on some day', () => {
    expect(merges.survivorsOf(accountId('a'))).toEqual(['a', 'b', 'c']);
    expect(merges.survivorsOf(accountId('a'), new Map([[accountId('b'), undefined]]))).toEqual(['a', 'b']);
  });

  it('and what reads as it, from the last merge on the way', () => {
    const absorbed = merges.absorbedBy(accountId('c')).map((one) => `${one.accountId} ${one.from}`);
    expect(absorbed.sort()).toEqual(['a 2025-03-01', 'b 2025-03-01', 'd 2025-03-01']);
    expect(mergesOf(A_INTO_B, merge(2, '2025-01-01', 'b', 'c')).absorbedBy(accountId('c'))).toContainEqual({
      accountId: 'a',
      from: '2025-02-01',
    });
  });
});
