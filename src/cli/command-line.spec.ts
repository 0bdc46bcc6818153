import { COMMAND_ADDERS, runCommandLine } from './command-line';
import { Refused } from './failure';
import type { Surroundings } from './surroundings';

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Standard input that is closed.
}

const run = async (words: readonly string[], openLedger?: Surroundings['openLedger']) => {
  let [out, err] = ['', ''];
  const exit = await runCommandLine(words, {
    version: '1.2.3',
    out: (text) => (out += text),
    err: (text) => (err += text),
    isWatched: false,
    input: nothing(),
    stop: new AbortController().signal,
    openLedger: openLedger ?? (() => Promise.reject(new Error('No ledger is needed for this.'))),
    openFolder: () => Promise.reject(new Error('No folder is needed for this.')),
    findService: () => Promise.reject(new Error('No service is needed for this.')),
    besideWriter: () => Promise.reject(new Error('No data folder is needed for this.')),
    readSchemas: () => Promise.reject(new Error('No schemas are needed for this.')),
    serve: () => Promise.resolve(),
  });
  return { exit, out, err };
};

/** Every command as it is called, those inside groups included, as the help of its parent lists them. */
const commandNames = async (parent: readonly string[] = []): Promise<readonly (readonly string[])[]> => {
  const { out } = await run([...parent, '--help']);
  const list = out.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '';
  const names = [...list.matchAll(/^ {2}([a-z-]+) /gmu)].map(([, name = '']) => name).filter((name) => name !== 'help');
  const below = await Promise.all(names.map((name) => commandNames([...parent, name])));
  return names.flatMap((name, index) => [[...parent, name], ...(below[index] ?? [])]);
};

describe('the command line', () => {
  it('has help with an example for every command, and opens no ledger for it', async () => {
    const names = await commandNames();
    expect(names.length).toBeGreaterThanOrEqual(COMMAND_ADDERS.length);
    expect(names).toContainEqual(['account', 'merge']);
    for (const name of names) {
      const { exit, out, err } = await run([...name, '--help']);
      expect([exit, err]).toEqual([0, '']);
      expect(out.slice(out.indexOf('Examples:'))).toContain(` arr ${name.join(' ')}`);
    }
  });

  it.each([
    ['a command that is not there', ['shew'], 'show'],
    ['an option that is not there', ['show', '--as-off', 'today'], '--as-of'],
    ['an argument that is missing', ['void', 'sub-1', '--reason', 'twice'], 'fact'],
    ['an option that is missing', ['movements', '--from', '2025'], '--to'],
    ['a choice that is none', ['movements', '--from', '2025', '--to', '2025', '--interval', 'moon'], 'quarter'],
    ['a state of knowledge that is none', ['show', '--known-at', 'yesterday'], '--known-at'],
    ['a day without its time and zone', ['show', '--known-at', '2026-04-05'], '2026-04-05T00:00:00Z'],
    ['a day that is none, before a ledger is opened', ['show', '--as-of', '2026-13'], '2026-13'],
    ['a window that is none', ['movements', '--from', '2025', '--to', '2025-13'], '2025-13'],
    ['names that are none, before a ledger is opened', ['show', '--group-by', 'plan,,region'], 'plan,region'],
    ['a filter that is none', ['movements', '--from', '2025', '--to', '2025', '--filter', 'pro'], 'plan:pro'],
    ['accounts of a part', ['show', '--accounts', '--filter', 'plan:pro'], '--accounts'],
    ['a mapping of native facts', ['import', 'x.csv', '--format', 'native', '--map', 'start=a'], '--format periods'],
    ['periods without a mapping', ['import', 'x.csv', '--format', 'periods'], '--map'],
    [
      'a row test that is none',
      ['import', 'x.csv', '--map', 'subscription=a,account=b,start=c,monthly=d', '--skip', 'e'],
      '--skip',
    ],
  ])('says what is meant for %s', async (_, words, said) => {
    const { exit, out, err } = await run(words);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('says its version', async () => {
    expect(await run(['--version'])).toEqual({ exit: 0, out: '1.2.3\n', err: '' });
  });

  it('marks the options that have to be there', async () => {
    const { out } = await run(['start', '--help']);
    expect(out).toMatch(/--account <account> +whose it is \(required\)/u);
    expect(out).toMatch(/--booked-on <day> +the day it was signed\n/u);
  });

  it.each([
    ['without words', [], 'Usage: arr [options] [command]'],
    ['with a group alone', ['account'], 'Usage: arr account [options] [command]'],
    ['with a command that is not there', ['shew'], 'Usage: arr [options] [command]'],
    ['with one that is not in its group', ['account', 'merg'], 'Usage: arr account [options] [command]'],
    ['without an argument', ['explain'], 'Usage: arr explain [options] <id>'],
  ])('says how it is used when it is called %s', async (_, words, usage) => {
    const { exit, out, err } = await run(words);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(`${usage}\n`);
  });

  it('gives a mistake in the words as JSON where JSON is asked for', async () => {
    const { exit, out, err } = await run(['show', '--as-off', 'today', '--json']);
    expect([exit, out]).toEqual([2, '']);
    const { error } = JSON.parse(err) as { readonly error: object };
    expect(error).toMatchObject({ exit: 2, code: 'usage', detail: expect.stringContaining("'--as-off'") });
    expect(error).toMatchObject({ fix: expect.stringContaining('arr show --help') });
  });

  it('gives a refusal as JSON where JSON is asked for', async () => {
    const refusal = {
      exit: 6,
      code: 'data-folder-in-use',
      title: 'In use',
      detail: 'By process 7.',
      fix: 'Stop it.',
    } as const;
    const { exit, out, err } = await run(['show', '--json'], () => Promise.reject(new Refused(refusal)));
    expect([exit, out]).toEqual([6, '']);
    expect(JSON.parse(err)).toEqual({ version: 1, error: refusal });
  });

  it('hands on what it cannot name', async () => {
    await expect(run(['show'], () => Promise.reject(new TypeError('A bug.')))).rejects.toThrow('A bug.');
  });
});
