import { type CountedEntry, CurrentArr, STEPS_TOLD_MAX } from './current-arr';

const entry = (seq: number, effectiveOn: string, delta: string, more: Partial<CountedEntry> = {}): CountedEntry => ({
  ...{ seq, accountId: 'acme', effectiveOn, currency: 'EUR', delta, sequence: seq },
  recordedAt: '2025-03-01T12:00:00.000Z',
  ...more,
});

const dayOf = (recordedAt: string): string => recordedAt.slice(0, 10);

const foldOf = (...entries: readonly CountedEntry[]): CurrentArr => {
  const current = new CurrentArr(dayOf);
  for (const one of entries) current.take(one);
  return current;
};

describe('what an account has', () => {
  it('is what counts on the day on which its last entry was recorded, and the steps after it', () => {
    const account = foldOf(
      entry(1, '2025-01-01', '100.00'),
      entry(2, '2025-03-01', '20.00'),
      entry(3, '2025-06-01', '-120.00'),
      entry(4, '2025-03-02', '5', { currency: 'JPY' }),
    ).of('acme');
    expect(account).toMatchObject({ seq: 4, sequence: 4, asOf: '2025-03-01', arrShown: { EUR: '120.00' } });
    expect(account?.stepsShown).toEqual([
      { effectiveOn: '2025-03-02', currency: 'JPY', delta: '5' },
      { effectiveOn: '2025-06-01', currency: 'EUR', delta: '-120.00' },
    ]);
  });

  it('has taken the steps that are past by the day of its next entry', () => {
    const later = { recordedAt: '2025-06-01T00:00:00.000Z' };
    const account = foldOf(
      entry(1, '2025-01-01', '100.00'),
      entry(2, '2025-06-01', '-40.00'),
      entry(3, '2025-06-02', '-60.00'),
      entry(4, '2025-02-01', '1.00', later),
    ).of('acme');
    expect(account?.arrShown).toEqual({ EUR: '61.00' });
    expect(account?.stepsShown).toEqual([{ effectiveOn: '2025-06-02', currency: 'EUR', delta: '-60.00' }]);
  });

  it('is nothing once all of it is taken back', () => {
    const current = foldOf(
      entry(1, '2025-01-01', '100.00'),
      entry(2, '2025-06-01', '-40.00'),
      entry(3, '2025-06-01', '40.00'),
      entry(4, '2025-01-01', '-100.00'),
    );
    expect(current.accountsThatHave()).toEqual([]);
    expect(current.last?.account.isNothing).toBe(true);
    expect(current.totals()).toEqual({});
  });

  it('is told with the first of its steps where it has too many, and how many are left out', () => {
    const many = Array.from({ length: STEPS_TOLD_MAX + 2 }, (_, index) =>
      entry(
        index + 1,
        `2${(100 + Math.floor(index / 28)).toString()}-01-${(1 + (index % 28)).toString().padStart(2, '0')}`,
        '1.00',
      ),
    );
    const account = foldOf(...many).of('acme');
    expect([account?.stepsShown.length, account?.stepsLeftOut, account?.figures]).toEqual([
      STEPS_TOLD_MAX,
      2,
      STEPS_TOLD_MAX + 2,
    ]);
  });
});

it('a draft changes nothing before it is put', () => {
  const current = foldOf(entry(1, '2025-01-01', '100.00'), entry(2, '2025-01-01', '7.00', { accountId: 'other' }));
  const draft = current.draft();
  draft.take(entry(3, '2025-01-01', '-100.00'));
  draft.take(entry(4, '2025-06-01', '1.00', { accountId: 'other' }));
  expect([current.seq, current.totals()]).toEqual([2, { EUR: '107.00' }]);
  expect(draft.accounts().map(({ accountId, account }) => [accountId, account.isNothing])).toEqual([
    ['acme', true],
    ['other', false],
  ]);
  draft.put();
  expect([current.seq, current.totals(), current.last?.accountId]).toEqual([4, { EUR: '8.00' }, 'other']);
  expect(current.accountsThatHave().map(({ accountId }) => accountId)).toEqual(['other']);
});
