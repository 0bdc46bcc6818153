import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { isOnServer } from '../../support/eventstoredb/server-of-tests';
import { ArrProcess, SAMPLE, SAMPLE_MAPPING } from './arr-process';

const START = ['start', 'sub-1', '--account', 'acme', '--currency', 'EUR', '--effective-on', '2025-01-01'];
const SEATS = ['--price', '49.00', '--quantity', '12', '--every', 'month', '--line-id', 'seats'];

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

describe('the commands', () => {
  let arr: ArrProcess;

  beforeAll(async () => {
    arr = await ArrProcess.onNewFolder();
  });
  afterAll(() => arr.remove());

  const receipt = async (...words: readonly string[]) => arr.json(words);
  const factsOf = async (id: string) => (await arr.json(['explain', id])).subscription.facts;

  it('say that there is no ledger yet', async () => {
    const { status, stdout, stderr } = await arr.run(['show']);
    expect([status, stdout]).toEqual([6, '']);
    expect(stderr).toContain(isOnServer ? 'ledger-missing' : 'data-folder-missing');
  });

  it('say where a ledger has been opened, the first time', async () => {
    const other = await ArrProcess.onNewFolder();
    const first = await other.run([...START, ...SEATS]);
    const second = await other.run(['pause', 'sub-1', '--effective-on', '2025-03-01']);
    await other.remove();
    expect([first.status, second.status]).toEqual([0, 0]);
    expect(first.stderr).toContain('held no ledger: a new one has been opened, with TIME_ZONE=');
    expect(second.stderr).not.toContain('ledger');
  });

  it('start, change, correct, void and cancel, and print a receipt', async () => {
    const started = await receipt(...START, ...SEATS, '--attribute', 'plan=pro', '--id', 'cmd-1');
    expect(started).toEqual({
      version: 1,
      facts: [{ id: expect.any(String), type: 'subscription-started' }],
      revision: 0,
      token: expect.any(String),
      replayed: false,
    });
    expect(await receipt(...START, ...SEATS, '--attribute', 'plan=pro', '--id', 'cmd-1')).toEqual({
      ...started,
      replayed: true,
    });

    const change = ['change', 'sub-1', '--line-id', 'seats', '--quantity', '15', '--effective-on', '2025-03-01'];
    expect(await receipt(...change, '--dry-run')).toMatchObject({
      facts: [{ type: 'subscription-upgraded' }],
      effect: [{ effectiveOn: '2025-03-01', currency: 'EUR', delta: '1764.00' }],
    });
    expect(await factsOf('sub-1')).toHaveLength(1);
    const { facts: changed } = await receipt(...change, '--cause', 'seats');

    const factId = String(changed[0]?.id);
    await receipt('correct', 'sub-1', factId, '--reason', 'wrong day', '--effective-on', '2025-02-01');
    const corrected = await factsOf('sub-1');
    expect(corrected).toMatchObject([{}, { standing: 'corrected' }, { type: 'fact-corrected', standing: 'stands' }]);
    await receipt('void', 'sub-1', String(corrected[2]?.id), '--reason', 'it was right before');
    const cancelled = await arr.run([
      'cancel',
      'sub-1',
      '--effective-on',
      '2025-06-01',
      '--reason',
      'price',
      '--voluntary',
    ]);
    expect(cancelled.stdout).toMatch(/^subscription-cancelled \S+ effective on 2025-06-01\n/u);

    const { subscription } = await arr.json(['explain', 'sub-1']);
    expect(subscription.steps).toMatchObject([
      { from: '2025-01-01', arr: '7056.00' },
      { from: '2025-03-01', arr: '8820.00' },
      { from: '2025-06-01', status: 'cancelled', arr: '0.00' },
    ]);
    // The movement came back with the void, which is the fifth fact; the change is what states it.
    const { stdout: explained } = await arr.run(['explain', 'acme']);
    expect(explained).toMatch(
      new RegExp(`2025-03-01 +expansion +seats +EUR +1764\\.00 +sub-1 +${factId} +5-\\d+\n`, 'u'),
    );

    const upToMarch = await arr.json(['explain', 'sub-1', '--as-of', '2025-03']);
    expect(upToMarch).toMatchObject({ asOf: '2025-03-31' });
    expect(upToMarch.subscription.steps).toMatchObject([{ from: '2025-01-01' }, { from: '2025-03-01' }]);
  });

  it('take lines as JSON, and name every field that is wrong', async () => {
    const lines = [{ id: 'a', kind: 'subscription', unitPrice: '5,00', quantity: 2, every: { months: 1 } }];
    const words = ['start', 'sub-2', '--account', 'acme', '--currency', 'EUR', '--lines', '-', '--json'];
    const { status, stdout, stderr } = await arr.run(words, JSON.stringify(lines));
    expect([status, stdout]).toEqual([5, '']);
    const { error } = JSON.parse(stderr) as { error: { faults: readonly { pointer: string }[] } };
    expect(error).toMatchObject({ exit: 5, code: 'fields-invalid' });
    expect(error.faults.map(({ pointer }) => pointer).sort()).toEqual(['/lines/0/quantity', '/lines/0/unitPrice']);
  });

  it.each<[string, number, readonly string[], string]>([
    ['an option that is not there', 2, ['show', '--as-off', 'today'], '--as-of'],
    ['a day that is not one', 2, ['show', '--as-of', '2025-02-30'], '2025-02-30'],
    ['a mapping that says too little', 2, ['import', SAMPLE, '--map', 'subscription=subscription'], 'price'],
    ['an account that is not there', 3, ['explain', 'nobody'], 'nobody'],
    ['a subscription that is not there', 3, ['cancel', 'sub-404', '--effective-on', '2025-01-01'], 'arr start sub-404'],
    ['a file that is not there', 3, ['import', 'nothing.csv'], 'nothing.csv'],
    [
      'a map file that is not there',
      2,
      ['import', SAMPLE, '--map-file', 'none.yaml'],
      '--map-file none.yaml: there is no',
    ],
    ['a folder as map file', 2, ['import', SAMPLE, '--map-file', '.'], '--map-file .'],
    ['lines that are not there', 2, ['change', 'sub-1', '--lines', 'none.json'], '--lines none.json'],
    ['a report that has no place', 2, ['import', SAMPLE, ...SAMPLE_MAPPING, '--rejected', 'none/x.csv'], 'none/x.csv'],
    ['a day no calendar here has', 2, ['show', '--as-of', '-99999d'], 'from 1970 to 2200'],
    ['a second start', 4, [...START, ...SEATS], 'arr void sub-1'],
    ['a revision that has passed', 4, ['cancel', 'sub-1', '--if-revision', '0'], 'revision 4'],
    ['an empty window', 5, ['movements', '--from', '2025-02-01', '--to', '2025-01-01'], 'to'],
  ])('end for %s with %i', async (_, exit, words, said) => {
    const { status, stdout, stderr } = await arr.run(words);
    expect([status, stdout]).toEqual([exit, '']);
    expect(stderr).toContain(said);
  });

  it('read beside a process that writes, and name it where they would write themselves', async () => {
    const ports = { clock: new SystemClock(), calendar: new IntlZoneCalendar() };
    const writer = await EmbeddedEventStore.open({ folder: arr.dataDir, mode: 'write', ...ports });
    try {
      expect((await arr.run(['show', '--as-of', '2025-01-31'])).stdout).toContain('7056.00');
      const { status, stderr } = await arr.run(['cancel', 'sub-1', '--effective-on', '2025-02-01']);
      expect(status).toBe(6);
      expect(stderr).toContain(`process ${process.pid.toString()}`);
    } finally {
      await writer.close();
    }
  });
});
