import { headerFaults } from './row-source';
import { isChosen, parseColumnTest } from './row-filter';

describe('the first line of a file', () => {
  it('must have the columns that are read, and gets the near one named', () => {
    const [missing, ...others] = headerFaults(['subscription_id', 'start date'], { required: ['start_date'] });
    expect(others).toEqual([]);
    expect(missing).toMatchObject({
      code: 'column-missing',
      column: 'start_date',
      detail: 'The file has no column start_date. Did you mean start date?',
      fix: 'Name one of its columns: subscription_id, start date.',
    });
  });

  it('must not have a column that is read twice, and may have others twice', () => {
    const codes = headerFaults(['a', 'a', 'b', 'b'], { required: ['a'] }).map(({ code }) => code);
    expect(codes).toEqual(['column-twice']);
  });

  it('tells a file of columns that are not those of facts, and says once what to do', () => {
    const facts = { required: ['type', 'accountId'], allowed: ['type', 'accountId', 'currency'] };
    const [fault, ...others] = headerFaults(['id', 'customer', 'currency'], facts);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code: 'mapping-missing', fix: expect.stringContaining('--map subscription=') });
    expect(headerFaults(['type', 'acountId'], facts)).toHaveLength(2);
  });

  it('names as many columns of a file as can be read', () => {
    const columns = ['x'.repeat(41), ...Array.from({ length: 12 }, (_, index) => `column ${index}`)];
    const [foreign] = headerFaults(columns, { required: ['type'], allowed: ['type'] });
    expect(foreign?.detail).toContain(`(${'x'.repeat(40)}…, column 0, `);
    expect(foreign?.detail).toContain('column 10 and 1 more)');
    const [missing] = headerFaults(columns, { required: ['start'] });
    expect(missing?.fix).toContain('column 10 and 1 more.');
  });

  it('tells a file with another delimiter', () => {
    const [first] = headerFaults(['id;start'], { required: ['id', 'start'] });
    expect(first).toMatchObject({ code: 'delimiter-is-other', fix: expect.stringContaining("';'") });
  });
});

describe('the choice of rows', () => {
  const row = (column: string): string => ({ state: 'open', size: '' })[column] ?? '?';
  const test = (text: string) => {
    const parsed = parseColumnTest(text);
    if (parsed === undefined) throw new Error(text);
    return parsed;
  };

  it('takes any of the texts named for a column, in every column named', () => {
    const chosen = (...where: readonly string[]) => isChosen({ where: where.map(test), skip: [] }, row);
    expect(chosen()).toBe(true);
    expect(chosen('state=open')).toBe(true);
    expect(chosen('state=closed', 'state=open')).toBe(true);
    expect(chosen('state=open', 'size=10')).toBe(false);
    expect(chosen('state=open', 'size=')).toBe(true);
  });

  it('leaves out what any of the skipped texts fits', () => {
    expect(isChosen({ where: [test('state=open')], skip: [test('size=9'), test('size=')] }, row)).toBe(false);
  });

  it('needs a column', () => {
    expect(parseColumnTest('=x')).toBeUndefined();
    expect(parseColumnTest('x')).toBeUndefined();
  });
});
