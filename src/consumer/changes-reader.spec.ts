import type { ArrChange } from './arr-change';
import { at, type BuiltMessage, chained, change, changes, reading } from './changes.builders';
import { ChangesForked, ChangesMissing, ChangesReader } from './changes-reader';
import { digestAfter, type ShardPosition } from './shard-check';

it('applies each change once, in order, and leaves out what comes again', async () => {
  const { reader, applied } = reading();
  for (const seq of [1, 2, 1, 2, 3, 3]) await reader.take(at(seq));
  expect(applied).toEqual([1, 2, 3]);
  expect(reader.position(0)).toMatchObject({ seq: 3, totals: { EUR: '30.00' } });
});

it('goes on where it has stopped', async () => {
  const first = reading();
  for (const seq of [1, 2]) await first.reader.take(at(seq));
  const second = reading({ positions: first.positions.slice(-1) });
  for (const seq of [1, 2, 3]) await second.reader.take(at(seq));
  expect(second.applied).toEqual([3]);
});

it('does not go on over a gap that nobody fills', async () => {
  const { reader, applied } = reading();
  await reader.take(at(1));
  await expect(reader.take(at(3))).rejects.toThrow(ChangesMissing);
  const empty = reading({ fetchEntries: () => Promise.resolve([]) });
  await expect(empty.reader.take(at(2))).rejects.toThrow('Changes 1 to 1 of shard 0 in epoch 1 are missing.');
  expect([applied, empty.applied]).toEqual([[1], []]);
});

const text = at(2).value.replace('acme', 'globex');

it.each<[string, BuiltMessage, string]>([
  ['a value that was changed', { ...at(2), value: text }, 'is not the one that its digest is of'],
  [
    'a value that was changed with its digest',
    { value: text, headers: { ...at(2).headers, digest: digestAfter(at(1).headers['digest'] ?? '', text) } },
    '',
  ],
  [
    'another past',
    { ...at(2), headers: { ...at(2).headers, 'prev-digest': at(3).headers['digest'] ?? '' } },
    'follows on another',
  ],
  [
    'headers of another place',
    { ...at(3), headers: at(2).headers },
    'The headers say 1-0-2, the message itself 1-0-3.',
  ],
])('tells a fork by %s', async (_, message, reason) => {
  const { reader } = reading();
  await reader.take(at(1));
  if (reason !== '') await expect(reader.take(message)).rejects.toThrow(reason);
  // Who changes the digest as well is found out by the next message.
  if (reason === '') {
    await reader.take(message);
    await expect(reader.take(at(3))).rejects.toThrow(ChangesForked);
  }
});

it('tells a fork by the running total, and by the same place with another digest', async () => {
  const [first, wrong] = chained([change(1), change(2, { runningTotal: '21.00' })]);
  const { reader } = reading();
  if (first !== undefined) await reader.take(first);
  await expect(reader.take(wrong ?? at(1))).rejects.toThrow('it adds up to 20.00 EUR, not 21.00');
  const [other] = chained([change(1, { accountId: 'globex' })]);
  const second = reading().reader;
  await second.take(at(1));
  await expect(second.take(other ?? at(1))).rejects.toThrow('Change 1 came twice, and not the same.');
});

