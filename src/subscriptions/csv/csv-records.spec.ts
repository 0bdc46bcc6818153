import { csvRecords, type CsvRecord } from './csv-records';
import { LINE_BYTES_MAX, textLines } from './text-lines';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

const recordsOf = async (content: string | Buffer, pieceBytes = 7, delimiter = ','): Promise<CsvRecord[]> => {
  const records: CsvRecord[] = [];
  const lines = textLines(inPieces(Buffer.from(content), pieceBytes));
  for await (const record of csvRecords(lines, delimiter)) records.push(record);
  return records;
};

const faultOf = (record: CsvRecord | undefined): string | undefined =>
  record !== undefined && 'fault' in record ? record.fault.code : undefined;

describe('csv records', () => {
  it('reads a byte order mark, both line ends, quotes and line breaks inside quotes, wherever the stream is cut', async () => {
    const content = '\uFEFFa,b\r\n1,"x ""y"", z"\n\n2,"two\nlines"\r\n3,';
    for (const pieceBytes of [1, 2, 5, 1000]) {
      expect(await recordsOf(content, pieceBytes)).toEqual([
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', 'x "y", z'] },
        { line: 4, cells: ['2', 'two\nlines'] },
        { line: 6, cells: ['3', ''] },
      ]);
    }
  });

  it('reads another delimiter', async () => {
    expect(await recordsOf('a;b\n1,5;"2;3"\n', 7, ';')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1,5', '2;3'] },
    ]);
  });

  it('gives up one line for a quote that is never closed, and reads the lines after it', async () => {
    const records = await recordsOf('a,b\n1,"open\n2,3\n4,"5"\n6,7\n');
    expect(records.map((record) => [record.line, faultOf(record)])).toEqual([
      [1, undefined],
      [2, 'quote-out-of-place'],
      [3, undefined],
      [4, undefined],
      [5, undefined],
    ]);
    expect(records[3]).toEqual({ line: 4, cells: ['4', '5'] });
  });

  it('gives up one line for bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n1'), Buffer.from([0xff, 0x0a]), Buffer.from('2\n')]);
    const records = await recordsOf(bytes);
    expect(records.map(faultOf)).toEqual([undefined, 'invalid-utf-8', undefined]);
  });

  it('gives up a line that has no end within the limit, holding no more than the limit of it', async () => {
    const records = await recordsOf(`a\n${'x'.repeat(LINE_BYTES_MAX * 2)}\n2\n`, 65_536);
    expect(records.map(faultOf)).toEqual([undefined, 'line-too-long', undefined]);
    const [, tooLong] = records;
    expect(tooLong !== undefined && 'text' in tooLong && tooLong.text.length).toBe(LINE_BYTES_MAX);
  });
});
