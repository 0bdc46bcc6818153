import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArrProcess, HISTORY as SAMPLE_HISTORY } from './arr-process';

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

const START_ID = '0194f2a0-0000-4000-8000-000000000001';
const CANCELLATION_ID = '0194f2a0-0000-4000-8000-000000000002';
const IDENTITY = { subscriptionId: 'sub-1', accountId: 'acme', currency: 'EUR' };

const started = (subscriptionId: string, accountId: string, unitPrice: string) => ({
  type: 'subscription-started',
  data: {
    ...{ ...IDENTITY, subscriptionId, accountId, effectiveOn: '2024-01-01' },
    lines: [{ id: 'seats', kind: 'subscription', unitPrice, quantity: '1', every: { months: 1 } }],
  },
});

/** What another system came to know, and when. */
const HISTORY: readonly object[] = [
  { ...started('sub-1', 'acme', '100.00'), recordedAt: '2024-01-02T10:00:00Z', id: START_ID },
  { ...started('sub-2', 'globex', '10.00'), recordedAt: '2024-01-02T10:00:00Z' },
  {
    type: 'account-registered',
    recordedAt: '2024-01-03T10:00:00Z',
    data: { accountId: 'acme', effectiveOn: '2024-01-01', name: 'Acme', attributes: { segment: 'smb' } },
  },
  {
    type: 'fact-corrected',
    recordedAt: '2024-02-01T10:00:00Z',
    data: { ...IDENTITY, factId: START_ID, reason: 'typed wrong', statement: started('sub-1', 'acme', '200.00') },
  },
  {
    type: 'subscription-cancelled',
    recordedAt: '2024-03-01T10:00:00Z',
    id: CANCELLATION_ID,
    data: { ...IDENTITY, effectiveOn: '2024-06-01', requestedOn: '2024-03-01' },
  },
  {
    type: 'subscription-cancellation-revoked',
    recordedAt: '2024-04-01T10:00:00Z',
    data: { ...IDENTITY, cancellationId: CANCELLATION_ID, effectiveOn: '2024-04-01' },
  },
  {
    type: 'accounts-merged',
    recordedAt: '2024-05-01T10:00:00Z',
    data: { accountId: 'globex', intoAccountId: 'acme', effectiveOn: '2024-05-01' },
  },
  {
    type: 'fact-voided',
    recordedAt: '2024-07-01T10:00:00Z',
    data: { ...IDENTITY, factId: START_ID, reason: 'never was' },
  },
];

