import { givenFactId } from '../../../test/support/decider-scenario';
import { currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { BookWords } from './kept-changes.codec';
import type { LevelChange } from './level-change';
import { NumberReader, NumberWriter } from './number-bytes';

const change: LevelChange = {
  effectiveOn: on('2025-01-01'),
  currency: currency('EUR'),
  subscriptionId: subscriptionId('sub-1'),
  lineId: lineId('seats'),
  isTransfer: false,
  isFx: false,
  lines: 0,
  delta: 4900n,
  attributes: { region: 'EU', plan: 'pro' },
  turn: { factId: givenFactId(1), causes: ['change', 'correction'] },
};

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const DELTAS = [0n, 1n, -1n, SAFE / 2n, -SAFE / 2n, SAFE / 2n + 1n, SAFE, -SAFE, 2n ** 120n, -(2n ** 120n)];

it.each([
  ...DELTAS.map((delta) => ({ delta })),
  { isTransfer: true, lines: -1 },
  { isTransfer: true, lines: 1 },
  { isFx: true },
  { lines: -1 },
  { lines: 1 },
  { attributes: {} },
  { currency: currency('JPY') },
])('tells a change with %p as it was after it was written and read', (told) => {
  const words = new BookWords();
  const one = { ...change, ...told };
  const writer = new NumberWriter();
  const kept = words.kept(one, words.subscriptions.idOf(one.subscriptionId));
  words.write(writer, kept);
  const read = words.read(new NumberReader(writer.written));
  expect(read).toEqual(kept);
  expect(words.told(read, one.effectiveOn)).toEqual(one);
});

it('knows the same attributes again, whatever their order', () => {
  const words = new BookWords();
  expect(words.keepAttributes({ plan: 'pro', region: 'EU' })).toBe(words.keepAttributes(change.attributes));
  expect(words.keepAttributes({ plan: 'pro' })).not.toBe(words.keepAttributes(change.attributes));
});

it('knows attributes apart that are kept in turn', () => {
  const words = new BookWords();
  const [one, other] = [{ plan: 'pro' }, { plan: 'team' }];
  const ids = [one, other, one, { plan: 'team' }].map((attributes) => words.keepAttributes(attributes));
  expect(ids.map((id) => words.attributesOf(id))).toEqual([one, other, one, other]);
  expect(new Set(ids).size).toBe(2);
});

it('reads more sets of attributes than it remembers', () => {
  const words = new BookWords();
  const plans = Array.from({ length: 10_000 }, (_, index) => ({ plan: `plan-${index}` }));
  const kept = plans.map((attributes) => words.keepAttributes(attributes));
  expect(kept.map((attributes) => words.attributesOf(attributes))).toEqual(plans);
});
