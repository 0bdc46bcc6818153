import { readMapFile } from './map-file';
import { mappedColumns, parsePeriodMapping, openingFault } from './period-mapping';

const WHOLE = ['subscription=id,account=customer,start=from', 'monthly=mrr'];

const mappingOf = (...texts: readonly string[]) => {
  const read = parsePeriodMapping(texts, 'exclusive');
  if ('fault' in read) throw new Error(read.fault.detail);
  return read.mapping;
};

const faultCodeOf = (...texts: readonly string[]): string | undefined => {
  const read = parsePeriodMapping(texts, 'exclusive');
  return 'fault' in read ? read.fault.code : undefined;
};

describe('period mapping', () => {
  it('takes columns and constants, repeated or separated by commas', () => {
    const mapping = mappingOf(...WHOLE, 'currency:=USD', 'attribute.plan=plan tier');
    expect(mapping).toEqual({
      sources: {
        subscription: { column: 'id' },
        account: { column: 'customer' },
        start: { column: 'from' },
        monthly: { column: 'mrr' },
        currency: { constant: 'USD' },
      },
      price: 'monthly',
      attributes: [{ name: 'plan', source: { column: 'plan tier' } }],
      endDay: 'exclusive',
    });
    expect(mappedColumns(mapping)).toEqual(['id', 'customer', 'from', 'mrr', 'plan tier']);
  });

  it.each([
    ['mapping-unreadable', ['subscription']],
    ['mapping-unreadable', ['currency:=']],
    ['target-unknown', [...WHOLE, 'curency:=USD']],
    ['target-unknown', [...WHOLE, 'attribute.=plan']],
    ['target-twice', [...WHOLE, 'start=begin']],
    ['target-missing', ['subscription=id,start=from', 'monthly=mrr']],
    ['price-missing', ['subscription=id,account=customer,start=from']],
    ['price-ambiguous', [...WHOLE, 'yearly=arr']],
    ['price-ambiguous', [...WHOLE, 'interval=cycle']],
    ['interval-missing', ['subscription=id,account=customer,start=from', 'amount=price']],
  ])('refuses with %s: %j', (code, texts) => {
    expect(faultCodeOf(...texts)).toBe(code);
  });

  it.each([
    ['recorded-at-needs-opening', false, ['recordedAt=created']],
    ['recorded-at-missing', true, []],
    [undefined, true, ['recordedAt=created']],
    [undefined, false, []],
  ])('answers %s where an opening is %s and there is %j', (code, isOpening, texts) => {
    const read = parsePeriodMapping([...WHOLE, ...texts], 'exclusive');
    expect('mapping' in read && openingFault(read.mapping, isOpening)?.code).toBe(code);
  });

  it('suggests the target that was meant', () => {
    const read = parsePeriodMapping([...WHOLE, 'curency:=USD'], 'exclusive');
    expect('fault' in read && read.fault.detail).toBe('curency is not something a row can say. Did you mean currency?');
  });

  it('reads the same from YAML, and lets a line say otherwise', () => {
    const file = readMapFile(
      'subscription: id\naccount: customer\nstart: from\nmonthly: mrr\ncurrency: {constant: EUR}\nattribute: {plan: tier}\n',
    );
    if ('fault' in file) throw new Error(file.fault.detail);
    const read = parsePeriodMapping(['currency:=USD'], 'exclusive', file.pairs);
    const lines = mappingOf(...WHOLE, 'attribute.plan=tier', 'currency:=USD');
    expect(read).toEqual({ mapping: lines });
  });

  it.each(['- a\n- b\n', 'start: [from]\n', 'start: {colum: from}\n', 'a: *b\n', '{', ''])(
    'refuses %j as a map file',
    (text) => {
      const read = readMapFile(text);
      expect('fault' in read && read.fault.code).toBe('map-file-unreadable');
    },
  );
});
