import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArrProcess } from './arr-process';

const MAPPING = ['--map', 'subscription=id,account=customer,start=from,end=to,monthly=mrr', '--map', 'currency:=EUR'];

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

describe('arr import', () => {
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

  it('rejects bad rows one by one, and writes them down with what to do', async () => {
    const path = await file(
      'periods.csv',
      '\uFEFFid,customer,from,to,mrr,note\r\n' +
        'sub-1,acme,2025-01-01,,100.00,fine\r\n' +
        'sub-2,acme,2025-01-01,2025-01-01,50,=1+1\r\n' +
        'sub-3,acme,2025-02-30,,"1,000.00",\r\n' +
        'sub-4,acme,2025-01-01,,20.00\r\n' +
        'sub-5,acme,2025-01-01,2025-06-01,10,"two\nlines"\r\n',
    );
    const { status, stdout, stderr } = await arr.run(['import', path, ...MAPPING]);
    expect(status).toBe(5);
    expect(stdout).toContain('5 rows: 2 recorded (3 facts), 0 unchanged, 0 skipped, 3 rejected\n');
    expect(stderr).toContain('import that file in the same way');
    const lines = (await readFile(`${path}.rejected.csv`, 'utf8')).split('\n');
    expect(lines[0]).toBe(
      'rejected.line,rejected.column,rejected.code,rejected.detail,rejected.fix,id,customer,from,to,mrr,note',
    );
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      '3 to span-is-empty',
      '4 from date-invalid',
      '5  field-count-differs',
      '',
    ]);
    expect(lines[1]).toMatch(/,sub-2,acme,2025-01-01,2025-01-01,50,'=1\+1$/u);
  });

  it('leaves no ledger behind where it cannot begin', async () => {
    const other = await ArrProcess.onNewFolder();
    const path = join(other.folder, 'mine.csv');
    await writeFile(path, 'id,customer,from,mrr\nsub-1,acme,2025-01-01,100.00\n');
    const ended = [
      await other.run(['import', path]),
      await other.run(['import', '-'], 'id,customer,from,mrr\n'),
      await other.run(['import', join(other.folder, 'none.csv'), ...MAPPING]),
    ];
    const left = await readdir(other.folder);
    await other.remove();
    expect(ended.map(({ status }) => status)).toEqual([5, 5, 3]);
    expect(left).toEqual(['mine.csv']);
  });

  it('makes a cancellation of an end that has appeared, and corrects only where it is asked to', async () => {
    const ended = await file('ended.csv', 'id,customer,from,to,mrr\nsub-1,acme,2025-01-01,2025-03-01,100.00\n');
    expect(await arr.json(['import', ended, ...MAPPING])).toMatchObject({ recorded: 1, facts: 1 });
    const dearer = await file('dearer.csv', 'id,customer,from,to,mrr\nsub-1,acme,2025-01-01,2025-03-01,110.00\n');
    const refused = await arr.run(['import', dearer, ...MAPPING, '--json']);
    expect(refused.status).toBe(5);
    expect(JSON.parse(refused.stdout)).toMatchObject({ recorded: 0, rejectedByCode: { 'row-differs': 1 } });
    expect(await readFile(`${dearer}.rejected.csv`, 'utf8')).toContain('arr correct sub-1');
    expect(await arr.json(['import', dearer, ...MAPPING, '--correct', 'new price list'])).toMatchObject({ facts: 1 });
    expect(await arr.json(['import', dearer, ...MAPPING, '--correct'])).toMatchObject({ facts: 0, unchanged: 1 });
    expect((await arr.json(['explain', 'sub-1'])).subscription.steps).toMatchObject([{ arr: '1320.00' }, {}]);
  });

  it('judges native facts from standard input line by line, and the order of one subscription is that of the file', async () => {
    const identity = { subscriptionId: 'sub-9', accountId: 'nine', currency: 'EUR' };
    const line = { id: 'seats', kind: 'subscription', unitPrice: '10.00', every: { months: 1 } };
    const fact = (type: string, effectiveOn: string, quantity: string, sourceId: string) =>
      JSON.stringify({
        type,
        data: { ...identity, effectiveOn, lines: [{ ...line, quantity }] },
        metadata: { source: 'billing', sourceId },
      });
    const input = [
      fact('subscription-started', '2025-01-01', '1', 'e-1'),
      fact('subscription-upgraded', '2025-02-01', '3', 'e-2'),
      '{"type":',
      fact('subscription-started', '2025-02-30', '1', 'e-3'),
      fact('subscription-upgraded', '2025-03-01', '2', 'e-4'),
      JSON.stringify({ type: 'subscription-cancelled', data: { ...identity, effectiveOn: '2025-04-01' } }),
    ].join('\n');
    const { status, stdout } = await arr.run(['import', '-', '--json'], input);
    expect(status).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({
      rows: 6,
      recorded: 3,
      rejectedByCode: { 'json-malformed': 1, 'not-a-calendar-date': 1, 'direction-mismatch': 1 },
    });
    const again = await arr.run(['import', '-', '--json'], input);
    expect(JSON.parse(again.stdout)).toMatchObject({ recorded: 0, unchanged: 3, rejected: 3 });
  });

  it('takes native facts from a CSV with a column for each field', async () => {
    const path = await file(
      'native.csv',
      'type,subscriptionId,accountId,currency,effectiveOn,lines,attributes,source,sourceId\n' +
        'subscription-started,sub-10,ten,USD,2025-01-01,' +
        '"[{""id"":""a"",""kind"":""subscription"",""unitPrice"":""5.00"",""quantity"":""2"",""every"":{""years"":1}}]",' +
        '"{""plan"":""pro""}",billing,e-10\n' +
        'subscription-cancelled,sub-10,ten,USD,2025-06-01,,,billing,e-11\n',
    );
    expect(await arr.json(['import', path])).toMatchObject({ recorded: 2, facts: 2 });
    expect((await arr.json(['explain', 'sub-10'])).subscription.steps).toMatchObject([
      { from: '2025-01-01', arr: '10.00' },
      { from: '2025-06-01', status: 'cancelled' },
    ]);
  });

  it('writes nothing in a dry run', async () => {
    const path = await file('dry.csv', 'id,customer,from,to,mrr\nsub-20,acme,2025-01-01,,5\n');
    expect(await arr.json(['import', path, ...MAPPING, '--dry-run'])).toMatchObject({ recorded: 1, dryRun: true });
    expect((await arr.run(['explain', 'sub-20'])).status).toBe(3);
  });

  it('names a column that is missing, and the one that was probably meant', async () => {
    const path = await file('other.csv', 'id,customer,start_from,to,mrr,form\n');
    const { status, stderr } = await arr.run(['import', path, ...MAPPING]);
    expect(status).toBe(5);
    expect(stderr).toContain('The file has no column from. Did you mean form?');
  });

  const FACT = JSON.stringify({
    type: 'account-registered',
    data: { accountId: 'piped', effectiveOn: '2025-01-01' },
    metadata: { source: 'billing', sourceId: 'evt_1' },
  });

  it('reads a pipe that has a name, from its one beginning to its end', async () => {
    await file('facts.ndjson', `${FACT}\n`);
    const { stdout } = await arr.runScript('mkfifo pipe; cat facts.ndjson > pipe & arr import pipe --json; wait');
    expect(JSON.parse(stdout)).toMatchObject({ rows: 1, recorded: 1, rejected: 0 });
  });

  it('reads standard input by its name in the file system', async () => {
    const { stdout } = await arr.run(['import', '/dev/stdin', '--json'], `\uFEFF\n${FACT}\n${FACT}x\n`);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 2, unchanged: 1, rejectedFile: 'rejected.csv' });
  });

  it.each<[string, number, readonly string[], string]>([
    ['a folder', 2, ['import', '.'], '. is a folder.'],
    ['a reason that says nothing', 5, ['import', 'none.csv', ...MAPPING, '--correct', ''], '--correct is too short'],
    [
      'a reason without end',
      5,
      ['import', 'none.csv', ...MAPPING, '--correct', 'x'.repeat(1001)],
      'too long: at most 1000',
    ],
    ['native facts that are to be picked', 2, ['import', 'none.ndjson', '--where', 'a=b'], '--where'],
    ['native facts that are to correct', 2, ['import', 'none.ndjson', '--correct'], '--correct'],
  ])('refuses %s with %i, before the file is read', async (_, exit, words, said) => {
    const { status, stdout, stderr } = await arr.run(words);
    expect([status, stdout]).toEqual([exit, '']);
    expect(stderr).toContain(said);
  });

  it('corrects by a file whose name is longer than a reason may be', async () => {
    const folder = join(arr.folder, ...Array<string>(5).fill('f'.repeat(240)));
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'periods.csv');
    const header = 'id,customer,from,to,mrr';
    await writeFile(path, `${header}\nlong-1,acme,2025-01-01,,100.00\n`);
    expect(await arr.json(['import', path, ...MAPPING, '--correct'])).toMatchObject({ recorded: 1 });
    await writeFile(path, `${header}\nlong-1,acme,2025-01-01,,110.00\n`);
    expect(await arr.json(['import', path, ...MAPPING, '--correct'])).toMatchObject({ recorded: 1, rejected: 0 });
  });
});
