import { type PublishedEntry, publishedEntry, FIRST_DIGEST } from './arr/application/published-entry';
import { arrChanged } from './arr/publishing/arr-changed.message';
import type { JournalEntryAnswer } from './arr/queries/journal-answers';
import type { CheckedShard } from './cli/folder-work';
import type { MessagePage, ReceivedMessage, TextMessage } from './kernel/message-broker.port';
import { NodeHasher } from './platform/system/node-hasher.adapter';
import { TopicShardCheck } from './topic-check';

const PUBLICATION = { ledgerId: 'l', topicPrefix: '' };
const PLACE = { epoch: 2, shard: 0 };

const entryOf = (epoch: number, seq: number): JournalEntryAnswer =>
  ({
    ...{ ...PLACE, epoch, seq, id: `${seq.toString()}-1`, kind: 'assert', retracts: null, accountId: 'acme' },
    ...{ class: 'expansion', effectiveOn: '2025-01-01', currency: 'EUR', delta: '1.00', before: '0.00', after: '1.00' },
    ...{ contributions: [], causes: [], factId: 'f', sequence: seq, recordedAt: '2025-01-01T00:00:00.000Z' },
    ...{ policyVersion: epoch, derivationVersion: 1, runningTotal: `${seq.toString()}.00` },
  }) as unknown as JournalEntryAnswer;

/** The messages of an epoch from the first entry on, chained. */
const published = (epoch: number, count: number): readonly TextMessage[] => {
  let before = FIRST_DIGEST;
  return Array.from({ length: count }, (_, index) => {
    const fields = entryOf(epoch, index + 1) as unknown as Parameters<typeof publishedEntry>[0];
    const entry: PublishedEntry = publishedEntry(fields, before, new NodeHasher());
    before = entry.digest;
    return arrChanged(PUBLICATION, { ...PLACE, epoch }, entry);
  });
};

const received = (messages: readonly TextMessage[]): readonly ReceivedMessage[] =>
  messages.map(({ key, value, headers }, index) => ({ offset: BigInt(index), key, value, headers }));

interface Stage {
  readonly messages: readonly TextMessage[];
  /** How many entries the ledger has of each epoch. */
  readonly ledger?: Readonly<Record<number, number>>;
  readonly control?: object | undefined;
  /** The epoch that another has taken the place of. */
  readonly replaced?: number;
}

/** What the relay has written beside the last of them. */
const controlBeside = (messages: readonly TextMessage[]): object | undefined => {
  const last = messages.findLast(({ headers }) => headers['ce_type'] === 'arr.changed.v1');
  if (last === undefined) return undefined;
  const { epoch, seq, digest } = last.headers;
  const { runningTotal } = JSON.parse(last.value ?? 'null') as { readonly runningTotal: string };
  return { epoch: Number(epoch), seq: Number(seq), digest, totals: { EUR: runningTotal } };
};

const checked = (stage: Stage): Promise<CheckedShard> => {
  const { messages, ledger = { 1: 2, 2: 5 } } = stage;
  const control = 'control' in stage ? stage.control : controlBeside(messages);
  const has = (epoch: number): number => ledger[epoch] ?? 0;
  const page: MessagePage = { messages: received(messages), next: BigInt(messages.length), isLast: true };
  const said = control && { offset: 0n, key: '0', value: JSON.stringify(control), headers: {} };
  return new TopicShardCheck({
    broker: { read: () => Promise.resolve(page), lastOf: () => Promise.resolve(said) },
    changes: { topic: 'changes', partition: 0 },
    control: { topic: 'control', partition: 0 },
    own: {
      at: (epoch, seq) => Promise.resolve(seq <= has(epoch) ? entryOf(epoch, seq) : undefined),
      count: (epoch) => Promise.resolve(has(epoch)),
    },
    epoch: 2,
    isReplaced: (epoch) => epoch === stage.replaced,
    onPage: () => undefined,
  }).run(new AbortController().signal);
};

const WHOLE = published(2, 5);
const [, , third] = WHOLE;
const controlOf = (seq: number) => ({
  ...{ epoch: 2, seq, digest: WHOLE[seq - 1]?.headers['digest'], totals: { EUR: `${seq.toString()}.00` } },
});
const foundIn = ({ faults }: CheckedShard): readonly string[] => faults.map(({ found }) => found);
/** One of them with something else in its value or its headers. */
const withAnother = (index: number, change: (one: TextMessage) => Partial<TextMessage>) =>
  WHOLE.map((one, at) => (at === index ? { ...one, ...change(one) } : one));

