import { parsePeriodMapping } from './period-mapping';
import { readPeriodRow } from './period-row';
import type { ReadPart } from './row-fault';

const GOOD = {
  id: 'sub-1',
  customer: 'acme',
  from: '2025-01-01',
  to: '2025-03-01',
  price: '49.00',
  cycle: 'quarterly',
  seats: '12',
  money: 'EUR',
  sort: 'maintenance',
  free: '2025-01-15',
  plan: 'pro',
};
type Column = keyof typeof GOOD;

const MAPPING =
  'subscription=id,account=customer,start=from,end=to,amount=price,interval=cycle,quantity=seats,currency=money,kind=sort,trialUntil=free,attribute.plan=plan';

const readWith = (cells: Partial<Record<Column, string>>, endDay: 'exclusive' | 'inclusive' = 'exclusive') => {
  const read = parsePeriodMapping([MAPPING], endDay);
  if ('fault' in read) throw new Error(read.fault.detail);
  const row = new Map<string, string>(Object.entries({ ...GOOD, ...cells }));
  return readPeriodRow(read.mapping, (column) => row.get(column) ?? '', undefined);
};

const faultsOf = (part: ReadPart<unknown>) =>
  'faults' in part ? part.faults.map(({ code, column }) => [code, column]) : [];

describe('a row of an export', () => {
  it('states one line, named after its kind', () => {
    expect(readWith({})).toEqual({
      value: {
        type: 'record-period',
        subscriptionId: 'sub-1',
        accountId: 'acme',
        currency: 'EUR',
        start: '2025-01-01',
        end: '2025-03-01',
        lines: [
          {
            id: 'maintenance',
            kind: 'maintenance',
            unitPrice: '49.00',
            quantity: '12',
            every: { months: 3 },
            trialUntil: '2025-01-15',
          },
        ],
        attributes: { plan: 'pro' },
      },
    });
  });

  it('has no end, trial or attribute where the cell is empty', () => {
    const read = readWith({ to: ' ', free: '', plan: '' });
    expect(read).toMatchObject({ value: { start: '2025-01-01' } });
    expect(read).not.toHaveProperty('value.end');
    expect(read).not.toHaveProperty('value.attributes');
    expect(read).not.toHaveProperty('value.lines.0.trialUntil');
  });

  it('counts the end day itself where the file means it so', () => {
    expect(readWith({}, 'inclusive')).toMatchObject({ value: { end: '2025-03-02' } });
    expect(readWith({ to: '2025-01-01' }, 'inclusive')).toMatchObject({ value: { end: '2025-01-02' } });
  });

  it.each<[string, Column, string]>([
    ['subscription-missing', 'id', ''],
    ['subscription-id-invalid', 'id', 'sub 1'],
    ['account-id-invalid', 'customer', 'acme@example.com'],
    ['start-missing', 'from', ''],
    ['date-invalid', 'from', '2025-02-30'],
    ['date-invalid', 'to', '03/01/2025'],
    ['date-invalid', 'free', '2025-01-15T00:00:00Z'],
    ['span-is-empty', 'to', '2025-01-01'],
    ['span-is-reversed', 'to', '2024-12-31'],
    ['amount-missing', 'price', ''],
    ['amount-invalid', 'price', '2,786.00'],
    ['amount-invalid', 'price', '$49'],
    ['amount-invalid', 'price', '-49.00'],
    ['amount-invalid', 'price', '4.9e1'],
    ['amount-invalid', 'seats', '1234567890123456789'],
    ['interval-unknown', 'cycle', 'fortnightly'],
    ['currency-missing', 'money', ''],
    ['currency-unknown', 'money', 'eur'],
    ['kind-unknown', 'sort', 'maintainance'],
    ['kind-does-not-recur', 'sort', 'one-time'],
    ['attribute-invalid', 'plan', 'x'.repeat(257)],
  ])('is rejected with %s in column %s: %j', (code, column, text) => {
    expect(faultsOf(readWith({ [column]: text }))).toEqual([[code, column]]);
  });

  it('names everything that is wrong at once', () => {
    expect(faultsOf(readWith({ id: '', from: 'soon', price: '1.000,00' }))).toEqual([
      ['subscription-missing', 'id'],
      ['date-invalid', 'from'],
      ['amount-invalid', 'price'],
    ]);
  });

  it('says how to write what was meant', () => {
    const fixOf = (cells: Partial<Record<Column, string>>) => {
      const read = readWith(cells);
      return 'faults' in read ? read.faults[0]?.fix : undefined;
    };
    expect(fixOf({ money: 'eur' })).toBe('Write EUR.');
    expect(fixOf({ money: '' })).toContain('--map currency:=USD');
    expect(fixOf({ from: '2025-01-15 10:00' })).toContain('2025-01-15');
    expect(fixOf({ price: '1,000' })).toContain('without separators');
    expect(fixOf({ price: '49,00' })).toContain('a point');
  });
});
