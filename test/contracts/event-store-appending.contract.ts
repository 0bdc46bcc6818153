import { type Append, NO_REVISION } from '../../src/kernel/event-store.port';
import { InvariantViolated } from '../../src/kernel/invariant-violated';
import { LOG_START } from '../../src/kernel/log-position';
import { APPEND_BYTES_MAX, RECORDS_PER_APPEND_MAX } from '../../src/platform/embedded/append-limits';
import {
  appended,
  appendOf,
  ledgerOpened,
  logAfter,
  namesOf,
  record,
  streamNamed,
  streamOf,
  type StoreUnderTest,
} from './event-store.builders';

/** What was written, and how the same or another write is answered then. `e` is the expected revision. */
interface Retry {
  readonly written: readonly (readonly [expecting: number, ...names: string[]])[];
  readonly sent: readonly [expecting: number, ...names: string[]];
  readonly answer: 'as before' | 'again' | 'conflict';
  readonly revision?: number;
}

const singles: Retry['written'] = [
  [-1, '0'],
  [0, '1'],
  [1, '2'],
  [2, '3'],
  [3, '4'],
  [4, '5'],
];

const RETRIES: readonly (readonly [title: string, retry: Retry])[] = [
  ['the first record of six', { written: singles, sent: [-1, '0'], answer: 'as before', revision: 0 }],
  ['a record from the middle', { written: singles, sent: [2, '3'], answer: 'as before', revision: 3 }],
  ['two that were written one by one', { written: singles, sent: [1, '2', '3'], answer: 'as before', revision: 3 }],
  ['the id of the first at the head', { written: singles, sent: [5, '0'], answer: 'again', revision: 6 }],
  ['the id of the first before the head', { written: singles, sent: [4, '0'], answer: 'conflict' }],
  ['the id of the first past the head', { written: singles, sent: [6, '0'], answer: 'conflict' }],
  ['a single record', { written: [[-1, '0']], sent: [-1, '0'], answer: 'as before', revision: 0 }],
  ['a single record at its own revision', { written: [[-1, '0']], sent: [0, '0'], answer: 'again', revision: 1 }],
  ['the whole of a write', { written: [[-1, '0', '1']], sent: [-1, '0', '1'], answer: 'as before', revision: 1 }],
  ['the first part of a write', { written: [[-1, '0', '1']], sent: [-1, '0'], answer: 'as before', revision: 0 }],
  ['the second part of a write', { written: [[-1, '0', '1']], sent: [0, '1'], answer: 'as before', revision: 1 }],
  ['a write and one more', { written: [[-1, '0', '1']], sent: [-1, '0', '1', '2'], answer: 'conflict' }],
  ['a write whose second id differs', { written: [[-1, '0', '1']], sent: [-1, '0', '2'], answer: 'conflict' }],
  ['a write whose first id differs', { written: [[-1, '0', '1']], sent: [-1, '2', '1'], answer: 'conflict' }],
  ['a write in another order', { written: [[-1, '0', '1']], sent: [-1, '1', '0'], answer: 'conflict' }],
];

const ofSubscription = ([expecting, ...names]: readonly [number, ...string[]]): Append =>
  appendOf('subscription-retried', expecting, ...names);