describe('a shard of the topic', () => {
  it('is whole where each entry is there once, with those of earlier epochs before it', async () => {
    const shard = await checked({ messages: [...published(1, 2), ...WHOLE], control: controlOf(5) });
    expect(shard).toEqual({
      ...{ shard: 0, messages: 7, first: 1, last: 5, ledger: 5, behind: 0, faults: [], faultsMore: 0 },
    });
  });

  it('may be behind, also by a whole epoch, and may have lost its beginning in time', async () => {
    const behind = await checked({ messages: WHOLE.slice(2, 4), control: controlOf(4) });
    expect(behind).toMatchObject({ first: 3, last: 4, behind: 1, faults: [] });
    expect(await checked({ messages: published(1, 2) })).toMatchObject({ last: 0, behind: 5, faults: [] });
    expect(await checked({ messages: [] })).toMatchObject({ first: null, behind: 5, faults: [] });
  });

  it('may have entries of an epoch that was replaced which the ledger has lost', async () => {
    const stage = { messages: [...published(1, 3), ...WHOLE], control: controlOf(5) };
    expect(await checked({ ...stage, replaced: 1 })).toMatchObject({ messages: 8, last: 5, behind: 0, faults: [] });
    expect(foundIn(await checked(stage))).toEqual(['ahead']);
  });

  it.each<[string, Stage, readonly string[]]>([
    ['an entry is missing', { messages: WHOLE.filter((one) => one !== third) }, ['missing']],
    ['one came twice', { messages: [...WHOLE.slice(0, 3), ...WHOLE.slice(2)] }, ['doubled']],
    ['one of an epoch that is over', { messages: [...WHOLE, ...published(1, 1)] }, ['doubled']],
    [
      'the chain is broken',
      { messages: withAnother(2, ({ headers }) => ({ headers: { ...headers, digest: 'x' } })) },
      ['forked'],
    ],
    ['something else is there', { messages: withAnother(2, () => ({ value: 'hello' })) }, ['foreign', 'missing']],
    ['the ledger has less', { messages: WHOLE, ledger: { 2: 4 } }, ['ahead']],
    ['what is missing the ledger lacks too', { messages: WHOLE.slice(3), ledger: { 2: 2 } }, ['forked']],
    ['the control record is of another', { messages: WHOLE, control: { ...controlOf(4), digest: 'x' } }, ['control']],
    ['the control record adds up to more', { messages: WHOLE, control: { ...controlOf(5), totals: {} } }, ['control']],
    ['there is no control record', { messages: WHOLE, control: undefined }, ['control']],
    ['the control record is none', { messages: WHOLE, control: { epoch: 2 } }, ['control', 'control']],
    [
      'the control record has more currencies',
      { messages: WHOLE, control: { ...controlOf(5), totals: { EUR: '5.00', USD: '1.00' } } },
      ['control'],
    ],
    ['it ends before the control record', { messages: WHOLE.slice(0, 4), control: controlOf(5) }, ['missing']],
    ['all is gone that the control record has', { messages: [], control: controlOf(5) }, ['missing']],
  ])('is not where %s', async (_, stage, found) => {
    expect(foundIn(await checked(stage))).toEqual(found);
  });

  it('is not where an entry is another than the ledger’s, though the chain holds', async () => {
    let before = FIRST_DIGEST;
    const forged = Array.from({ length: 2 }, (_, index) => {
      const fields = { ...entryOf(2, index + 1), accountId: 'other' } as unknown as Parameters<
        typeof publishedEntry
      >[0];
      const entry = publishedEntry(fields, before, new NodeHasher());
      before = entry.digest;
      return arrChanged(PUBLICATION, PLACE, entry);
    });
    expect(foundIn(await checked({ messages: forged }))).toEqual(['altered', 'altered']);
  });

  it('tells of the first faults, and how many more there are', async () => {
    const twice = published(2, 30).flatMap((one) => [one, one]);
    const shard = await checked({ messages: twice, ledger: { 2: 30 } });
    expect([shard.faults.length, shard.faultsMore]).toEqual([20, 10]);
  });
});
