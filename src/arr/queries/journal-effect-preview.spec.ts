import { type AppendTold, foldedOf, merged, oneByOne, transferred } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  corrected,
  currency,
  downgraded,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import type { ArrEffect } from '../../kernel/arr-effect.port';
import type { Token } from '../../kernel/log-record';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { JournalEffectPreview } from './journal-effect-preview';
import { KnowledgeResolver } from './knowledge-resolver';

const SUB = subscriptionId('sub-1');

const standing = oneByOne(
  started(),
  upgraded(),
  started({ subscriptionId: subscriptionId('sub-2'), accountId: accountId('globex') }),
);
/** The id of the first fact that would be recorded next. */
const NEXT = 5;

const TOKEN = 'token' as Token;
const TODAY = on('2025-01-01');

/** `count` is how many facts of the subscription the decision was made on. */
const previewOf = (appends: readonly AppendTold[], facts: readonly SubscriptionFact[], count = 2) =>
  new JournalEffectPreview(new KnowledgeResolver(foldedOf(appends).books)).effectOf(
    SUB,
    facts.map((fact, index) => ({ ...fact, id: givenFactId(NEXT + index), recordedOn: TODAY })),
    { revision: count - 1, token: TOKEN },
  );

const text = ({ effectiveOn, currency: code, delta }: ArrEffect) => `${effectiveOn} ${code} ${delta}`;

/** What the journal adds when the facts are recorded in one append, by day and currency. */
const addedBy = (facts: readonly SubscriptionFact[]): readonly string[] => {
  const before = foldedOf(standing).entries.length;
  const { entries } = foldedOf([...standing, { recordedAt: '2025-02-01T00:00:00Z', facts }]);
  const sums = new Map<string, bigint>();
  for (const { effectiveOn, currency: code, delta } of entries.slice(before)) {
    const key = `${effectiveOn} ${code}`;
    sums.set(key, (sums.get(key) ?? 0n) + delta);
  }
  return [...sums].flatMap(([key, sum]) => (sum === 0n ? [] : [`${key} ${sum}`])).sort();
};

describe('the effect of facts that are not recorded', () => {
  it.each<[string, readonly SubscriptionFact[], readonly string[]]>([
    [
      'a late change',
      [downgraded({ effectiveOn: on('2025-02-01') })],
      ['2025-02-01 EUR -60000', '2025-03-01 EUR 60000'],
    ],
    ['a cancellation', [cancelled()], ['2025-06-01 EUR -180000']],
    ['a void', [voided(givenFactId(3))], ['2025-03-01 EUR -60000']],
    [
      'a correction of day',
      [corrected(givenFactId(3), upgraded({ effectiveOn: on('2025-04-01') }))],
      ['2025-03-01 EUR -60000', '2025-04-01 EUR 60000'],
    ],
    ['a correction of account', [corrected(givenFactId(2), started({ accountId: accountId('globex') }))], []],
    [
      'several facts',
      [upgraded({ effectiveOn: on('2025-04-01'), lines: monthly('200.00') }), cancelled()],
      ['2025-04-01 EUR 60000', '2025-06-01 EUR -240000'],
    ],
    ['what changes nothing', [upgraded({ effectiveOn: on('2025-05-01') })], []],
  ])('is, for %s, what the journal then adds', async (_, facts, expected) => {
    const effect = (await previewOf(standing, facts)).map(text);
    expect(effect).toEqual(expected);
    expect(effect).toEqual(addedBy(facts));
  });

  it('is that of a new subscription too', async () => {
    const effect = await previewOf([], [started({ currency: currency('JPY'), lines: monthly('5') })]);
    expect(effect.map(text)).toEqual(['2025-01-01 JPY 60']);
  });

  it('is that on the facts decided on, where the book has read further', async () => {
    const ahead = [...standing, { recordedAt: '2025-02-01T00:00:00Z', facts: [cancelled()] }];
    const effect = await previewOf(ahead, [cancelled({ effectiveOn: on('2025-05-01') })]);
    expect(effect.map(text)).toEqual(['2025-05-01 EUR -180000']);
  });

  it('waits for the facts decided on, where the book is behind', async () => {
    const waited: (Token | undefined)[] = [];
    const { books } = foldedOf(standing);
    const waiting: typeof books = {
      ...books,
      view: (token) => {
        waited.push(token);
        return books.view();
      },
    };
    await new JournalEffectPreview(new KnowledgeResolver(waiting)).effectOf(SUB, [], { revision: 1, token: TOKEN });
    expect(waited).toEqual([TOKEN]);
  });

  it('nets to nothing for a transfer, and follows an account that is merged', async () => {
    const facts = [...standing, ...oneByOne(merged('2025-02-01', 'acme', 'globex'))];
    expect(await previewOf(facts, [transferred('2025-02-15', 'acme', 'initech')])).toEqual([]);
    const gone = cancelled({ accountId: accountId('globex') });
    expect((await previewOf(facts, [gone])).map(text)).toEqual(['2025-06-01 EUR -180000']);
  });

  it('leaves the book as it is', async () => {
    const { book, books, entries } = foldedOf(standing);
    const before = entries.length;
    await new JournalEffectPreview(new KnowledgeResolver(books)).effectOf(
      SUB,
      [{ ...cancelled(), id: givenFactId(NEXT), recordedOn: TODAY }],
      {
        revision: 1,
        token: TOKEN,
      },
    );
    expect(entries).toHaveLength(before);
    expect(book.factsOf(SUB)).toHaveLength(2);
  });
});
