import { logOf, oneByOne } from '../../../test/support/arr.builders';
import { cancelled, monthly, on, started, upgraded } from '../../../test/support/subscription.builders';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import type { Recorded } from '../../kernel/projection';
import { KeptFacts } from './kept-facts.codec';

const recorded = (...facts: readonly SubscriptionFact[]): readonly Recorded<SubscriptionFact>[] =>
  logOf(oneByOne(...facts)).slice(1) as readonly Recorded<SubscriptionFact>[];

/** Of characters that take one, two, three and four bytes, and half of one. */
const TEXTS = ['a', 'ä', '€', '😀', '\ud83d', '__proto__'];

it('gives back each stream with all that the log says of its facts', () => {
  const attributes = Object.fromEntries(TEXTS.map((text) => [text, text]));
  const facts = recorded(started({ attributes }), upgraded({ lines: monthly('1.00') }), cancelled());
  const kept = new KeptFacts<SubscriptionFact>();
  facts.forEach((fact, index) => {
    kept.add(index % 2, fact);
  });
  expect(kept.of(0)).toStrictEqual([facts[0], facts[2]]);
  expect(kept.of(1)).toStrictEqual([facts[1]]);
  expect(kept.of(2)).toEqual([]);
});

it('gives what figures follow from alone', () => {
  const kept = new KeptFacts<SubscriptionFact>();
  const [fact] = recorded(started());
  if (fact !== undefined) kept.add(0, fact);
  const { type, data, id, recordedOn } = fact ?? {};
  expect(kept.markedRowsOf(0).rows.map((row) => kept.said(row))).toStrictEqual([{ type, data, id, recordedOn }]);
});

it('takes facts of any length', () => {
  const facts = recorded(
    ...[10, 400_000, 300_000, 5_000_000, 7].map((length) =>
      started({ effectiveOn: on('2025-01-01'), attributes: { plan: '€'.repeat(length) } }),
    ),
  );
  const kept = new KeptFacts<SubscriptionFact>();
  for (const fact of facts) kept.add(0, fact);
  expect(JSON.stringify(kept.of(0).map(({ data }) => data))).toBe(JSON.stringify(facts.map(({ data }) => data)));
});
