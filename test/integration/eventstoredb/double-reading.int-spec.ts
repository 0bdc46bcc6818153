import { BACKWARDS, binaryEvent, END, jsonEvent, type ReadPosition, START } from '@eventstore/db-client';
import { clientOf, events, failureOf, idNamed, namesIn, served, type Served, streamNames } from './double.builders';

describe('reading from the double', () => {
  let server: Served;

  beforeEach(async () => {
    server = await served();
  });

  afterEach(() => server.stop());

  const write = (stream: string, ...names: readonly string[]) =>
    server.client.appendToStream(stream, events(...names.map((name) => `${stream} ${name}`)));

  const backwards = (stream: string, fromRevision: bigint | typeof END | typeof START, maxCount?: number) =>
    namesIn(
      server.client.readStream(stream, { direction: BACKWARDS, fromRevision, ...(maxCount && { maxCount }) } as never),
    );

  it('reads a stream forwards from a revision and backwards to the first', async () => {
    await write('a-1', '0', '1', '2');
    const all = ['a-1 0', 'a-1 1', 'a-1 2'];
    expect(await streamNames(server.client, 'a-1')).toEqual(all);
    expect(await namesIn(server.client.readStream('a-1', { fromRevision: 1n }))).toEqual(all.slice(1));
    expect(await namesIn(server.client.readStream('a-1', { fromRevision: 1n, maxCount: 1 }))).toEqual(['a-1 1']);
    expect(await namesIn(server.client.readStream('a-1', { fromRevision: 3n }))).toEqual([]);
    expect(await namesIn(server.client.readStream('a-1', { fromRevision: END }))).toEqual([]);
    expect(await backwards('a-1', END)).toEqual(all.toReversed());
    expect(await backwards('a-1', 1n)).toEqual(['a-1 1', 'a-1 0']);
    expect(await backwards('a-1', 9n, 1)).toEqual(['a-1 2']);
    expect(await backwards('a-1', START)).toEqual(['a-1 0']);
  });

  it('gives back what was written, and when', async () => {
    server.clock.set('2025-06-01T08:00:00.123Z');
    const sent = jsonEvent({ id: idNamed('x'), type: 'told', data: { a: ['é', 1] }, metadata: { by: 'me' } });
    const { contentType: _, ...recorded } = sent;
    const { position } = await server.client.appendToStream('a-1', sent);
    for await (const { event, commitPosition } of server.client.readStream('a-1')) {
      expect(event).toMatchObject({ ...recorded, streamId: 'a-1', revision: 0n, position });
      expect(event?.created.toISOString()).toBe('2025-06-01T08:00:00.123Z');
      expect(commitPosition).toBe(position?.commit);
    }
  });

  it('tells a missing stream from one that is deleted for good', async () => {
    expect((await failureOf(streamNames(server.client, 'a-1'))).type).toBe('stream-not-found');
    await write('a-1', '0');
    await server.client.tombstoneStream('a-1');
    expect((await failureOf(streamNames(server.client, 'a-1'))).type).toBe('stream-deleted');
    expect((await failureOf(server.client.getStreamMetadata('a-1'))).type).toBe('stream-deleted');
  });

  it('shows of a stream what its metadata lets through', async () => {
    await write('a-1', '0', '1', '2');
    await server.client.setStreamMetadata('a-1', { truncateBefore: 2 });
    expect(await streamNames(server.client, 'a-1')).toEqual(['a-1 2']);
    await server.client.setStreamMetadata('a-1', { maxCount: 2 });
    expect(await streamNames(server.client, 'a-1')).toEqual(['a-1 1', 'a-1 2']);
    await server.client.setStreamMetadata('a-1', { truncateBefore: 9 });
    expect(await streamNames(server.client, 'a-1')).toEqual([]);
    await server.client.setStreamMetadata('a-1', { maxAge: 60 });
    server.clock.set('2025-03-01T12:01:00.001Z');
    await write('a-1', '3');
    expect(await streamNames(server.client, 'a-1')).toEqual(['a-1 3']);
    expect((await server.client.getStreamMetadata('a-1')).metadata).toMatchObject({ maxAge: 60 });
  });

  it('opens a deleted stream again where its metadata is written', async () => {
    await write('a-1', '0', '1');
    await server.client.deleteStream('a-1', { expectedRevision: 1n });
    await server.client.setStreamMetadata('a-1', { maxCount: 7 });
    expect(await streamNames(server.client, 'a-1')).toEqual([]);
    await write('a-1', '2');
    expect(await streamNames(server.client, 'a-1')).toEqual(['a-1 2']);
    expect((await server.client.getStreamMetadata('a-1')).metadata).toMatchObject({ maxCount: 7, truncateBefore: 2 });
  });

  it('deletes only what is there, at the revision that is expected', async () => {
    expect((await failureOf(server.client.deleteStream('a-1'))).type).toBe('wrong-expected-version');
    await write('a-1', '0');
    const error = await failureOf(server.client.deleteStream('a-1', { expectedRevision: 3n }));
    expect(error).toMatchObject({ type: 'wrong-expected-version', actualVersion: 0n, expectedVersion: 3n });
    await server.client.deleteStream('a-1');
    await server.client.deleteStream('a-1');
    await server.client.tombstoneStream('a-1');
    await server.client.tombstoneStream('never-there');
    expect((await failureOf(write('never-there', '0'))).type).toBe('stream-deleted');
  });

  it('reads all streams from a position on, and backwards before it', async () => {
    const positions: ReadPosition[] = [];
    for (const stream of ['a-1', 'b-1', 'a-1']) {
      const { position } = await write(stream, positions.length.toString());
      positions.push(position ?? START);
    }
    const all = ['a-1 0', 'b-1 1', 'a-1 2'];
    const [, second = START] = positions;
    expect(await namesIn(server.client.readAll())).toEqual(all);
    expect(await namesIn(server.client.readAll({ fromPosition: second }))).toEqual(all.slice(1));
    expect(await namesIn(server.client.readAll({ direction: BACKWARDS, fromPosition: second }))).toEqual(['a-1 0']);
    expect(await namesIn(server.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 2 }))).toEqual(
      all.slice(1).toReversed(),
    );
    expect(await namesIn(server.client.readAll({ fromPosition: END }))).toEqual([]);
  });

  it('gives each event of all streams a position of its own, with gaps, none at the start', async () => {
    await write('a-1', '0', '1');
    await write('b-1', '2');
    const commits: bigint[] = [];
    for await (const { event } of server.client.readAll()) commits.push(event?.position.commit ?? -1n);
    expect(commits).toHaveLength(3);
    commits.reduce((before, commit) => {
      expect(commit - before).toBeGreaterThan(1n);
      return commit;
    }, 0n);
  });

  it.each([
    ['24.10.5', 'unknown'],
    ['25.1.0', 'INVALID_ARGUMENT'],
  ] as const)('refuses a position at which no record begins, %s', async (version, as) => {
    const strange = await served({ version });
    const { position } = await strange.client.appendToStream('a-1', events('0'));
    const commit = (position?.commit ?? 0n) + 1n;
    const error = await failureOf(namesIn(strange.client.readAll({ fromPosition: { commit, prepare: commit } })));
    expect(error).toMatchObject({ type: 'unknown', message: expect.stringContaining(as.toUpperCase()) });
    await strange.stop();
  });

  it('shows in all streams what a stream hides: tombstones, metadata and deleted events', async () => {
    await write('a-1', '0');
    await server.client.deleteStream('a-1');
    await server.client.tombstoneStream('a-1');
    expect(await namesIn(server.client.readAll())).toEqual(['a-1 0', '$metadata', '$streamDeleted']);
  });

  it('follows links where it is asked to', async () => {
    await write('a-1', '0');
    const links = [0, 7].map((n) => binaryEvent({ type: '$>', data: Buffer.from(`${n}@a-1`) }));
    await server.client.appendToStream('links-1', links);
    const seen = [];
    for await (const { event, link } of server.client.readStream('links-1', { resolveLinkTos: true }))
      seen.push([event?.revision, link?.revision]);
    expect(seen).toEqual([
      [0n, 0n],
      [undefined, 1n],
    ]);
  });

  it('is found by a client that looks for the leader, and keeps what was written when it starts again', async () => {
    await write('a-1', '0');
    await server.double.stop();
    await server.double.start();
    const discovering = clientOf(server.double.url.replace('esdb', 'esdb+discover'));
    expect(await streamNames(discovering, 'a-1')).toEqual(['a-1 0']);
    await discovering.dispose();
  });
});