export const appending = (under: StoreUnderTest): void => {
  it('counts revisions of each stream from 0, in the order of the appends', async () => {
    await appended(under.store, ledgerOpened());
    expect(await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a0', 'a1'))).toMatchObject({
      revision: 1,
    });
    expect(await appended(under.store, appendOf('subscription-b', NO_REVISION, 'b0'))).toMatchObject({ revision: 0 });
    expect(await appended(under.store, appendOf('subscription-a', 1, 'a2'))).toMatchObject({ revision: 2 });
    const records = await streamOf(under.store, 'subscription-a');
    expect(records.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(namesOf(records)).toEqual(['a0', 'a1', 'a2']);
  });

  it.each([
    ['behind the head', 0],
    ['past the head', 2],
    ['far past the head', 1_000],
    ['of a stream that holds nothing', NO_REVISION],
  ])('answers a conflict to an expected revision %s, and writes nothing', async (_, expecting) => {
    await appended(under.store, ledgerOpened());
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a0', 'a1'));
    expect(await under.store.append(appendOf('subscription-a', expecting, 'x'))).toEqual({ outcome: 'conflict' });
    expect(namesOf(await streamOf(under.store, 'subscription-a'))).toEqual(['a0', 'a1']);
    expect((await under.store.head()).sequence).toBe(3);
  });

  it('answers a conflict to any revision of a stream that does not exist', async () => {
    await appended(under.store, ledgerOpened());
    expect(await under.store.append(appendOf('subscription-a', 0, 'x'))).toEqual({ outcome: 'conflict' });
    expect(await streamOf(under.store, 'subscription-a')).toEqual([]);
  });

  it('does not take a stream for another whose name begins alike', async () => {
    await appended(under.store, ledgerOpened());
    await appended(under.store, appendOf('subscription-a1', NO_REVISION, 'a10'));
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a0'));
    await appended(under.store, appendOf('subscription-a.1', NO_REVISION, 'a.10'));
    expect(namesOf(await streamOf(under.store, 'subscription-a'))).toEqual(['a0']);
  });

  it('lets one of many callers through who expect the same revision', async () => {
    await appended(under.store, ledgerOpened());
    const callers = Array.from({ length: 40 }, (_, index) => `caller ${index.toString()}`);
    const outcomes = await Promise.all(
      callers.map((caller) => under.store.append(appendOf('subscription-a', NO_REVISION, caller, `${caller} too`))),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    const winner = callers[outcomes.findIndex(({ outcome }) => outcome === 'appended')] ?? 'nobody';
    expect(namesOf(await streamOf(under.store, 'subscription-a'))).toEqual([winner, `${winner} too`]);
  });

  it('keeps the records of one append together, however many append at once', async () => {
    await appended(under.store, ledgerOpened());
    const names = Array.from({ length: 200 }, (_, index) => index.toString());
    await Promise.all(
      names.map((name) =>
        appended(under.store, appendOf(`subscription-${name}`, NO_REVISION, `${name} a`, `${name} b`, `${name} c`)),
      ),
    );
    const [, ...facts] = await logAfter(under.store, LOG_START);
    expect(facts).toHaveLength(600);
    for (let first = 0; first < facts.length; first += 3) {
      const [a, b, c] = facts.slice(first, first + 3);
      expect([b?.stream, c?.stream]).toEqual([a?.stream, a?.stream]);
      expect([a?.revision, b?.revision, c?.revision]).toEqual([0, 1, 2]);
    }
  });

  it('takes a whole append or nothing of it, and harms no other', async () => {
    const refused = under.store.append({
      stream: streamNamed('ledger-main'),
      // The second fact cannot be numbered: it would be dated in a zone that there is not.
      records: [
        record('opening', { type: 'ledger-opened', data: { timeZone: 'Europe/Atlantis' } }),
        record('odd', { type: 'account-registered' }),
      ],
      expectedRevision: NO_REVISION,
    });
    const other = under.store.append(appendOf('arrJournal-0-0', NO_REVISION, 'entry'));
    const unopened = under.store.append(appendOf('subscription-a', NO_REVISION, 'too early'));
    await expect(unopened).rejects.toThrow(InvariantViolated);
    expect(await other).toMatchObject({ outcome: 'appended', revision: 0 });
    // A ledger's first facts are known from the beginning, which is one day in every zone.
    expect((await refused).outcome).toBe('appended');
    await expect(under.store.append(appendOf('account-a', NO_REVISION, 'dated', 'dated too'))).rejects.toThrow(
      InvariantViolated,
    );
    expect(await streamOf(under.store, 'account-a')).toEqual([]);
    expect((await under.store.head()).sequence).toBe(2);
  });

  describe('sent again', () => {
    it.each(RETRIES)('answers %s', async (_, { written, sent, answer, revision }) => {
      await appended(under.store, ledgerOpened());
      for (const each of written) await appended(under.store, ofSubscription(each));
      const before = await logAfter(under.store, LOG_START);

      const outcome = await under.store.append(ofSubscription(sent));
      const after = await logAfter(under.store, LOG_START);
      expect(after).toHaveLength(before.length + (answer === 'again' ? sent.length - 1 : 0));
      if (answer === 'conflict') {
        expect(outcome).toEqual({ outcome: 'conflict' });
        return;
      }
      const { token } =
        after.find((fact) => fact.stream === 'subscription-retried' && fact.revision === revision) ?? {};
      expect(outcome).toEqual({ outcome: 'appended', revision, token, recognised: answer === 'as before' });
    });

    it('is told by ids alone, and keeps the first content', async () => {
      await appended(under.store, ledgerOpened());
      const first = await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a'));
      const other = { ...record('a'), data: { name: 'other' }, type: 'other-thing-happened' };
      const again = { stream: streamNamed('subscription-a'), records: [other], expectedRevision: NO_REVISION };
      expect(await under.store.append(again)).toEqual({ ...first, recognised: true });
      expect(await streamOf(under.store, 'subscription-a')).toMatchObject([{ data: { name: 'a' } }]);
    });

    it('is recognised while the first is still under way', async () => {
      await appended(under.store, ledgerOpened());
      const sent = Array.from({ length: 20 }, () =>
        under.store.append(appendOf('subscription-a', NO_REVISION, 'a', 'b')),
      );
      const outcomes = await Promise.all(sent);
      const first = outcomes.filter((outcome) => outcome.outcome === 'appended' && !outcome.recognised);
      expect(first).toHaveLength(1);
      const others = outcomes.filter((outcome) => !first.includes(outcome));
      expect(others).toEqual(others.map(() => ({ ...first[0], recognised: true })));
      expect(namesOf(await streamOf(under.store, 'subscription-a'))).toEqual(['a', 'b']);
    });

    it('is recognised in a stream that holds no facts', async () => {
      const first = await appended(under.store, appendOf('arrJournal-0-0', NO_REVISION, 'a', 'b'));
      await appended(under.store, appendOf('arrJournal-0-0', 1, 'c'));
      expect(await under.store.append(appendOf('arrJournal-0-0', NO_REVISION, 'a', 'b'))).toEqual({
        ...first,
        recognised: true,
      });
      expect(first.recognised).toBe(false);
      expect(await under.store.append(appendOf('arrJournal-0-0', NO_REVISION, 'a', 'x'))).toEqual({
        outcome: 'conflict',
      });
    });
  });

  describe('what nobody may send', () => {
    it.each([
      ['no records', { records: [] }],
      [
        'too many records',
        { records: Array.from({ length: RECORDS_PER_APPEND_MAX + 1 }, (_, index) => record(String(index))) },
      ],
      ['too many bytes', { records: [record('a', { data: { text: 'x'.repeat(APPEND_BYTES_MAX) } })] }],
      ['a stream without a category', { stream: streamNamed('main') }],
      ['a stream with a control character', { stream: streamNamed('subscription-a\u0000b') }],
    ])('is %s', async (_, part: Partial<Append>) => {
      await appended(under.store, ledgerOpened());
      const append = { ...appendOf('subscription-a', NO_REVISION, 'a'), ...part };
      await expect(under.store.append(append)).rejects.toThrow(InvariantViolated);
      expect((await under.store.head()).sequence).toBe(1);
    });

    it('is not an append of as many records as are allowed', async () => {
      await appended(under.store, ledgerOpened());
      const names = Array.from({ length: RECORDS_PER_APPEND_MAX }, (_, index) => index.toString());
      await appended(under.store, appendOf('subscription-a', NO_REVISION, ...names));
      expect(namesOf(await streamOf(under.store, 'subscription-a'))).toEqual(names);
    });
  });
};
