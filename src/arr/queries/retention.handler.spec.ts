import { foldedOf, oneByOne } from '../../../test/support/arr.builders';
import {
  accountId,
  amount,
  cancelled,
  currency,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import type { Answered } from './query-rejections';
import { KnowledgeResolver } from './knowledge-resolver';
import { Retention } from './rates-questions.query';
import { RetentionHandler } from './retention.handler';

const sub2 = { subscriptionId: subscriptionId('sub-2'), accountId: accountId('bolt') };
const sub3 = { subscriptionId: subscriptionId('sub-3'), currency: currency('JPY') };

const log = oneByOne(
  started({ lines: monthly('100.00'), attributes: { plan: 'pro' } }),
  started({ ...sub2, lines: monthly('50.00') }),
  started({ ...sub3, effectiveOn: on('2025-06-01'), lines: monthly('4900') }),
  upgraded({ ...sub2, effectiveOn: on('2025-02-10'), lines: monthly('70.00') }),
  cancelled({ effectiveOn: on('2025-03-15') }),
);

const handler = new RetentionHandler(new KnowledgeResolver(foldedOf(log).books));
const ask = (question: Partial<Retention['question']>) =>
  handler.execute(new Retention({ window: { from: on('2025-02-01'), to: on('2025-04-01') }, ...question }));

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

describe('the rates of a window', () => {
  it('come with what they are made of, by the window and by the year', async () => {
    const { figures, ...rest } = answerIn(await ask({ native: currency('EUR'), grossMargin: amount('50') }));
    expect(rest).toMatchObject({ months: 2, days: 59, grossMargin: '50', digits: 6, knownAt: { sequence: 6 } });
    expect(figures).toMatchObject([
      {
        opening: '1800.00',
        expansion: '240.00',
        churn: '1200.00',
        closing: '840.00',
        cohort: { accounts: 2, accountsLost: 1, closing: '840.00', retained: '600.00' },
        nrr: { value: '0.466667', numerator: '840.00', denominator: '1800.00' },
        grr: { value: '0.333333' },
        grossChurnRate: { value: '0.666667', annual: '4.000000' },
        netChurnRate: { value: '0.533333', annual: '3.200000' },
        logoChurnRate: { value: '0.500000', numerator: '1', denominator: '2', annual: '3.000000' },
        quickRatio: { value: '0.200000', numerator: '240.00', denominator: '1200.00' },
        averageArrPerAccount: { value: '840.00', denominator: '1' },
        lifetimeYears: { value: '0.250000' },
        lifetimeValue: { value: '105.00' },
      },
    ]);
  });

  it('are made annual by days where the months of the window are not whole', async () => {
    const window = { from: on('2025-03-01'), to: on('2025-03-20') };
    const { figures, days, ...rest } = answerIn(await ask({ window, native: currency('EUR') }));
    expect({ days, months: rest.months }).toEqual({ days: 19, months: undefined });
    // 1200 / 2040 × 365 / 19
    expect(figures).toMatchObject([{ grossChurnRate: { value: '0.588235', annual: '11.300310' } }]);
  });

  it('have no value where they would be divided by zero, and say why', async () => {
    const { figures } = answerIn(await ask({ native: currency('JPY') }));
    expect(figures).toMatchObject([
      {
        nrr: { value: null, why: 'nothing-at-opening', numerator: '0', denominator: '0' },
        grossChurnRate: { value: null, annual: null },
        quickRatio: { value: null, why: 'nothing-lost' },
        averageArrPerAccount: { value: null, why: 'nothing-at-closing' },
        growth: [{ over: 'window', since: '2025-01-31', value: null, why: 'nothing-then' }, {}, {}, {}],
        lifetimeYears: { value: null, why: 'nothing-at-opening' },
        lifetimeValue: { value: null, why: 'nothing-at-closing' },
      },
    ]);
  });

  it('are of what was known', async () => {
    const { figures } = answerIn(await ask({ knownAt: 5 }));
    expect(figures).toMatchObject([{ nrr: { value: '1.133333' }, lifetimeYears: { why: 'nothing-lost' } }, {}]);
  });

  it('are told apart by group, where something stands or moves', async () => {
    const { figures, groupBy } = answerIn(await ask({ groupBy: 'plan', native: currency('EUR') }));
    expect(groupBy).toBe('plan');
    const [none, pro] = figures[0]?.groups ?? [];
    expect(none).toMatchObject({
      by: { plan: null },
      nrr: { value: '1.400000' },
      logoChurnRate: { value: '0.000000' },
    });
    expect(pro).toMatchObject({
      by: { plan: 'pro' },
      nrr: { value: '0.000000' },
      grossChurnRate: { value: '1.000000' },
    });
  });

  it('are refused for an empty window, and by an attribute that nobody has stated', async () => {
    const window = { from: on('2025-02-01'), to: on('2025-02-01') };
    expect(await ask({ window })).toMatchObject({ rejection: { code: 'window-is-empty' } });
    expect(await ask({ filter: 'plam:pro' })).toMatchObject({ rejection: { code: 'attribute-not-known' } });
    expect(await ask({ groupBy: 'plan,plan' })).toMatchObject({ rejection: { code: 'group-by-is-invalid' } });
  });
});
