import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeHasher } from '../platform/system/node-hasher.adapter';
import type { OpenedLedger } from './opened-ledger';
import { runCommand } from './surroundings.builders';

const HEADER = 'rejected.line,rejected.column,rejected.code,rejected.detail,rejected.fix,id,customer,from,mrr';
const BEING_MENDED = `${HEADER}\n2,from,date-invalid,…,…,sub-1,acme,2025-01-01,49.00\n`;
const MAP = 'subscription=id,account=customer,start=from,monthly=mrr';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arr-ledger-'));
  writeFileSync(join(folder, 'subs.csv'), 'id,customer,from,mrr\nsub-2,acme,2025-01-01,49.00\n');
  writeFileSync(join(folder, 'subs.csv.rejected.csv'), BEING_MENDED);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Imports the file, of which nothing is rejected, into a ledger that takes every row, or into none. */
const importInto = (ledger: Partial<OpenedLedger>, ...words: readonly string[]) => {
  const opened = { hasher: new NodeHasher(), rowsInFlightMax: 1, close: () => Promise.resolve(), ...ledger };
  const openLedger = () => Promise.resolve(opened as OpenedLedger);
  return runCommand(['import', join(folder, 'subs.csv'), '--map', MAP, '--json', ...words], { openLedger });
};

const accepting: Partial<OpenedLedger> = {
  executeRow: () => Promise.resolve({ outcome: 'accepted', receipt: { facts: [] } } as never),
};
const failing: Partial<OpenedLedger> = { executeRow: () => Promise.reject(new RangeError('a fault')) };

const report = (): string | undefined => {
  const path = join(folder, 'subs.csv.rejected.csv');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};

describe('the report of rows that were rejected before', () => {
  it('is kept where nothing has been imported', async () => {
    expect(await importInto(accepting, '--map', 'currency=no-such-column')).toMatchObject({ exit: 5 });
    expect(report()).toBe(BEING_MENDED);
    await importInto(accepting, '--map', 'currency:=EUR', '--dry-run');
    expect(report()).toBe(BEING_MENDED);
    await expect(importInto(failing, '--map', 'currency:=EUR')).rejects.toThrow('a fault');
    expect(report()).toBe(BEING_MENDED);
  });

  it('is taken away where all rows are in', async () => {
    expect(await importInto(accepting, '--map', 'currency:=EUR')).toMatchObject({ exit: 0 });
    expect(report()).toBeUndefined();
  });
});

describe('an import that cannot begin', () => {
  async function* piped(text: string): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(text));
  }

  // Without `openLedger` any that is asked for fails the command.
  it.each([
    ['its columns have to be mapped', 'mapping-missing', []],
    ['a column that is mapped is not there', 'column-missing', ['--map', `${MAP},currency=none`]],
  ])('opens no ledger where %s', async (_, code, words) => {
    const ended = await runCommand(['import', join(folder, 'subs.csv'), '--json', ...words], {});
    expect(ended.refusal).toMatchObject({ code });
    expect(report()).toBe(BEING_MENDED);
  });

  it('opens none either for what is piped to it', async () => {
    const input = piped('id,customer,from,mrr\n');
    const ended = await runCommand(['import', '-', '--json'], { input });
    expect(ended.refusal).toMatchObject({ code: 'mapping-missing' });
  });
});

describe('what is said of rejected rows', () => {
  const refusalOf = async (ids: readonly string[], ...words: readonly string[]): Promise<object | undefined> => {
    const rows = ids.map((id) => `${id},acme,${id.startsWith('bad') ? '2025-02-30' : '2025-01-01'},49.00\n`);
    writeFileSync(join(folder, 'subs.csv'), `id,customer,from,mrr\n${rows.join('')}`);
    return (await importInto(accepting, '--map', 'currency:=EUR', ...words)).refusal;
  };

  it.each([
    [['sub-1', 'bad-1'], [], '1 of 2 rows was rejected; the others are in.'],
    [['sub-1', 'bad-1', 'bad-2'], ['--dry-run'], '2 of 3 rows were rejected; the others would be accepted.'],
    [['sub-1', 'bad-1', 'x'], ['--skip', 'id=x'], '1 of 3 rows was rejected; the others are in or were skipped.'],
    [['bad-1', 'x'], ['--skip', 'id=x'], '1 of 2 rows was rejected; the others were skipped.'],
  ])('tells of %j with %j what became of the others', async (ids, words, detail) => {
    expect(await refusalOf(ids, ...words)).toMatchObject({ title: 'Some rows were rejected', detail });
  });

  it.each([
    [['bad-1'], [], '1 of 1 row was rejected; none is in.'],
    [['bad-1', 'bad-2'], [], '2 of 2 rows were rejected; none is in.'],
    [['bad-1', 'bad-2'], ['--dry-run'], '2 of 2 rows were rejected; none would be accepted.'],
  ])('tells of %j with %j no others where there are none', async (ids, words, detail) => {
    expect(await refusalOf(ids, ...words)).toMatchObject({ title: 'All rows were rejected', detail });
  });
});
