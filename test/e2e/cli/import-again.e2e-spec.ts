import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArrProcess } from './arr-process';

const MAPPING = ['--map', 'subscription=id,account=customer,start=from,end=to,monthly=mrr', '--map', 'currency:=EUR'];
const PERIODS = 'id,customer,from,to,mrr';

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

describe('a file that is imported again', () => {
  let arr: ArrProcess;

  beforeAll(async () => {
    arr = await ArrProcess.onNewFolder();
  });
  afterAll(() => arr.remove());

  const file = async (name: string, content: string): Promise<string> => {
    const path = join(arr.folder, name);
    await writeFile(path, content);
    return path;
  };
  const mended = async (path: string, wrong: string, right: string): Promise<string> => {
    const report = await readFile(path, 'utf8');
    expect(report).toContain(wrong);
    await writeFile(path, report.replace(wrong, right));
    return path;
  };
  const isThere = (path: string): Promise<boolean> =>
    stat(path).then(
      () => true,
      () => false,
    );

  it('takes the rejected periods once they are mended, whatever its columns are called and whatever separates them', async () => {
    const path = await file(
      'own.csv',
      'line;column;code;detail;fix;customer;from\n' +
        'r-1;=1+1;x;y;7.00;acme;2025-02-30\nr-2;p;x;y;7.00;acme;2025-01-01\n',
    );
    const words = ['--map', 'subscription=line,account=customer,start=from,monthly=fix,attribute.plan=column'];
    words.push('--map', 'currency:=EUR', '--delimiter', ';');
    const { stderr } = await arr.run(['import', path, ...words]);
    expect(stderr).toContain('1 of 2 rows was rejected; the others are in.');
    const report = await mended(`${path}.rejected.csv`, ';2025-02-30', ';2025-02-28');
    expect(await arr.json(['import', report, ...words])).toMatchObject({ rows: 1, recorded: 1, rejected: 0 });
    const { subscription } = await arr.json(['explain', 'r-1']);
    expect(subscription.facts).toMatchObject([{ data: { effectiveOn: '2025-02-28', attributes: { plan: '=1+1' } } }]);
  });

  const factOn = (id: string, effectiveOn: string) => ({
    type: 'subscription-started',
    data: {
      ...{ subscriptionId: id, accountId: 'ten', currency: 'EUR', effectiveOn },
      lines: [{ id: 'a', kind: 'subscription', unitPrice: '5.00', quantity: '2', every: { months: 1 } }],
    },
  });

  it('takes the rejected lines of NDJSON once they are mended', async () => {
    const facts = [factOn('n-1', '2025-01-01'), factOn('n-2', '2025-02-30')];
    const path = await file('facts.ndjson', facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
    expect((await arr.run(['import', path])).status).toBe(5);
    const report = await mended(`${path}.rejected.csv`, '""2025-02-30""', '""2025-02-28""');
    expect(await arr.json(['import', report])).toMatchObject({ rows: 1, recorded: 1, rejected: 0 });
  });

  it('takes the rejected facts of a CSV once they are mended, and those that are rejected again', async () => {
    const { lines } = factOn('c-1', '').data;
    const cell = `"${JSON.stringify(lines).replaceAll('"', '""')}"`;
    const row = (id: string, day: string) => `subscription-started,${id},ten,EUR,${day},${cell}\n`;
    const header = 'type,subscriptionId,accountId,currency,effectiveOn,lines\n';
    const path = await file('facts.csv', `${header}${row('c-1', '2025-02-30')}${row('c-2', '2025-02-31')}`);
    expect((await arr.run(['import', path])).status).toBe(5);
    const first = await mended(`${path}.rejected.csv`, ',2025-02-30,', ',2025-02-28,');
    const again = await arr.run(['import', first, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ rows: 2, recorded: 1, rejected: 1 });
    const second = await mended(`${first}.rejected.csv`, ',2025-02-31,', ',2025-02-27,');
    expect(await arr.json(['import', second])).toMatchObject({ rows: 1, recorded: 1, rejected: 0 });
  });

  it('leaves no older report behind, and touches no file that is not one', async () => {
    const bad = `${PERIODS}\nk-1,acme,2025-02-30,,5\n`;
    const path = await file('stale.csv', bad);
    await arr.run(['import', path, ...MAPPING]);
    expect(await isThere(`${path}.rejected.csv`)).toBe(true);
    await file('stale.csv', bad.replace('-30', '-28'));
    await arr.json(['import', path, ...MAPPING]);
    expect(await isThere(`${path}.rejected.csv`)).toBe(false);
    const notes = await file('notes.txt', 'mine\n');
    expect((await arr.run(['import', path, ...MAPPING, '--rejected', notes])).status).toBe(2);
    expect(await readFile(notes, 'utf8')).toBe('mine\n');
    expect((await arr.run(['import', path, ...MAPPING, '--rejected', path])).status).toBe(2);
  });

  it('says what is recorded where the rejected rows can no longer be written', async () => {
    const path = await file('full.csv', `${PERIODS}\nf-1,acme,2025-01-01,,5\nf-2,acme,2025-02-30,,5\n`);
    const { status, stdout, stderr } = await arr.run(['import', path, ...MAPPING, '--rejected', '/dev/full']);
    expect(status).toBe(1);
    expect(stdout).toContain('2 rows: 1 recorded (1 fact), 0 unchanged, 0 skipped, 1 rejected\n');
    expect(stderr).toContain('rejected-rows-unwritten');
    expect(await arr.json(['import', path, ...MAPPING, '--where', 'id=f-1'])).toMatchObject({ unchanged: 1 });
  });

  it('does not correct itself to and fro', async () => {
    const path = await file('twice.csv', `${PERIODS}\nt-1,acme,2025-01-01,,5\nt-1,acme,2025-01-01,,6\n`);
    const words = ['import', path, ...MAPPING, '--correct', '--json'];
    const expected = { rejected: 1, rejectedByCode: { 'subscription-repeated': 1 } };
    expect(JSON.parse((await arr.run(words)).stdout)).toMatchObject({ recorded: 1, ...expected });
    expect(JSON.parse((await arr.run(words)).stdout)).toMatchObject({ recorded: 0, unchanged: 1, ...expected });
  });

  it('is told where the ledger has been corrected since, and where what it said has been voided', async () => {
    const path = await file('old.csv', `${PERIODS}\no-1,acme,2025-01-01,,5\n`);
    const newer = await file('new.csv', `${PERIODS}\no-1,acme,2025-01-01,,6\n`);
    const again = async () => JSON.parse((await arr.run(['import', path, ...MAPPING, '--json'])).stdout) as object;
    expect(await again()).toMatchObject({ recorded: 1 });
    expect(await again()).toMatchObject({ recorded: 0, unchanged: 1 });
    await arr.json(['import', newer, ...MAPPING, '--correct']);
    expect(await again()).toMatchObject({ recorded: 0, unchanged: 0, rejectedByCode: { 'row-differs': 1 } });
    const { facts } = (await arr.json(['explain', 'o-1'])).subscription;
    await arr.json(['void', 'o-1', String(facts[1]?.id), '--reason', 'it was right before']);
    expect(await again()).toMatchObject({ recorded: 0, unchanged: 1 });
    await arr.json(['void', 'o-1', String(facts[0]?.id), '--reason', 'it never was']);
    expect(await again()).toMatchObject({ recorded: 0, rejectedByCode: { 'row-undone': 1 } });
  });
});
