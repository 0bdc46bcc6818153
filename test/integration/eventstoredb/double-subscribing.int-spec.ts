import {
  type AllStreamSubscription,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  type Filter,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { events, event, Heard, served, type Served } from './double.builders';

describe('subscribing to the double', () => {
  let server: Served;

  beforeEach(async () => {
    server = await served();
  });

  afterEach(() => server.stop());

  const write = (stream: string, ...names: readonly string[]) =>
    server.client.appendToStream(stream, events(...names.map((name) => `${stream} ${name}`)));

  const hear = (filter?: Filter, fromPosition: Position | typeof START | typeof END = START): Heard =>
    new Heard(server.client.subscribeToAll({ fromPosition, ...(filter && { filter }) }));

  it('tells a subscriber of all streams what stands, that it has caught up, and what comes', async () => {
    await write('a-1', '0');
    const heard = hear();
    await heard.until('(caught up)');
    await write('b-1', '1');
    expect(await heard.until('b-1 1')).toEqual(['a-1 0', '(caught up)', 'b-1 1']);
  });

  it('goes on after a position, and from the end with what comes alone', async () => {
    const { position } = await write('a-1', '0');
    await write('a-1', '1');
    const [after, live] = [hear(undefined, position), hear(undefined, END)];
    await live.until('(caught up)');
    await write('a-1', '2');
    expect(await after.until('a-1 2')).toEqual(['a-1 1', '(caught up)', 'a-1 2']);
    expect(await live.until('a-1 2')).toEqual(['(caught up)', 'a-1 2']);
  });

  it('tells a subscriber of one stream of that alone, after its revision', async () => {
    await write('a-1', '0', '1');
    await write('b-1', '2');
    const heard = new Heard(server.client.subscribeToStream('a-1', { fromRevision: 0n }));
    await heard.until('(caught up)');
    await write('b-1', '3');
    await write('a-1', '4');
    expect(await heard.until('a-1 4')).toEqual(['a-1 1', '(caught up)', 'a-1 4']);
    await server.client.tombstoneStream('a-1');
    await heard.until('(stream-deleted)');
  });

  it.each([
    ['prefixes of streams', streamNameFilter({ prefixes: ['a-', 'c-'] }), ['a-1 0', 'c-1 2']],
    ['a pattern of streams', streamNameFilter({ regex: '^[bc]-1$' }), ['b-1 1', 'c-1 2']],
    ['prefixes of types', eventTypeFilter({ prefixes: ['odd'] }), ['odd one']],
    ['a pattern of types', excludeSystemEvents(), ['a-1 0', 'b-1 1', 'c-1 2', 'odd one']],
  ])('filters by %s', async (_, filter, expected) => {
    await write('a-1', '0');
    await write('b-1', '1');
    await write('c-1', '2');
    await server.client.appendToStream('d-1', event('odd one', 'oddity'));
    await server.client.setStreamMetadata('d-1', { maxCount: 9 });
    const heard = hear(filter);
    expect(await heard.until('(caught up)')).toEqual([...expected, '(caught up)']);
  });

  describe('with a filter', () => {
    const withCheckpoints = async (version: '23.10.0' | '24.10.5'): Promise<readonly [Heard, Served]> => {
      const of = await served({ version });
      for (let n = 0; n < 5; n += 1) {
        await of.client.appendToStream('a-1', events(`a ${n.toString()}`));
        await of.client.appendToStream('b-1', events(`b ${n.toString()}`));
      }
      const said: { heard?: Heard } = {};
      const filter = streamNameFilter({
        prefixes: ['a-'],
        maxSearchWindow: 2,
        checkpointInterval: 2,
        checkpointReached: (_: AllStreamSubscription, { commit, prepare }: Position) => {
          said.heard?.hear(commit === prepare ? `(checkpoint ${commit.toString()})` : '(a strange checkpoint)');
        },
      });
      said.heard = new Heard(of.client.subscribeToAll({ fromPosition: START, filter }));
      await said.heard.until('(caught up)');
      return [said.heard, of];
    };

    it('tells every so many records where it stands, and again before it has caught up', async () => {
      const [{ said }, of] = await withCheckpoints('24.10.5');
      const shapes = said.map((each) => each.replace(/ \d+\)/u, ')'));
      // Eleven records are looked at, the hidden one of the server included: after four, after eight, and at the end.
      expect(shapes).toEqual([
        ...['a 0', 'a 1', '(checkpoint)', 'a 2', 'a 3', '(checkpoint)', 'a 4', '(checkpoint)', '(caught up)'],
      ]);
      const places = said.flatMap((each) => /\d+(?=\))/u.exec(each) ?? []).map(BigInt);
      const [, second = 0n] = places;
      const after = new Heard(of.client.subscribeToAll({ fromPosition: { commit: second, prepare: second } }));
      expect(await after.until('(caught up)')).toEqual(['b 3', 'a 4', 'b 4', '(caught up)']);
      await of.stop();
    });

    it('tells of no checkpoint at the end where the server is an old one', async () => {
      const [{ said }, of] = await withCheckpoints('23.10.0');
      expect(said.at(-2)).toBe('a 4');
      await of.stop();
    });
  });

  it.each([
    ['23.10.0', ['(caught up)', 'a-1 0', '(timeout)']],
    ['24.10.5', ['(caught up)', 'a-1 0', '(fell behind)', 'a-1 1', '(caught up)']],
  ] as const)('tells a reader that is too slow, as %s does', async (version, expected) => {
    const of = await served({ version });
    of.double.faults.plan({ call: 'subscribe-to-all', point: 'live', kind: 'slow-consumer' });
    const heard = new Heard(of.client.subscribeToAll());
    await heard.until('(caught up)');
    await of.client.appendToStream('a-1', events('a-1 0', 'a-1 1'));
    await heard.until(expected.at(-1) ?? '', version === '24.10.5' ? 2 : 1);
    expect(heard.said).toEqual(expected);
    await of.stop();
  });

  it('finds out by itself that a reader is too slow', async () => {
    const subscription = server.client.subscribeToAll();
    const heard = new Heard(subscription);
    await heard.until('(caught up)');
    subscription.pause();
    const large = (n: number) => ({
      ...event(`large ${n.toString()}`),
      data: { name: 'large', text: 'x'.repeat(60_000) },
    });
    for (let n = 0; n < 120; n += 1) await server.client.appendToStream('a-1', large(n));
    subscription.resume();
    const said = await heard.until('(caught up)', 2);
    expect(said.filter((each) => each === 'large')).toHaveLength(120);
    expect(said).toContain('(fell behind)');
  });

  it('says that it has caught up with a stream that is not there, unless it is an old server', async () => {
    const old = await served({ version: '23.10.0' });
    const [modern, patient] = [server, old].map(({ client }) => new Heard(client.subscribeToStream('a-1')));
    await modern?.until('(caught up)');
    await old.client.appendToStream('a-1', events('0'));
    expect(await patient?.until('(caught up)')).toEqual(['0', '(caught up)']);
    await old.stop();
  });
});
