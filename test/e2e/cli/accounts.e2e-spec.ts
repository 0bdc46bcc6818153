import { ArrProcess } from './arr-process';

const EMPTY_ID = '00000000-0000-4000-8000-000000000000';

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

describe('the commands on accounts', () => {
  let arr: ArrProcess;

  beforeEach(async () => {
    arr = await ArrProcess.onNewFolder();
  });
  afterEach(() => arr.remove());

  const factOf = async (words: readonly string[], input?: string): Promise<string> => {
    const { facts } = await arr.json(words, input);
    return String(facts[0]?.id);
  };

  it('register, describe, correct and void, and print a receipt', async () => {
    const register = ['account', 'register', 'acme', '--effective-on', '2025-01-01', '--name', 'Acme Ltd'];
    const registered = await arr.json([...register, '--attribute', 'segment=smb', '--id', 'cmd-1']);
    expect(registered).toEqual({
      version: 1,
      facts: [{ id: expect.any(String), type: 'account-registered' }],
      revision: 0,
      token: expect.any(String),
      replayed: false,
    });
    expect(await arr.json([...register, '--attribute', 'segment=smb', '--id', 'cmd-1'])).toEqual({
      ...registered,
      replayed: true,
    });

    const described = await arr.run(['account', 'describe', 'acme', '--effective-on', '2025-03-01']);
    expect(described.stdout).toMatch(/^account-described \S+ effective on 2025-03-01\n.*account.*revision 1\.\n$/u);
    const factId = /\S+-\S+-\S+-\S+-\S+/u.exec(described.stdout.slice('account-described'.length))?.[0] ?? '';

    const data = { accountId: 'acme', effectiveOn: '2025-04-01', occurredAt: '2025-04-01T10:00:00+01:00' };
    const statement = JSON.stringify({ type: 'account-described', data });
    const undo = ['account', 'correct', 'acme', factId, '--reason', 'wrong day', '--statement', statement];
    const correction = await factOf(undo);
    const again = await arr.run(undo);
    expect([again.status, again.stdout]).toEqual([4, '']);
    expect(again.stderr).toContain(`arr account void acme ${correction} --reason`);

    await factOf(['account', 'void', 'acme', correction, '--reason', 'it was right before']);
    const { stdout: explained } = await arr.run(['explain', 'acme', '--as-of', '2025-03-31']);
    expect(explained).toContain('On 2025-03-31: name Acme Ltd\n');
    expect(explained).toMatch(/ 4 {2}\S+ +fact-corrected +2025-04-01 {2}voided by 5 +replaces 3 {2}wrong day\n/u);
    await factOf(['account', 'void', 'acme', factId, '--reason', 'entered twice']);
    const { account } = await arr.json(['explain', 'acme', '--as-of', '2025-03-31']);
    expect(account).toMatchObject({ describedOn: '2025-03-31', name: 'Acme Ltd', attributes: { segment: 'smb' } });
    expect(account.facts).toMatchObject([{}, { standing: 'voided' }, { standing: 'voided' }, {}, {}]);
  });

  it('merge, so that the account reads as the other', async () => {
    const terms = ['--currency', 'EUR', '--effective-on', '2025-01-01', '--price', '10.00', '--every', 'month'];
    await factOf(['start', 'sub-1', '--account', 'bolt', ...terms]);
    const merge = ['account', 'merge', 'bolt', '--into', 'acme', '--effective-on', '2025-04-01'];
    const tried = await arr.run([...merge, '--dry-run']);
    expect(tried.stdout).toContain('Dry run: nothing has been written.');
    await factOf(merge);

    const behind = async (day: string) => (await arr.json(['show', '--as-of', day, '--accounts'])).accounts;
    expect(await behind('2025-03-31')).toMatchObject([{ accountId: 'bolt', arr: '120.00' }]);
    expect(await behind('2025-04-01')).toMatchObject([{ accountId: 'acme', arr: '120.00' }]);

    const circle = await arr.run(['account', 'merge', 'acme', '--into', 'bolt', '--effective-on', '2025-05-01']);
    expect([circle.status, circle.stdout]).toEqual([4, '']);
    expect(circle.stderr).toContain('merge-closes-a-circle');
  });

  it.each<[string, number, readonly string[], string]>([
    ['no command of the group', 2, ['account'], 'register'],
    ['a merge into nothing', 2, ['account', 'merge', 'acme'], '--into'],
    ['a day that is not one', 2, ['account', 'register', 'acme', '--effective-on', '2025-02-30'], '2025-02-30'],
    ['an attribute that is no pair', 2, ['account', 'register', 'acme', '--attribute', 'smb'], '--attribute "smb"'],
    ['an id that is none', 2, ['account', 'register', 'a b'], 'The account "a b"'],
    ['an empty name', 5, ['account', 'register', 'acme', '--name', ''], 'too-short'],
    [
      'a statement about a subscription',
      5,
      [
        ...['account', 'correct', 'acme', EMPTY_ID, '--reason', 'x'],
        ...['--statement', '{"type":"subscription-paused","data":{}}'],
      ],
      'not-one-of',
    ],
  ])('end for %s with %i, before a ledger is opened', async (_, exit, words, said) => {
    const { status, stdout, stderr } = await arr.run(words);
    expect([status, stdout]).toEqual([exit, '']);
    expect(stderr).toContain(said);
  });
});