const ndjson = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('an opening', () => {
  let arr: ArrProcess;

  beforeEach(async () => {
    arr = await ArrProcess.onNewFolder();
  });
  afterEach(() => arr.remove());

  const file = async (name: string, content: string): Promise<string> => {
    const path = join(arr.folder, name);
    await writeFile(path, content);
    return path;
  };
  const arrAs = async (asOf: string, knownAt: string) => {
    const { figures, knownAt: known } = await arr.json(['show', '--as-of', asOf, '--known-at', knownAt]);
    return [figures[0]?.arr, known];
  };
  const known = (recordedAt: string) => expect.objectContaining({ recordedAt, imported: true }) as object;

  it('lets one ask what was known before the ledger was', async () => {
    const path = await file('history.ndjson', ndjson(HISTORY.slice(0, 7)));
    expect(await arr.json(['import', path, '--opening'])).toMatchObject({ rows: 7, recorded: 7, facts: 7 });
    expect(await arrAs('2024-07-31', '2024-01-15T00:00:00Z')).toEqual(['1320.00', known('2024-01-03T10:00:00.000Z')]);
    expect(await arrAs('2024-07-31', '2024-02-15T00:00:00Z')).toEqual(['2520.00', known('2024-02-01T10:00:00.000Z')]);
    expect(await arrAs('2024-07-31', '2024-03-15T00:00:00Z')).toEqual(['120.00', known('2024-03-01T10:00:00.000Z')]);
    expect(await arrAs('2024-07-31', '2024-04-15T00:00:00Z')).toEqual(['2520.00', known('2024-04-01T10:00:00.000Z')]);
    const { accounts } = await arr.json(['show', '--as-of', '2024-07-31', '--accounts']);
    expect(accounts).toHaveLength(1);
  });

  it('goes on where it was interrupted, and records nothing twice', async () => {
    const part = await file('part.ndjson', ndjson(HISTORY.slice(0, 4)));
    await arr.json(['import', part, '--opening']);
    const whole = await file('whole.ndjson', ndjson(HISTORY.slice(0, 7)));
    expect(await arr.json(['import', whole, '--opening'])).toMatchObject({ rows: 7, unchanged: 4, recorded: 3 });
    expect(await arr.json(['import', whole, '--opening'])).toMatchObject({ rows: 7, unchanged: 7, recorded: 0 });
  });

  it('ends at the first row that the ledger refuses, and goes on when that is mended', async () => {
    const path = await file('history.ndjson', ndjson(HISTORY));
    const { status, stderr } = await arr.run(['import', path, '--opening']);
    expect(status).toBe(5);
    expect(stderr).toContain('Line 8 was rejected');
    expect((await arr.json(['show', '--as-of', '2024-07-31'])).knownAt.sequence).toBe(8);
    const mended = ndjson(HISTORY).replace(
      `"factId":"${START_ID}","reason":"never was"`,
      `"factId":"${CANCELLATION_ID}","reason":"x"`,
    );
    expect((await arr.run(['import', await file('history.ndjson', mended), '--opening'])).stderr).toContain('Line 8');
  });

  it('names the line that is out of order', async () => {
    const [first, ...rest] = HISTORY;
    const path = await file('history.ndjson', ndjson([...rest.slice(0, 3), ...(first === undefined ? [] : [first])]));
    const { status, stderr } = await arr.run(['import', path, '--opening']);
    expect(status).toBe(5);
    expect(stderr).toContain('Line 3 was rejected');
  });

  it('is refused where the ledger has facts of its own, and by a dry run', async () => {
    const path = await file('history.ndjson', ndjson(HISTORY.slice(0, 2)));
    expect((await arr.run(['import', path, '--opening', '--dry-run'])).status).toBe(2);
    await arr.json([
      'start',
      'sub-9',
      '--account',
      'initech',
      '--currency',
      'EUR',
      '--price',
      '5.00',
      '--every',
      'month',
    ]);
    const { status, stderr } = await arr.run(['import', path, '--opening']);
    expect(status).toBe(4);
    expect(stderr).toContain('ledger-has-own-facts');
  });

  it('takes periods as they were known at each time, ends and corrections included', async () => {
    const header = 'id,customer,from,to,mrr,exported\n';
    const rows = [
      'p-1,acme,2024-01-01,,100.00,2024-01-31T00:00:00Z',
      'p-1,acme,2024-01-01,,110.00,2024-02-29T00:00:00Z',
      'p-1,acme,2024-01-01,2024-06-01,110.00,2024-03-31T00:00:00Z',
      'p-1,acme,2024-01-01,,110.00,2024-04-30T00:00:00Z',
    ];
    const path = await file('periods.csv', `${header}${rows.join('\n')}\n`);
    const words = ['--map', 'subscription=id,account=customer,start=from,end=to,monthly=mrr,recordedAt=exported'];
    words.push('--map', 'currency:=EUR', '--correct', '--opening');
    expect(await arr.json(['import', path, ...words])).toMatchObject({ rows: 4, recorded: 4 });
    expect(await arr.json(['import', path, ...words])).toMatchObject({ rows: 4, unchanged: 4, recorded: 0 });
    expect((await arrAs('2024-07-31', '2024-02-01T00:00:00Z'))[0]).toBe('1200.00');
    expect((await arrAs('2024-07-31', '2024-03-01T00:00:00Z'))[0]).toBe('1320.00');
    expect((await arrAs('2024-07-31', '2024-04-01T00:00:00Z'))[0]).toBe('0.00');
    expect((await arrAs('2024-07-31', '2024-05-01T00:00:00Z'))[0]).toBe('1320.00');
  });
});

it('has the figures of the sample that its guide names', async () => {
  const arr = await ArrProcess.onNewFolder();
  try {
    await arr.json(['import', SAMPLE_HISTORY, '--opening']);
    const asKnown = async (...known: readonly string[]) =>
      (await arr.json(['show', '--as-of', '2024-03', ...known])).figures;
    expect(await asKnown('--known-at', '2024-04-02T00:00:00Z')).toMatchObject([{ arr: '9996.00' }]);
    expect(await asKnown()).toMatchObject([{ arr: '5880.00' }]);
  } finally {
    await arr.remove();
  }
});
