import type { Cell, TableColumn, TableFormat } from '../../kernel/table.port';
import { FileTableWriter } from './file-table-writer.adapter';

const COLUMNS: readonly TableColumn[] = [
  { name: 'account', kind: 'text' },
  { name: 'on', kind: 'day' },
  { name: 'recordedAt', kind: 'instant' },
  { name: 'sequence', kind: 'count' },
  { name: 'delta', kind: 'amount' },
];

const row = (account: string, delta: string): readonly Cell[] => [
  account,
  '2025-03-31',
  '2025-04-01T06:07:08.009Z',
  7,
  delta,
];

async function* inParts(...parts: (readonly (readonly Cell[])[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield* parts;
}

const written = async (format: TableFormat, ...parts: (readonly (readonly Cell[])[])[]): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  const bytes = new FileTableWriter().write(format, { columns: COLUMNS, parts: inParts(...parts) });
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
};

describe('a table as CSV', () => {
  it('marks what a spreadsheet would work out, in texts alone', async () => {
    const names = ['=1+1', '+1', '-1', '@now', '\tx', 'a=b', 'Müller, "Öl"'];
    const text = (
      await written(
        'csv',
        names.map((name) => row(name, '-5.00')),
      )
    ).toString('utf8');
    expect(text.split('\n')).toEqual([
      'account,on,recordedAt,sequence,delta',
      ...["'=1+1", "'+1", "'-1", "'@now", "'\tx", 'a=b', '"Müller, ""Öl"""'].map(
        (name) => `${name},2025-03-31,2025-04-01T06:07:08.009Z,7,-5.00`,
      ),
      '',
    ]);
  });

  it('has its first line also where there are no rows', async () => {
    expect((await written('csv')).toString('utf8')).toBe('account,on,recordedAt,sequence,delta\n');
  });
});

it('is a line of JSON for each row as NDJSON', async () => {
  const text = (await written('ndjson', [row('=1', '-5.00')], [], [row('b', '0.001')])).toString('utf8');
  const rest = { on: '2025-03-31', recordedAt: '2025-04-01T06:07:08.009Z', sequence: 7 };
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([
    { account: '=1', ...rest, delta: '-5.00' },
    { account: 'b', ...rest, delta: '0.001' },
  ]);
});

describe('a table as Parquet', () => {
  const readBack = async (bytes: Buffer): Promise<readonly Record<string, unknown>[]> => {
    const { parquetReadObjects } = await import('hyparquet');
    const copy = new ArrayBuffer(bytes.length);
    new Uint8Array(copy).set(bytes);
    return parquetReadObjects({ file: copy });
  };

  it('is read back as it was, amounts of every currency among them', async () => {
    const amounts = ['-5.00', '1000', '0.001', '-0.05'];
    const rows = amounts.map((amount) => row('=1', amount));
    const read = await readBack(await written('parquet', rows.slice(0, 3), [], rows.slice(3)));
    expect(read.map(({ account, sequence }) => [account, sequence])).toEqual(amounts.map(() => ['=1', 7n]));
    expect(read.map(({ delta }) => delta)).toEqual([-5, 1000, 0.001, -0.05]);
    expect(read[0]).toMatchObject({ on: new Date('2025-03-31'), recordedAt: new Date('2025-04-01T06:07:08.009Z') });
  });

  it('has its columns also where there are no rows', async () => {
    expect(await readBack(await written('parquet'))).toEqual([]);
  });
});
