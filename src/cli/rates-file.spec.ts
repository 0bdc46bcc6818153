import { rateLines } from './rates-file';

const read = async (text: string, source?: string) => {
  const lines: unknown[] = [];
  const bytes = async function* () {
    yield await Promise.resolve(new TextEncoder().encode(text));
  };
  for await (const { line, ...rest } of rateLines(bytes(), source)) {
    lines.push(
      'faults' in rest
        ? [line, ...rest.faults.map(({ column, code }) => `${column ?? ''} ${code}`)]
        : [line, rest.command],
    );
  }
  return lines;
};

const command = (more: object) => ({ type: 'publish-rate', base: 'USD', quote: 'EUR', source: 'ECB', ...more });

describe('a table of rates', () => {
  it('publishes a rate a row, by the names of its columns', async () => {
    const text =
      'source;rate;quote;base;until;effectiveOn\nECB;0.96;EUR;USD;2025-04-01;2025-03-01\n\nECB;0.97;EUR;USD;;2025-04-01\n';
    expect(await read(text)).toEqual([
      [2, command({ rate: '0.96', effectiveOn: '2025-03-01', until: '2025-04-01' })],
      [4, command({ rate: '0.97', effectiveOn: '2025-04-01' })],
    ]);
  });

  it('takes the source that is given for rows that name none', async () => {
    const text = 'base,quote,effectiveOn,rate,source\nUSD,EUR,2025-03-01,0.96,\nUSD,EUR,2025-03-01,0.95,"Bank, A"\n';
    expect(await read(text, 'ECB')).toEqual([
      [2, command({ rate: '0.96', effectiveOn: '2025-03-01' })],
      [3, command({ rate: '0.95', effectiveOn: '2025-03-01', source: 'Bank, A' })],
    ]);
  });

  it('names all that is wrong with a row, and goes on', async () => {
    const text =
      'base,quote,effectiveOn,rate\nusd,,2025-02-30,"0,96"\nUSD,EUR,2025-03-01\n"USD,EUR,2025-03-01,1\nUSD,EUR,2025-03-01,1.0\n';
    expect(await read(text, 'ECB')).toEqual([
      [2, 'base currency-unknown', 'quote currency-missing', 'effectiveOn date-invalid', 'rate rate-invalid'],
      [3, ' field-count-differs'],
      [4, ' quote-out-of-place'],
      [5, command({ rate: '1.0', effectiveOn: '2025-03-01' })],
    ]);
    expect(await read('base,quote,effectiveOn,rate,source\nUSD,EUR,2025-03-01,1,\n')).toEqual([
      [2, 'source source-invalid'],
    ]);
    expect(await read('base,quote,effectiveOn,rate\nUSD,EUR,2025-03-01,1\n', 'x'.repeat(201))).toEqual([
      [2, 'source source-invalid'],
    ]);
  });

  it('is not read where its first line does not name the columns', async () => {
    expect(await read('')).toEqual([[1, ' file-is-empty']]);
    expect(await read('base,quote,date,rate,rate\nUSD,EUR,2025-03-01,1,1\n')).toEqual([
      [1, 'effectiveOn column-missing', 'source column-missing', 'date column-unknown', 'rate column-twice'],
    ]);
  });
});
