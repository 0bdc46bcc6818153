import { createHash } from 'node:crypto';
import { parsePeriodMapping } from './period-mapping';
import { openPeriods, type PeriodsSettings } from './periods-source';

const HASHER = {
  sha256: (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
  uuid: (name: string) => name,
};
const MAPPING = 'subscription=id,account=customer,start=from,end=to,monthly=mrr,currency:=EUR';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

const readWith = async (rows: string, settings: Partial<PeriodsSettings> = {}, mapping = MAPPING) => {
  const read = parsePeriodMapping([mapping], 'exclusive');
  if ('fault' in read) throw new Error(read.fault.detail);
  const all: PeriodsSettings = { mapping: read.mapping, filter: { where: [], skip: [] }, delimiter: ',', ...settings };
  const source = await openPeriods(bytesOf(`id,customer,from,to,mrr,state\n${rows}`), all);
  if (source.outcome === 'refused') return { faults: source.faults.map(({ code }) => code), outcomes: [], ids: [] };
  const [outcomes, ids]: [string[], string[]] = [[], []];
  for await (const { read: row } of source.rowsWith({ hasher: HASHER })) {
    outcomes.push(row.outcome);
    if (row.outcome === 'command') ids.push(row.sent.commandId);
  }
  return { faults: [], outcomes, ids };
};

describe('a file of periods', () => {
  const ROW = 'sub-1,acme,2025-01-01,,100.00,open\n';

  it('gives the same row the same id, and a row that has changed another', async () => {
    const { ids } = await readWith(`${ROW}${ROW}sub-1,acme,2025-01-01,2025-06-01,100.00,open\n`);
    expect(ids[0]).toMatch(/^period:sub-1:subscription:2025-01-01:sha256:/u);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('judges a correction anew in each run', async () => {
    const idIn = async (runId: string) => (await readWith(ROW, { correct: { because: 'mended', runId } })).ids[0];
    expect(await idIn('run-1')).toBe('period:sub-1:subscription:2025-01-01:run-1');
    expect(await idIn('run-2')).not.toBe(await idIn('run-1'));
  });

  it('leaves out the rows that are not meant before it looks at what they say, and empty rows at once', async () => {
    const filter = { where: [], skip: [{ column: 'state', value: 'draft' }] };
    expect((await readWith(`${ROW},,,,,draft\n,,,,,\nx,,,\n`, { filter })).outcomes).toEqual([
      'command',
      'skipped',
      'rejected',
    ]);
  });

  it('is refused where a column of the mapping or of a test is missing', async () => {
    const filter = { where: [{ column: 'status', value: 'x' }], skip: [] };
    expect((await readWith(ROW, { filter }, `${MAPPING},quantity=seats`)).faults).toEqual([
      'column-missing',
      'column-missing',
    ]);
  });

  it('is refused where an attribute cannot have its name', async () => {
    expect((await readWith(ROW, {}, `${MAPPING},attribute.__proto__=state`)).faults).toEqual([
      'attribute-name-invalid',
    ]);
  });
});
