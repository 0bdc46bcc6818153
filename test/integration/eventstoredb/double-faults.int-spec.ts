import { setImmediate } from 'node:timers/promises';
import type { FaultKind } from '../../support/eventstoredb/faults';
import { events, failureOf, Heard, served, type Served, strangerOf, streamNames } from './double.builders';

/** What a client makes of a fault that ends its call. */
const ENDINGS: readonly (readonly [kind: FaultKind, type: string])[] = [
  ['unavailable', 'unavailable'],
  ['not-leader', 'not-leader'],
  ['timed-out', 'timeout'],
  ['cut', 'cancelled'],
  ['connections-lost', 'unavailable'],
];

/** What leaves the call open, so that its own deadline ends it. */
const HANGING: readonly FaultKind[] = ['silence', 'connections-frozen'];

describe('what goes wrong on the double', () => {
  let server: Served;

  beforeAll(async () => {
    server = await served({ supportsBatchAppend: false });
  });

  afterAll(() => server.stop());

  let streams = 0;
  let stream = '';

  beforeEach(() => {
    streams += 1;
    stream = `thing-${streams.toString()}`;
  });

  const append = (deadline = 10_000) =>
    server.client.appendToStream(stream, events(stream), { expectedRevision: 'no_stream', deadline });

  describe.each([
    ['before-commit', false],
    ['after-commit', true],
  ] as const)('%s of an append', (point, isWritten) => {
    const standsAfterwards = async (): Promise<void> => {
      expect(server.double.faults.struck.at(-1)).toMatchObject({ point });
      const standing = streamNames(server.client, stream);
      if (isWritten) expect(await standing).toEqual([stream]);
      else expect((await failureOf(standing)).type).toBe('stream-not-found');
      expect((await append()).nextExpectedRevision).toBe(0n);
      expect(await streamNames(server.client, stream)).toEqual([stream]);
    };

    it.each([...ENDINGS, ['not-ready', 'unavailable'] as const])('ends the call: %s', async (kind, type) => {
      server.double.faults.plan({ call: 'append', point, kind });
      expect((await failureOf(append())).type).toBe(type);
      await standsAfterwards();
    });

    it('is answered late', async () => {
      server.double.faults.plan({ call: 'append', point, kind: 'delay', delayMs: 20 });
      expect((await append()).success).toBe(true);
      await expect(append()).resolves.toMatchObject({ nextExpectedRevision: 0n });
    });

    it('is never answered', async () => {
      server.double.faults.plan({ call: 'append', point, kind: 'silence' });
      expect((await failureOf(append(50))).type).toBe('deadline-exceeded');
      await standsAfterwards();
    });
  });

  it.each(HANGING)('leaves a subscriber waiting between two events: %s', async (kind) => {
    const of = await served();
    await of.client.appendToStream('a-1', events('0', '1'));
    of.double.faults.plan({ call: 'subscribe-to-all', point: 'between-events', kind });
    const heard = new Heard(of.client.subscribeToAll());
    while (of.double.faults.struck.length === 0) await setImmediate();
    // Another client is not concerned, and gives the first the time to hear what it should not.
    const other = strangerOf(of.double);
    const whole = new Heard(other.subscribeToAll());
    expect(await whole.until('(caught up)')).toEqual(['0', '1', '(caught up)']);
    expect(heard.said.filter((each) => each !== '0')).toEqual([]);
    const again = of.client.appendToStream('a-1', events('2'), { deadline: 100 }).then(
      () => 'silence',
      () => 'connections-frozen',
    );
    // Of an append over a channel no deadline holds; the connection that carries nothing is cut in the end.
    if (kind === 'connections-frozen') of.double.cutConnections();
    expect(await again).toBe(kind);
    await other.dispose();
    await of.stop();
  });

  it.each(ENDINGS)('ends a subscription that is live: %s', async (kind, type) => {
    const of = await served();
    of.double.faults.plan({ call: 'subscribe-to-all', point: 'live', kind, after: 1 });
    const heard = new Heard(of.client.subscribeToAll());
    await heard.until('(caught up)');
    const writing = of.client.appendToStream('a-1', events('0', '1'));
    await Promise.allSettled([writing]);
    await heard.until(`(${type})`);
    // What was sent and not read when a connection breaks is lost with it.
    const received = heard.said.filter((each) => each !== '0' || kind !== 'connections-lost');
    expect(received).toEqual(['(caught up)', ...(kind === 'connections-lost' ? [] : ['0']), `(${type})`]);
    await of.stop();
  });

  it.each([
    ['timed-out', 'deadline-exceeded'],
    ['not-ready', 'unknown'],
  ] as const)('refuses one write of a channel, and not the others: %s', async (kind, type) => {
    const of = await served();
    of.double.faults.plan({ call: 'batch-append', point: 'before-commit', kind });
    const settled = await Promise.allSettled(
      ['a-1', 'b-1'].map((name) => of.client.appendToStream(name, events(name))),
    );
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused).toEqual([expect.objectContaining({ type })]);
    await of.stop();
  });

  it('is away while it is stopped, and back at the same address', async () => {
    const of = await served();
    await of.client.appendToStream('a-1', events('0'));
    await of.double.stop();
    expect((await failureOf(streamNames(of.client, 'a-1'))).type).toBe('unavailable');
    await of.double.start();
    expect(await streamNames(of.client, 'a-1')).toEqual(['0']);
    await of.stop();
  });
});
