import type { ArrChange } from './arr-change';
import { at, chained, change, changes, changesUpTo, reading } from './changes.builders';
import type { ChangesReaderOptions } from './changes-reader';
import { ENTRIES_HELD_MAX } from './gap-fill';

type FetchEntries = NonNullable<ChangesReaderOptions['fetchEntries']>;

/** A service with these entries that answers pages, and what it was asked for. */
const serviceWith = (entries: readonly ArrChange[], page = 2) => {
  const asked: number[] = [];
  const fetchEntries: FetchEntries = ({ from }) => {
    asked.push(from);
    return Promise.resolve(entries.slice(from - 1, from - 1 + page));
  };
  return { fetchEntries, asked };
};

/** The entries with another account at one place: all adds up as before. */
const withAnother = (entries: readonly ArrChange[], seq: number): readonly ArrChange[] =>
  entries.map((one) => (one.seq === seq ? { ...one, accountId: 'globex' } : one));

const seqs = (to: number): readonly number[] => Array.from({ length: to }, (_, index) => index + 1);

it('fills a gap from the service, page by page', async () => {
  const { fetchEntries, asked } = serviceWith(changes);
  const { reader, applied } = reading({ fetchEntries });
  await reader.take(at(1));
  await reader.take(at(5));
  expect(asked).toEqual([2, 4]);
  expect(applied).toEqual([1, 2, 3, 4, 5]);
});

it('does not fill a gap with changes of another epoch', async () => {
  const [ofShard = at(1)] = chained([change(1, { epoch: 2 })]);
  const [, later = at(2)] = chained(changesUpTo(2, { epoch: 2, shard: 1 }));
  const { fetchEntries } = serviceWith([change(1, { shard: 1 })]);
  const { reader, applied } = reading({ fetchEntries });
  await reader.take(ofShard);
  await expect(reader.take(later)).rejects.toThrow('Changes 1 to 1 of shard 1 in epoch 2 are missing.');
  expect(applied).toEqual([1]);
});

it('fills the gap that a new epoch begins with', async () => {
  const next = changesUpTo(3, { epoch: 2 });
  const [, , waiting = at(3)] = chained(next);
  const { reader, applied } = reading({ fetchEntries: serviceWith(next).fetchEntries });
  await reader.take(at(1));
  await reader.take(waiting);
  expect(applied).toEqual([1, 1, 2, 3]);
  expect(reader.position(0)).toMatchObject({ epoch: 2, seq: 3 });
});

describe('an answer that does not lead to the message', () => {
  it.each([2, 3, 4])('is not applied where change %i is another, and another answer may be asked for', async (seq) => {
    let { fetchEntries } = serviceWith(withAnother(changes, seq), 1);
    const { reader, applied } = reading({ fetchEntries: (gap) => fetchEntries(gap) });
    await reader.take(at(1));
    const before = reader.position(0);
    await expect(reader.take(at(5))).rejects.toMatchObject({
      ...{ name: 'ChangesRefused', code: 'entries-do-not-follow' },
      message: expect.stringContaining('changes 2 to 4 of shard 0 in epoch 1'),
    });
    expect([applied, reader.position(0)]).toEqual([[1], before]);
    ({ fetchEntries } = serviceWith(changes));
    expect(await reader.take(at(5))).toBe('next');
    expect(applied).toEqual([1, 2, 3, 4, 5]);
  });

  it('is not applied where its totals do not add up on the way', async () => {
    const wrong = changes.map((one) => (one.seq === 3 ? { ...one, delta: '11.00' } : one));
    const { reader, applied } = reading({ fetchEntries: serviceWith(wrong).fetchEntries });
    await expect(reader.take(at(5))).rejects.toMatchObject({ code: 'entries-do-not-follow' });
    expect(applied).toEqual([]);
  });

  it('is not even asked for where the message is not what its own digest is of', async () => {
    const { fetchEntries, asked } = serviceWith(changes);
    const { reader, applied } = reading({ fetchEntries });
    const altered = { ...at(5), value: at(5).value.replace('acme', 'globex') };
    await expect(reader.take(altered)).rejects.toMatchObject({ name: 'ChangesForked', code: 'changes-forked' });
    expect([asked, applied]).toEqual([[], []]);
  });
});

