import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArrProcess } from './arr-process';

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(300_000);

interface Figures {
  readonly figures: readonly { readonly currency: string; readonly arr: string }[];
  readonly knownAt: { readonly sequence: number };
}

interface Told {
  readonly facts: number;
  readonly now: Figures;
  readonly then: Figures;
  readonly since: Figures;
  readonly year: { readonly total: readonly object[] };
  readonly differences: readonly { readonly currency: string; readonly difference: string }[];
  readonly effects: readonly { readonly sequence: number; readonly currency: string; readonly effect: string }[];
}

const MARKER = 'made-by-arr-demo.json';
const START_PAGE = join(__dirname, '..', '..', '..', 'docs', 'start.md');

/** The commands of a page that stand right before what they print. */
const shownIn = (page: string): readonly { readonly command: string; readonly output: string }[] =>
  [...page.matchAll(/^```sh\n(?<command>[^`]+)```\n\n```text\n(?<output>[^`]+)```$/gmu)].map(({ groups = {} }) => ({
    command: (groups['command'] ?? '').replaceAll('npx arr', 'arr'),
    output: groups['output'] ?? '',
  }));

const minorOf = (text: string): bigint => BigInt(text.replace('.', ''));

describe('the demo company', () => {
  let arr: ArrProcess;
  let first: Told;

  beforeAll(async () => {
    arr = await ArrProcess.onNewFolder();
    first = await told();
  });
  afterAll(() => arr.remove());

  const told = async (...words: readonly string[]): Promise<Told> =>
    (await arr.json(['demo', ...words])) as unknown as Told;

  it('has the figures of its seed, and has them again when it is asked for again', async () => {
    expect(first).toMatchObject({
      seed: 1,
      accounts: 2000,
      facts: 15940,
      now: {
        knownAt: { sequence: 15941 },
        figures: [
          { currency: 'EUR', arr: '15369895.99', accounts: 617, subscriptions: 656 },
          { currency: 'USD', arr: '19851353.55', accounts: 696, subscriptions: 732 },
        ],
      },
      then: { figures: [{ arr: '13019388.56' }, { arr: '17082923.71' }] },
      since: { figures: [{ arr: '12942504.96' }, { arr: '17103004.98' }] },
      differences: [
        { currency: 'EUR', difference: '-76883.60' },
        { currency: 'USD', difference: '20081.27' },
      ],
      year: {
        total: [
          { opening: '7485363.07', closing: '15369895.99', difference: '0.00' },
          { opening: '11572722.25', closing: '19851353.55', difference: '0.00' },
        ],
      },
    });
    expect(first.effects).toHaveLength(64);
    expect(await told()).toEqual(first);
  });

  it('explains what a month was restated by, to the cent', () => {
    const { differences, effects, then } = first;
    for (const { currency, difference } of differences) {
      const own = effects.filter((effect) => effect.currency === currency);
      expect(own.reduce((sum, { effect }) => sum + minorOf(effect), 0n)).toBe(minorOf(difference));
    }
    expect(Math.min(...effects.map(({ sequence }) => sequence))).toBeGreaterThan(then.knownAt.sequence);
  });

  it('is told with commands that can be pasted', async () => {
    const { status, stdout, stderr } = await arr.run(['demo']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('12942504.96');
    expect(stdout).toContain('is counted in each of them');
    for (const line of stdout.slice(0, stdout.indexOf('Try next')).split('\n'))
      expect(line.length).toBeLessThanOrEqual(130);
    const commands = stdout.slice(stdout.indexOf('Try next')).split('\n').slice(2, -1);
    expect(commands.filter((command) => command.includes('npx arr'))).toHaveLength(6);
    const script = commands.filter((command) => !command.includes('serve')).join('\n');
    const run = await arr.runScript(script.replaceAll('npx arr', 'arr'));
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('known at 13453');
  });

  it('answers what the first page of the docs shows, word for word', async () => {
    const shown = shownIn(await readFile(START_PAGE, 'utf8'));
    expect(shown.length).toBeGreaterThan(2);
    // The company is made in a folder whatever the store is, and the page speaks to readers who have set none.
    const setting = 'export DATA_DIR=data/demo EVENT_STORE=embedded';
    for (const { command, output } of shown) {
      const { status, stdout, stderr } = await arr.runScript(`${setting}\n${command}`);
      expect({ command, status, stdout, stderr }).toEqual({ command, status: 0, stdout: output, stderr: '' });
    }
  });

  it('tells its story as it was where the ledger has been told more since, and says so', async () => {
    const demo = ['demo', '--accounts', '20', '--folder', 'told-more'];
    const before = await arr.run(demo);
    expect(before.stdout).not.toContain('The story ends');
    const adopt = 'DATA_DIR=told-more EVENT_STORE=embedded arr policy adopt --set pauses=keep';
    expect(await arr.runScript(adopt)).toMatchObject({ status: 0 });
    const { stdout } = await arr.run(demo);
    const note = /^The story ends at \d+; the ledger holds 1 fact more.*\n/mu;
    expect(stdout).toMatch(note);
    expect(stdout.replace(note, '')).toBe(before.stdout);
    expect(stdout).not.toMatch(/known now/iu);
  });

  it('makes another company in the place of one that it has made, and leaves all other folders alone', async () => {
    const small = ['--folder', 'small', '--accounts', '20'];
    const [one, two] = [await told(...small, '--seed', '3'), await told(...small, '--seed', '4')];
    expect(two.now.figures).not.toEqual(one.now.figures);
    expect((await told(...small, '--seed', '3')).now).toEqual(one.now);

    const foreign = join(arr.folder, 'foreign');
    await mkdir(foreign);
    await writeFile(join(foreign, 'mine.txt'), 'mine');
    const refused = await arr.run(['demo', '--folder', 'foreign']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('was not made by arr demo');
    expect(await readdir(foreign)).toEqual(['mine.txt']);
  });

  it.each(['ledger.mdb', 'keys.mdb', 'keys.secrets'])(
    'makes the company anew where it was killed while it took an older one away, and only %s was left',
    async (left) => {
      const small = ['--folder', 'half', '--accounts', '20'];
      const whole = await told(...small, '--seed', '3');
      const folder = join(arr.folder, 'half');
      const gone = (await readdir(folder)).filter((name) => name !== left && name !== MARKER);
      for (const name of gone) await rm(join(folder, name), { recursive: true });
      await writeFile(join(folder, MARKER), '');
      expect(await told(...small, '--seed', '3')).toEqual(whole);
    },
  );

  it('can be kept in a folder of any name, which its commands then give to a shell as one word', async () => {
    const { stdout } = await arr.run(['demo', '--accounts', '20', '--folder', "Ada's demo $(x)"]);
    const [line] = /^ *export DATA_DIR=.*$/mu.exec(stdout) ?? [];
    expect(await arr.runScript(`${line}; ls "$DATA_DIR"`)).toMatchObject({ status: 0, stderr: '' });
  });
});