it('takes nothing after a fork, not even what was given with it', async () => {
  const { reader, applied } = reading({ fetchEntries: () => Promise.resolve(changes) });
  const forged = { ...at(2), value: text };
  const taken = await Promise.allSettled([at(1), forged, at(3)].map((message) => reader.take(message)));
  expect(taken.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(reader.take(at(2))).rejects.toThrow('is not the one that its digest is of');
  expect(applied).toEqual([1]);
});

it('believes no header that the message itself does not bear out, also of an epoch that is over', async () => {
  const [next = at(1), last = at(2)] = chained([1, 2].map((seq) => change(seq, { epoch: 2 })));
  const { reader } = reading();
  await reader.take(next);
  await expect(reader.take({ ...last, headers: { ...last.headers, epoch: '1' } })).rejects.toThrow(
    'The headers say 1-0-2',
  );
});

it('begins anew with an epoch, and leaves out what is left of the one before', async () => {
  const [next] = chained([change(1, { epoch: 2 })]);
  const firsts: boolean[] = [];
  const { reader } = reading({ apply: (_, __, isFirst) => void firsts.push(isFirst) });
  for (const message of [at(1), at(2), next ?? at(1), at(3)]) await reader.take(message);
  expect(firsts).toEqual([true, false, true]);
  expect(reader.position(0)).toMatchObject({ epoch: 2, seq: 1 });
});

describe('an epoch that begins', () => {
  const inShard = (shard: number, epoch: number) => chained([1, 2].map((seq) => change(seq, { shard, epoch })));
  const [ofA, ofB] = [inShard(0, 1), inShard(1, 1)];
  const [nextOfA, nextOfB] = [inShard(0, 2), inShard(1, 2)];

  /** A reader that keeps what the documentation tells it to. */
  const keeping = (positions: readonly ShardPosition[] = []) => {
    const kept = { sums: new Map<string, number>(), positions: new Map(positions.map((one) => [one.shard, one])) };
    const reader = new ChangesReader({
      positions,
      apply: ({ shard, delta }, position, isFirst) => {
        if (isFirst) for (const list of [kept.sums, kept.positions]) list.clear();
        kept.sums.set(`${shard}`, (kept.sums.get(`${shard}`) ?? 0) + Number(delta));
        kept.positions.set(shard, position);
      },
    });
    const take = async (messages: readonly BuiltMessage[]) => {
      await Promise.all(messages.map((message) => reader.take(message)));
      return Object.fromEntries(kept.sums);
    };
    return { take, kept };
  };

  it('takes away what shards had that have nothing to tell in it', async () => {
    const { take, kept } = keeping();
    expect(await take([...ofA, ...ofB])).toEqual({ 0: 20, 1: 20 });
    expect(await take(nextOfB.slice(0, 1))).toEqual({ 1: 10 });
    expect([...kept.positions.keys()]).toEqual([1]);
  });

  it('is begun once, whichever shard tells of it first, and nothing of the one before is taken after it', async () => {
    const { take } = keeping();
    const late = ofB.slice(1);
    expect(await take([...ofA, ...ofB.slice(0, 1), ...nextOfA, ...late, ...nextOfB])).toEqual({ 0: 20, 1: 20 });
  });

  it('is known of again after a stop', async () => {
    const first = keeping();
    await first.take([...ofA, ...ofB, ...nextOfA.slice(0, 1)]);
    const second = keeping([...first.kept.positions.values()]);
    expect(await second.take([...ofB, ...nextOfA, ...nextOfB.slice(0, 1)])).toEqual({ 0: 10, 1: 10 });
  });

  it('is begun anew where positions of several epochs were kept', async () => {
    const [ofOld, ofNew] = [keeping(), keeping()];
    await ofOld.take(ofB);
    await ofNew.take(nextOfA.slice(0, 1));
    const mixed = keeping([...ofNew.kept.positions.values(), ...ofOld.kept.positions.values()]);
    mixed.kept.sums.set('0', 10).set('1', 20);
    // What is left of the older one is not taken, and nothing is asked for to fill it.
    expect(await mixed.take(ofB.slice(1))).toEqual({ 0: 10, 1: 20 });
    expect(await mixed.take([...ofB, ...nextOfA, ...nextOfB])).toEqual({ 0: 20, 1: 20 });
  });

  it('is begun again where the first change of it could not be applied', async () => {
    const firsts: boolean[] = [];
    const apply = (_: ArrChange, __: ShardPosition, isFirst: boolean): void => {
      firsts.push(isFirst);
      if (firsts.length === 1) throw new Error('The database is away.');
    };
    const reader = new ChangesReader({ apply });
    await expect(reader.take(at(1))).rejects.toThrow('away');
    await reader.take(at(1));
    expect(firsts).toEqual([true, true]);
  });
});

it('lets so many messages wait and no more, and takes what was refused when it is given again', async () => {
  let goOn: () => void = () => undefined;
  const isFree = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { reader } = reading({ apply: () => isFree });
  const taken = Array.from({ length: 10_000 }, () => reader.take(at(1)));
  await expect(reader.take(at(2))).rejects.toMatchObject({ name: 'ChangesRefused', code: 'reader-is-full' });
  goOn();
  expect(new Set(await Promise.all(taken))).toEqual(new Set(['next', 'repeated']));
  expect(await reader.take(at(2))).toBe('next');
});
