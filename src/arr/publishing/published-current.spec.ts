import { MemoryMessageBroker } from '../../../test/support/memory-message-broker.adapter';
import type { StoredShard } from '../application/stored-shard';
import type { CountedEntry } from '../domain/current-arr';
import { PublishedCurrent } from './published-current';

const PIECES = 50;
const STOPPED = new Error('It was told to stop.');

const entry = (seq: number): CountedEntry => ({
  ...{ seq, accountId: 'acme', effectiveOn: '2025-01-01', currency: 'EUR', delta: '1.00', sequence: seq },
  recordedAt: '2025-03-01T12:00:00.000Z',
});

/** A shard of so many entries, one in each piece that is read; it counts the pieces. */
const setUp = (stopAt: number) => {
  const stop = new AbortController();
  let read = 0;
  const point = { seq: PIECES, digest: 'd', sequence: PIECES, totals: { EUR: `${PIECES}.00` } };
  const entriesBetween = async function* (after: number, upTo: number) {
    for (let seq = after + 1; seq <= upTo; seq += 1) {
      read += 1;
      if (read === stopAt) stop.abort(STOPPED);
      await Promise.resolve();
      yield [entry(seq)];
    }
  };
  const pointAt = () => Promise.resolve(point);
  const shard = { place: { epoch: 2, shard: 0 }, entriesBetween, pointAt };
  const stored = { ...shard, ofEpoch: () => shard } as unknown as StoredShard;
  const ports = { broker: new MemoryMessageBroker(), stored, dayOf: (text: string) => text.slice(0, 10) };
  const current = new PublishedCurrent(ports, { ledgerId: 'main', topicPrefix: '' });
  return { current, point, stop, piecesRead: () => read };
};

describe('what the topic of current figures lacks', () => {
  it('is what accounts have, where it is new', async () => {
    const { current, point, stop, piecesRead } = setUp(0);
    expect([...(await current.lacking({ point }, stop.signal))]).toMatchObject([{ key: 'acme' }]);
    expect(piecesRead()).toBe(2 * PIECES);
  });

  it.each([
    ['the fold of what is published', 3, {}],
    ['the look for accounts that ever had something', PIECES + 3, {}],
    ['the fold of the epoch before', PIECES + 3, { former: { epoch: 1, seq: PIECES, digest: 'd' } }],
  ])('is looked for no longer once it is told to stop, in the midst of %s', async (_, stopAt, more) => {
    const { current, point, stop, piecesRead } = setUp(stopAt);
    await expect(current.lacking({ point, ...more }, stop.signal)).rejects.toBe(STOPPED);
    expect(piecesRead()).toBe(stopAt);
  });
});