describe('an answer', () => {
  it('may say an entry twice, and more than was asked for', async () => {
    const twice = changes.flatMap((one) => [one, one]);
    const { reader, applied } = reading({ fetchEntries: () => Promise.resolve(twice) });
    await reader.take(at(4));
    expect(applied).toEqual([1, 2, 3, 4]);
  });

  it('that has not all of a gap leaves all of it out', async () => {
    const { reader, applied } = reading({ fetchEntries: serviceWith(changes.slice(0, 3), 1).fetchEntries });
    await expect(reader.take(at(5))).rejects.toMatchObject({ name: 'ChangesMissing', code: 'changes-missing' });
    const later = reading({ fetchEntries: () => Promise.resolve(changes.slice(2)) });
    await expect(later.reader.take(at(5))).rejects.toThrow('Changes 1 to 2 of shard 0 in epoch 1 are missing.');
    expect([applied, later.applied]).toEqual([[], []]);
  });

  it.each<[string, unknown, string, string]>([
    ['the page', { items: changes, next: null }, 'entries-are-no-list', 'answered an object in place of a list'],
    ['nothing', undefined, 'entries-are-no-list', 'answered undefined in place of a list'],
    ['no entry', [null], 'change-field-is-invalid', 'it is null, and must be an object'],
    [
      'an entry whose seq is text',
      [{ ...change(1), seq: '1' }],
      'change-field-is-invalid',
      '`seq` is "1", and must be a whole number from 1',
    ],
  ])('that is %s in place of entries is refused', async (_, answer, code, message) => {
    const { reader, applied } = reading({ fetchEntries: () => Promise.resolve(answer as readonly ArrChange[]) });
    await expect(reader.take(at(2))).rejects.toMatchObject({
      ...{ name: 'ChangesRefused', code, message: expect.stringContaining(message) },
      fix: expect.stringContaining('items'),
    });
    expect(applied).toEqual([]);
    await reader.take(at(1));
    expect(applied).toEqual([1]);
  });
});

it('goes on in a gap where a change of it could not be applied', async () => {
  const applied: number[] = [];
  let isAway = true;
  const { reader } = reading({
    fetchEntries: serviceWith(changes).fetchEntries,
    apply: ({ seq }) => {
      if (seq === 3 && isAway) throw new Error('The database is away.');
      applied.push(seq);
    },
  });
  await expect(reader.take(at(5))).rejects.toThrow('away');
  expect(reader.position(0)).toMatchObject({ seq: 2 });
  isAway = false;
  await reader.take(at(5));
  expect(applied).toEqual([1, 2, 3, 4, 5]);
});

describe('a gap of more entries than are held', () => {
  const many = changesUpTo(2 * ENTRIES_HELD_MAX + 500);
  const waiting = chained(many).at(-1) ?? at(1);
  const PAGE = 700;

  it('is filled all the same', async () => {
    const { fetchEntries, asked } = serviceWith(many, PAGE);
    const { reader, applied } = reading({ fetchEntries });
    await reader.take(waiting);
    expect(applied).toEqual(seqs(many.length));
    // What was held of it is not asked for again.
    expect(asked).toEqual([1, 701, 1401, 2101, 1001, 1701, 2401]);
  });

  it('is left out whole where its last entry is another', async () => {
    const { fetchEntries } = serviceWith(withAnother(many, many.length - 1), PAGE);
    const { reader, applied } = reading({ fetchEntries });
    await expect(reader.take(waiting)).rejects.toMatchObject({ code: 'entries-do-not-follow' });
    expect(applied).toEqual([]);
  });

  it('is filled as far as the second answer is the first one, and may be asked for again', async () => {
    const seq = ENTRIES_HELD_MAX + 600;
    const [right, wrong] = [serviceWith(many, PAGE), serviceWith(withAnother(many, seq), PAGE)];
    const hasAnsweredAll = (): boolean => right.asked.length === 4;
    const { reader, applied } = reading({
      fetchEntries: (gap) => (hasAnsweredAll() ? wrong : right).fetchEntries(gap),
    });
    await expect(reader.take(waiting)).rejects.toMatchObject({ code: 'entries-do-not-follow' });
    expect(applied).toEqual(seqs(ENTRIES_HELD_MAX));
    right.asked.length = 0;
    await expect(reader.take(waiting)).resolves.toBe('next');
    expect(applied).toEqual(seqs(many.length));
  });
});
