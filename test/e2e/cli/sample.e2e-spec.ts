import { ArrProcess, LATE_FACTS, SAMPLE, SAMPLE_MAP_FILE, SAMPLE_MAPPING } from './arr-process';

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

describe('the sample on the command line', () => {
  let arr: ArrProcess;

  beforeAll(async () => {
    arr = await ArrProcess.onNewFolder();
  });
  afterAll(() => arr.remove());

  const usd = async (...words: readonly string[]) => {
    const answer = await arr.json(['show', '--as-of', '2025-09', '--native', 'USD', ...words]);
    return { arr: answer.figures[0]?.arr, sequence: answer.knownAt.sequence, digest: answer.digest };
  };

  it('is imported once, however often it is imported', async () => {
    const first = await arr.json(['import', SAMPLE, ...SAMPLE_MAPPING]);
    expect(first).toEqual({
      version: 1,
      rows: 55,
      recorded: 55,
      unchanged: 0,
      skipped: 0,
      rejected: 0,
      rejectedByCode: {},
      facts: 73,
      interrupted: false,
      dryRun: false,
    });
    expect(await arr.json(['import', SAMPLE, '--map-file', SAMPLE_MAP_FILE])).toMatchObject({
      recorded: 0,
      unchanged: 55,
      facts: 0,
    });
  });

  it('has its figures, and says what they were asked as', async () => {
    expect(await arr.json(['show', '--as-of', '2025-Q3'])).toEqual({
      version: 1,
      asOf: '2025-09-30',
      knownAt: { sequence: 74, recordedAt: expect.stringMatching(/Z$/u), imported: false },
      policyVersion: 1,
      derivationVersion: 1,
      stale: false,
      figures: [
        { currency: 'EUR', arr: '43042.00', mrr: '3586.83', accounts: 14, subscriptions: 15 },
        { currency: 'USD', arr: '104174.00', mrr: '8681.17', accounts: 21, subscriptions: 22 },
      ],
      digest: expect.stringMatching(/^sha256:/u),
    });
  });

  it('has figures by group, with their total', async () => {
    const { stdout } = await arr.run([
      'show',
      '--as-of',
      '2025-03',
      '--group-by',
      'plan,region',
      '--filter',
      'region:EU',
    ]);
    expect(stdout.split('\n').slice(0, 7)).toEqual([
      'ARR at the end of 2025-03-31, only region:EU',
      '',
      'Currency  plan      region       ARR      MRR  Accounts  Subscriptions',
      'EUR       business  EU      15950.00  1329.17         3              3',
      'EUR       starter   EU       5566.00   463.83         5              5',
      'EUR       team      EU      21330.00  1777.50         6              6',
      'EUR       total             42846.00  3570.50        13             14',
    ]);
    const printed = await arr.json(['show', '--as-of', '2025-03', '--native', 'EUR', '--group-by', 'plan']);
    expect(printed).toMatchObject({ groupBy: 'plan', figures: [{ groups: [{ by: { plan: 'business' } }, {}, {}] }] });
  });

  it('has movements by group, with what went from one to another', async () => {
    const window = ['movements', '--from', '2025-01', '--to', '2025-Q1', '--native', 'EUR'];
    const { stdout } = await arr.run([...window, '--interval', 'quarter', '--group-by', 'plan']);
    const cells = stdout.split('\n').map((line) => line.trim().split(/ +/u));
    expect(cells).toContainEqual([
      'total',
      'business',
      '19250.00',
      '0.00',
      '0.00',
      '0.00',
      '-60.00',
      '0.00',
      '0.00',
      '-3240.00',
      '15950.00',
    ]);
    const { stdout: team } = await arr.run([...window, '--filter', 'plan:team']);
    expect(team).toContain('only plan:team');
    expect(team).toContain('Entered and Left are');
    expect(team).toMatch(/^total +18090\.00 .* 3240\.00 +21330\.00$/mu);
  });

  it('has movements that add up', async () => {
    const { stdout } = await arr.run(['movements', '--from', '2025', '--to', '2025', '--interval', 'quarter']);
    expect(stdout).toContain(
      'total       40530.00  15552.00    5772.00      10230.00      -852.00  -15026.00  56206.00',
    );
    expect(stdout).toContain('Opening and movements add up to closing in every row.');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const answer = await arr.json(['movements', '--from', '2025-01', '--to', '2025-12', '--native', 'EUR']);
    expect(answer).toMatchObject({ version: 1, from: '2025-01-01', to: '2026-01-01', interval: 'month' });
    expect(answer.rows).toHaveLength(12);
    expect(answer.total).toMatchObject([{ closing: '56206.00', difference: '0.00' }]);
  });

  it('says of a currency or a group that has nothing that it is this one', async () => {
    expect((await arr.run(['show', '--native', 'GBP'])).stdout).toContain('No ARR in GBP on that day.');
    expect((await arr.run(['show', '--filter', 'plan:none-such'])).stdout).toContain('Nothing that counts');
  });

  it('lists the accounts behind a figure', async () => {
    const { figures, accounts } = await arr.json(['show', '--as-of', '2025-09', '--native', 'EUR', '--accounts']);
    expect(accounts).toHaveLength(figures[0]?.accounts ?? 0);
  });

  it('keeps the figure that was known before a late fact', async () => {
    const before = await usd();
    expect(await arr.json(['import', LATE_FACTS])).toMatchObject({ recorded: 1, facts: 1 });
    expect(await usd()).toMatchObject({ arr: '97094.00', sequence: 75 });
    expect(await usd('--known-at', '74')).toEqual(before);
    expect(await arr.json(['import', LATE_FACTS])).toMatchObject({ recorded: 0, unchanged: 1 });
  });

  it('explains an account and a subscription', async () => {
    const account = await arr.json(['explain', 'lagoonlabs']);
    expect(account.account.steps).toEqual([
      { from: '2024-07-21', currency: 'USD', arr: '17700.00' },
      { from: '2025-09-01', currency: 'USD', arr: '10620.00' },
    ]);
    expect(account.account.movements).toMatchObject([{ class: 'new' }, { class: 'contraction', delta: '-7080.00' }]);
    const subscription = await arr.json(['explain', 'hb-1166', '--known-at', '74']);
    expect(subscription.subscription.facts).toMatchObject([{ type: 'subscription-started', standing: 'stands' }]);
  });
});
