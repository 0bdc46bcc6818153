import { type AppendTold, foldedOf, oneByOne, paused, transferred } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { MemoryTextVault } from '../../../test/support/memory-text-vault.adapter';
import {
  amount,
  cancelled,
  contract,
  currency,
  lineId,
  monthly,
  on,
  priced,
  started,
  upgraded,
} from '../../../test/support/subscription.builders';
import type { Line } from '../../subscriptions/domain/line';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { KnowledgeResolver } from './knowledge-resolver';
import { MovementExplanationHandler } from './movement-explanation.handler';
import { MovementExplanation } from './questions.query';

const ask = (appends: readonly AppendTold[], movementId: string, knownAt?: number) => {
  const handler = new MovementExplanationHandler(new KnowledgeResolver(foldedOf(appends).books), new MemoryTextVault());
  return handler.execute(new MovementExplanation({ movementId, ...(knownAt !== undefined && { knownAt }) }));
};

const answerTo = async (appends: readonly AppendTold[], movementId: string, knownAt?: number) => {
  const answered = await ask(appends, movementId, knownAt);
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

/** How each contribution comes about: in a sum, and from which amounts. */
const sums = async (facts: readonly SubscriptionFact[], movementId: string) => {
  const { contributions } = await answerTo(oneByOne(...facts), movementId);
  return contributions.map(({ formula, before, after }) => [formula, before.arr, after.arr]);
};

const late = upgraded({ effectiveOn: on('2025-02-01'), lines: monthly('120.00') });
const log = oneByOne(started(), upgraded(), late);

describe('a movement', () => {
  it('has the facts of a subscription read as often, however many lines move', async () => {
    const readingsWith = async (lines: number): Promise<number> => {
      const stated = Array.from({ length: lines }, (_, index) => priced({ id: lineId(`line-${index}`) }));
      const { books, book } = foldedOf(oneByOne(started({ lines: stated })));
      const factsOf = book.factsOf.bind(book);
      let readings = 0;
      book.factsOf = (id) => {
        readings += 1;
        return factsOf(id);
      };
      const handler = new MovementExplanationHandler(new KnowledgeResolver(books), new MemoryTextVault());
      expect(await handler.execute(new MovementExplanation({ movementId: '2-1' }))).toMatchObject({
        answer: { contributions: { length: lines } },
      });
      return readings;
    };
    expect(await readingsWith(5)).toBe(await readingsWith(1));
  });

  it('is explained by what its lines came to on the day before and come to on the day', async () => {
    const { contributions, facts, ...movement } = await answerTo(log, '3-1', 3);
    expect(movement).toMatchObject({
      ...{ id: '3-1', kind: 'assert', stands: true, class: 'expansion', effectiveOn: '2025-03-01' },
      ...{ accountId: 'acme', delta: '600.00', before: '1200.00', after: '1800.00', knownAt: { sequence: 3 } },
    });
    expect(contributions).toMatchObject([
      {
        ...{ subscriptionId: 'sub-1', lineId: 'seats', delta: '600.00', formula: '1800.00 − 1200.00 = 600.00' },
        before: {
          ...{ asOf: '2025-02-28', status: 'active', arr: '1200.00', factId: givenFactId(2) },
          formula: '(100.00 × 1) × 12 = 1200.00',
        },
        after: {
          ...{ asOf: '2025-03-01', arr: '1800.00', factId: givenFactId(3), line: { unitPrice: '150.00' } },
          inputs: { gross: '150.00', discounts: [], net: '150.00', annualFactor: '12' },
        },
      },
    ]);
    expect(facts.map(({ sequence, type, standing }) => [sequence, type, standing])).toEqual([
      [2, 'subscription-started', 'stands'],
      [3, 'subscription-upgraded', 'stands'],
    ]);
  });

  it('says by what it has been taken back and what stands instead, once that is known', async () => {
    expect(await answerTo(log, '3-1', 3)).not.toHaveProperty('takenBack');
    expect(await answerTo(log, '3-1')).toMatchObject({
      stands: false,
      takenBack: { by: '4-2', factId: givenFactId(4), sequence: 4, replacedBy: '4-3' },
      contributions: [{ delta: '600.00', before: { arr: '1200.00' } }],
    });
    expect(await answerTo(log, '4-2')).toMatchObject({
      ...{ kind: 'retract', retracts: '3-1', stands: false, delta: '-600.00' },
      contributions: [{ delta: '-600.00', formula: '−(1800.00 − 1200.00) = -600.00' }],
    });
    expect(await answerTo(log, '4-3')).toMatchObject({
      ...{ kind: 'assert', stands: true, delta: '360.00' },
      contributions: [{ formula: '1800.00 − 1440.00 = 360.00' }],
    });
  });

  it('has no other that says it anew where its day no longer moves', async () => {
    const cancelledEarlier = [...log, ...oneByOne(cancelled({ effectiveOn: on('2025-03-01') }))].slice(-1);
    const told = await answerTo([...oneByOne(started(), upgraded()), ...cancelledEarlier], '3-1');
    expect(told.takenBack).toMatchObject({ by: '4-1', replacedBy: '4-2' });
  });

  it.each([
    ['2-2', undefined],
    ['9-1', undefined],
    ['3-1', 2],
  ])('that the journal does not have is refused: %s at %s', async (movementId, knownAt) => {
    const rejection = { code: 'movement-not-found', movementId };
    expect(await ask(log, movementId, knownAt)).toEqual({ outcome: 'refused', rejection });
  });
});

describe('a contribution', () => {
  it('of a line that goes is what it came to', async () => {
    expect(await sums([started(), cancelled()], '3-1')).toEqual([['-1200.00', '1200.00', '0.00']]);
    expect(await sums([started(), paused('2025-02-01')], '3-1')).toEqual([['-1200.00', '1200.00', '0.00']]);
  });

  it('that changes its attributes goes out whole and comes in whole', async () => {
    const moved = upgraded({ attributes: { plan: 'team' } });
    expect(await sums([started(), moved], '3-1')).toEqual([
      ['-1200.00', '1200.00', '1800.00'],
      ['1800.00', '1200.00', '1800.00'],
    ]);
  });

  it('that changes accounts is what it came to the day before', async () => {
    const move = transferred('2025-02-01', 'acme', 'bolt');
    const raised = upgraded({ effectiveOn: on('2025-02-01') });
    expect(await sums([started(), move], '3-1')).toEqual([['-1200.00', '1200.00', '1200.00']]);
    expect(await sums([started(), raised, move], '4-1')).toEqual([['-1200.00', '1200.00', '1800.00']]);
  });

  it('says why a line counts for nothing', async () => {
    const trial = monthly('100.00', { trialUntil: on('2025-02-01') });
    const { contributions } = await answerTo(oneByOne(started({ lines: trial })), '2-1');
    expect(contributions).toMatchObject([
      { formula: '1200.00', before: { arr: '0.00', notCounted: 'on-trial' }, after: { arr: '1200.00' } },
    ]);
    const stopped = await answerTo(oneByOne(started(), paused('2025-02-01')), '3-1');
    expect(stopped.contributions).toMatchObject([{ after: { status: 'paused', notCounted: 'paused' } }]);
  });
});

describe('the formula of a line', () => {
  const discounts = [{ percent: amount('10') }, { amount: amount('5.00') }];

  it.each<[Line, string]>([
    [priced(), '(100.00 × 1) × 12 = 1200.00'],
    [
      priced({ unitPrice: amount('49.00'), quantity: amount('12'), discounts }),
      '(49.00 × 12 − 10 % − 5.00) × 12 = 6290.40',
    ],
    [
      priced({ discounts: [{ amount: amount('120.00') }, { percent: amount('10') }] }),
      '(100.00 × 1 − 120.00 − 10 %, not below 0) × 12 = 0.00',
    ],
    [priced({ every: { months: 3 } }), '(100.00 × 1) × 4 = 400.00'],
    [priced({ every: { days: 7 } }), '(100.00 × 1) × 365/7 ≈ 5214.29'],
    [priced({ unitPrice: amount('0.0035'), quantity: amount('1000') }), '(0.0035 × 1000) × 12 = 42.00'],
    [contract('1000', 32), '1000 × 3/8 = 375.00'],
    [contract('1000', 32, { discounts: [{ percent: amount('50') }] }), '(1000 − 50 %) × 3/8 = 187.50'],
  ])('of %j is %s', async (line, formula) => {
    // A line that comes to nothing leaves no movement, so another one moves beside it.
    const lines = [priced({ id: lineId('beside') }), line];
    const { contributions } = await answerTo(
      oneByOne(started({ lines: [priced({ id: line.id, unitPrice: amount('1.00') })] }), upgraded({ lines })),
      '3-1',
    );
    const shown = contributions.find(({ lineId: id }) => id === line.id);
    expect(shown?.after.formula).toBe(formula);
  });

  it('has the exact amount that each discount leaves', async () => {
    const lines = [
      priced({ unitPrice: amount('0.005'), discounts: [{ percent: amount('12.5') }, { amount: amount('0.001') }] }),
    ];
    const { contributions } = await answerTo(oneByOne(started({ lines })), '2-1');
    expect(contributions[0]?.after.inputs).toEqual({
      gross: '0.005',
      discounts: [
        { percent: '12.5', leaves: '0.004375' },
        { amount: '0.001', leaves: '0.003375' },
      ],
      net: '0.003375',
      annualFactor: '12',
    });
  });

  it('has the digits of the currency', async () => {
    const yen = started({ currency: currency('JPY'), lines: monthly('100') });
    const { contributions } = await answerTo(oneByOne(yen), '2-1');
    expect(contributions[0]?.after).toMatchObject({ formula: '(100 × 1) × 12 = 1200', inputs: { gross: '100' } });
  });
});
