import { type AppendExpectedRevision, type AppendResult, WrongExpectedVersionError } from '@eventstore/db-client';
import { events, failureOf, idNamed, namesIn, served, type Served } from './double.builders';

/** A write of the table: the names of its events, and after which revision. */
type Written = readonly [expected: AppendExpectedRevision, ...names: string[]];

interface Line {
  readonly written: readonly Written[];
  readonly sent: Written;
  readonly answer: 'idempotent' | 'appended again' | 'wrong expected version';
  /** The revision that an idempotent success tells. */
  readonly revision?: bigint;
}

const six: readonly Written[] = [
  ['no_stream', '0'],
  [0n, '1'],
  [1n, '2'],
  [2n, '3'],
  [3n, '4'],
  [4n, '5'],
];
const three: readonly Written[] = [
  ['no_stream', '0'],
  [0n, '1'],
  [1n, '2'],
  ['any', '1'],
];
const pair: readonly Written[] = [['no_stream', '0', '1']];

const LINES: readonly (readonly [title: string, line: Line])[] = [
  ['0em1 .. 5e4, 0em1', { written: six, sent: ['no_stream', '0'], answer: 'idempotent', revision: 0n }],
  ['0em1 .. 5e4, 0any', { written: six, sent: ['any', '0'], answer: 'idempotent', revision: 0n }],
  ['0em1 .. 5e4, 0e5', { written: six, sent: [5n, '0'], answer: 'appended again', revision: 6n }],
  ['0em1 .. 5e4, 0e4', { written: six, sent: [4n, '0'], answer: 'wrong expected version' }],
  ['0em1 .. 5e4, 0e6', { written: six, sent: [6n, '0'], answer: 'wrong expected version' }],
  ['0em1, 0e0', { written: [['no_stream', '0']], sent: [0n, '0'], answer: 'appended again', revision: 1n }],
  ['0em1, 0em1', { written: [['no_stream', '0']], sent: ['no_stream', '0'], answer: 'idempotent', revision: 0n }],
  ['0em1, 0any', { written: [['no_stream', '0']], sent: ['any', '0'], answer: 'idempotent', revision: 0n }],
  ['0em1 1e0 2e1 1any, 1any', { written: three, sent: ['any', '1'], answer: 'idempotent', revision: 1n }],
  ['S 0em1 1em1 E, S 0em1 E', { written: pair, sent: ['no_stream', '0'], answer: 'idempotent', revision: 0n }],
  ['S 0em1 1em1 E, S 0any E', { written: pair, sent: ['any', '0'], answer: 'idempotent', revision: 0n }],
  ['S 0em1 1em1 E, S 1e0 E', { written: pair, sent: [0n, '1'], answer: 'idempotent', revision: 1n }],
  ['S 0em1 1em1 E, S 1any E', { written: pair, sent: ['any', '1'], answer: 'idempotent', revision: 1n }],
  [
    'S 0em1 1em1 E, S 0em1 1em1 2em1 E',
    { written: pair, sent: ['no_stream', '0', '1', '2'], answer: 'wrong expected version' },
  ],
  ['S 0 1 E, S 0any 2any E', { written: pair, sent: ['any', '0', '2'], answer: 'wrong expected version' }],
  ['S 0 1 E, S 2any 0any E', { written: pair, sent: ['any', '2', '0'], answer: 'appended again', revision: 3n }],
  ['S 0 1 E, S 1any 0any E', { written: pair, sent: ['any', '1', '0'], answer: 'idempotent', revision: 0n }],
  [
    'S 0 1 E, S 0 0stream_exists E',
    { written: pair, sent: ['stream_exists', '0'], answer: 'idempotent', revision: 0n },
  ],
];

