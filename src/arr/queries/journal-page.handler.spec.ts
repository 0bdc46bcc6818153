import { foldedOf, oneByOne } from '../../../test/support/arr.builders';
import { cancelled, downgraded, started, upgraded } from '../../../test/support/subscription.builders';
import { openedAs } from '../../../test/support/opened-epochs';
import { shardOf } from '../domain/shard';
import { JournalPageHandler } from './journal-page.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { JournalPage } from './questions.query';

const SHARDS = 4;
const log = oneByOne(started(), upgraded(), downgraded(), cancelled());
const { books, book } = foldedOf(log);
const handler = new JournalPageHandler(new KnowledgeResolver(books), SHARDS, openedAs());
const own = shardOf(Buffer.from(book.index.entryAt(0).accountId), SHARDS);

const ask = (question: Partial<JournalPage['question']>) =>
  handler.execute(new JournalPage({ epoch: 1, shard: own, ...question }));

const pageOf = async (question: Partial<JournalPage['question']> = {}) => {
  const answer = await ask(question);
  if (answer.outcome === 'refused') throw new Error(`The question was refused: ${answer.rejection.code}.`);
  return answer.answer;
};

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

describe('the journal by shards', () => {
  it('has every entry of an account in one, in the order of the journal and without a gap', async () => {
    const { items, next, shards } = await pageOf();
    const count = book.rows.countKnown(book.knowledge.head.sequence);
    expect({ next, shards }).toEqual({ next: null, shards: SHARDS });
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, row) => row + 1));
    expect(items.map(({ id }) => id)).toEqual(items.map((_, row) => book.index.entryAt(row).id));
    expect((await pageOf({ shard: (own + 1) % SHARDS })).items).toEqual([]);
  });

  it('tells what the deltas have come to at each entry', async () => {
    let sum = 0n;
    for (const { delta, runningTotal } of (await pageOf()).items) {
      sum += cents(delta);
      expect(cents(runningTotal)).toBe(sum);
    }
  });

  it('comes in pages that follow one another', async () => {
    const { items } = await pageOf();
    const followed: unknown[] = [];
    for (let from: number | null = 1; from !== null;) {
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf({ from, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      followed.push(...page.items);
      from = page.next;
    }
    expect(followed).toEqual(items);
  });

  it('ends at the state of knowledge that is asked for', async () => {
    const { items } = await pageOf({ knownAt: 2 });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ sequence }) => sequence <= 2)).toBe(true);
    expect((await pageOf()).items.slice(0, items.length)).toEqual(items);
  });

  it('refuses an epoch and a shard that there is not', async () => {
    expect(await ask({ epoch: 2 })).toMatchObject({ rejection: { code: 'epoch-not-found', epoch: 2, known: [1] } });
    expect(await ask({ shard: SHARDS })).toMatchObject({ rejection: { code: 'shard-not-found', shards: SHARDS } });
  });

  it('is told again in an epoch that was opened on command, cut as that one is', async () => {
    const opened = { policyVersion: 1, derivationVersion: 1 };
    const epochs = openedAs(
      { epoch: 1, shards: SHARDS, ...opened },
      { epoch: 2, shards: 1, reason: 'Lost.', ...opened },
    );
    const again = new JournalPageHandler(new KnowledgeResolver(books), SHARDS, epochs);
    const answer = await again.execute(new JournalPage({ epoch: 2, shard: 0 }));
    if (answer.outcome === 'refused') throw new Error(`The question was refused: ${answer.rejection.code}.`);
    const { items } = await pageOf();
    expect(answer.answer).toMatchObject({ epoch: 2, shards: 1, policyVersion: 1 });
    expect(answer.answer.items).toEqual(items.map((item) => ({ ...item, epoch: 2, shard: 0 })));
    const none = await again.execute(new JournalPage({ epoch: 3, shard: 0 }));
    expect(none).toMatchObject({ outcome: 'refused', rejection: { code: 'epoch-not-found', known: [1, 2] } });
  });
});