describe.each([
  ['BatchAppend', true],
  ['Append', false],
])('appending to the double by %s', (_, supportsBatchAppend) => {
  let server: Served;

  beforeAll(async () => {
    server = await served({ supportsBatchAppend });
  });

  afterAll(() => server.stop());

  let streams = 0;
  let stream = '';

  beforeEach(() => {
    streams += 1;
    stream = `thing-${streams.toString()}`;
  });

  const append = (expectedRevision: AppendExpectedRevision, ...names: readonly string[]): Promise<AppendResult> =>
    server.client.appendToStream(stream, events(...names.map((name) => `${stream} ${name}`)), { expectedRevision });

  const standing = async (): Promise<readonly string[]> =>
    (await namesIn(server.client.readStream(stream))).map((name) => name.replace(`${stream} `, ''));

  const wrong = async (call: Promise<unknown>): Promise<unknown> => {
    const error = await failureOf(call);
    if (!(error instanceof WrongExpectedVersionError)) throw error;
    return error.actualVersion;
  };

  it.each(LINES)('answers as the table of the server has it: %s', async (_title, line) => {
    for (const [expected, ...names] of line.written) await append(expected, ...names);
    const before = await standing();
    const [expected, ...names] = line.sent;
    if (line.answer === 'wrong expected version') {
      expect(await wrong(append(expected, ...names))).toBe(BigInt(before.length - 1));
      expect(await standing()).toEqual(before);
      return;
    }
    const result = await append(expected, ...names);
    expect(result).toMatchObject({ success: true, nextExpectedRevision: line.revision });
    expect(await standing()).toEqual(line.answer === 'idempotent' ? before : [...before, ...names]);
  });

  it('judges a revision of a stream that never was', async () => {
    expect(await wrong(append('stream_exists', 'a'))).toBe('no_stream');
    expect(await wrong(append(0n, 'a'))).toBe('no_stream');
    expect((await append('any', 'a')).nextExpectedRevision).toBe(0n);
    expect(await wrong(append('no_stream', 'b'))).toBe(0n);
    expect((await append('stream_exists', 'b')).nextExpectedRevision).toBe(1n);
  });

  it('takes a stream for there that has metadata alone', async () => {
    await server.client.setStreamMetadata(stream, { owner: 'x' });
    expect((await append('stream_exists', 'a')).nextExpectedRevision).toBe(0n);
  });

  it('opens a deleted stream again where any, none or its last revision is expected', async () => {
    for (const [index, expected] of (['any', 'no_stream', 2n] as const).entries()) {
      const name = index.toString();
      await append(index === 0 ? 'no_stream' : 'any', name);
      await server.client.deleteStream(stream);
      expect((await failureOf(append('stream_exists', `${name}x`))).type).toBe('stream-deleted');
      if (expected === 2n) expect(await wrong(append(9n, 'x'))).not.toBe('no_stream');
      const head = BigInt(2 * index);
      const result = await append(expected === 2n ? head : expected, `${name} again`);
      expect(result.nextExpectedRevision).toBe(head + 1n);
      expect(await standing()).toEqual([`${name} again`]);
    }
  });

  it('knows what was sent to a deleted stream, and leaves it deleted', async () => {
    await append('no_stream', '0', '1');
    await server.client.deleteStream(stream);
    const again = await append('no_stream', '0', '1');
    expect(again).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(again.position).toBeUndefined();
    expect((await failureOf(standing())).type).toBe('stream-not-found');
  });

  it('takes nothing for a stream that has a tombstone', async () => {
    await append('no_stream', '0');
    await server.client.tombstoneStream(stream);
    for (const expected of ['any', 'no_stream', 'stream_exists', 0n] as const) {
      expect((await failureOf(append(expected, '0'))).type).toBe('stream-deleted');
    }
  });

  it('tells the position of the last event, the original one for what is sent again', async () => {
    const { position } = await append('no_stream', '0', '1', '2');
    expect(position?.commit).toBe(position?.prepare);
    expect((await append('no_stream', '0', '1', '2')).position).toEqual(position);
    const { position: later } = await append(2n, '3');
    expect(later?.commit).toBeGreaterThan(position?.commit ?? 0n);
  });

  it('takes a write of nothing, where the revision is right', async () => {
    expect(await append('no_stream')).toMatchObject({ success: true, nextExpectedRevision: 0n });
    await append('no_stream', '0', '1');
    expect((await append('any')).nextExpectedRevision).toBe(1n);
    expect(await wrong(append('no_stream'))).toBe(1n);
    expect(await standing()).toEqual(['0', '1']);
  });

  it('does not take an id of another stream for its own', async () => {
    const [shared] = events('shared');
    if (shared === undefined) throw new Error('There is no event.');
    await server.client.appendToStream(stream, shared);
    const other = await server.client.appendToStream(`${stream}-other`, shared);
    expect(other.nextExpectedRevision).toBe(0n);
    // The first stream keeps the id, so the second has no memory of it.
    expect((await server.client.appendToStream(`${stream}-other`, shared)).nextExpectedRevision).toBe(1n);
    expect((await server.client.appendToStream(stream, shared)).nextExpectedRevision).toBe(0n);
  });

  it('forgets ids when it ends, and still reads them in the log', async () => {
    await append('no_stream', '0');
    await server.double.stop();
    await server.double.start();
    expect((await append('no_stream', '0').catch(() => append('no_stream', '0'))).nextExpectedRevision).toBe(0n);
    expect((await append('any', '0')).nextExpectedRevision).toBe(1n);
  });

  it.each([
    ['an empty name', '', {}],
    ['the name of the metadata of nothing', '$$', {}],
    ['an event without a type', 'thing-refused', { type: '' }],
    ['an empty id', 'thing-refused', { id: '00000000-0000-0000-0000-000000000000' }],
  ])('refuses %s', async (_title, name, part) => {
    const [whole] = events('whole');
    if (whole === undefined) throw new Error('There is no event.');
    const error = await failureOf(server.client.appendToStream(name, { ...whole, ...part }));
    expect(error.type).toBe('unknown');
  });

  it('takes as many bytes as are allowed, and not one more', async () => {
    // Type and data: 2 × 8 bytes, and `{"name":""}` around the text.
    const [sized, larger] = [1_048_576 - 16 - 11, 1_048_576 - 16 - 10].map((length) => 'x'.repeat(length));
    const send = (name = '') =>
      server.client.appendToStream(stream, { ...events('x')[0], id: idNamed(name), data: { name } } as never);
    await send(sized);
    expect((await failureOf(send(larger))).type).toBe('maximum-append-size-exceeded');
  });
});
