import {
  type AppendTold,
  foldedOf,
  oneByOne,
  policyAdopted,
  ratePublished,
  dayInUtc,
  transferred,
} from '../../../test/support/arr.builders';
import { accountId, currency, monthly, on, started, subscriptionId } from '../../../test/support/subscription.builders';
import type { Policy } from '../../kernel/policy';
import { AccountsAsOfHandler } from './accounts-as-of.handler';
import { AccountArrHandler } from './account-history.handler';
import type { Answered } from './query-rejections';
import { ArrAsOfHandler } from './arr-as-of.handler';
import { ArrSeriesHandler } from './arr-series.handler';
import { BridgeHandler } from './bridge.handler';
import { CommittedHandler } from './committed.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { MovementListHandler } from './movement-list.handler';
import { MovementsBetweenHandler } from './movements-between.handler';
import { describeQueryRejection } from './query-rejection-texts';
import {
  AccountArr,
  AccountsAsOf,
  ArrAsOf,
  ArrSeries,
  Bridge,
  Committed,
  MovementList,
  MovementsBetween,
  Restatement,
} from './questions.query';
import { Retention } from './rates-questions.query';
import { RestatementHandler } from './restatement.handler';
import { RetentionHandler } from './retention.handler';

const hasher = { sha256: (text: string) => `sha256:${text}`, uuid: (name: string) => name };
const EUR = { currency: currency('EUR') };
const USD = { currency: currency('USD') };
const sub2 = { subscriptionId: subscriptionId('sub-2'), accountId: accountId('bolt'), ...USD };

/** Under a policy that is adopted after all else, where it is another than the first. */
const resolverOf = (appends: readonly AppendTold[], changes: Partial<Policy> = {}) => {
  const adopted = { recordedAt: '2025-01-03T00:00:00Z', facts: [policyAdopted(2, changes)] };
  return new KnowledgeResolver(foldedOf(Object.keys(changes).length === 0 ? appends : [...appends, adopted]).books);
};

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

describe('where a rate is missing', () => {
  const gap = oneByOne(
    started({ ...sub2, effectiveOn: on('2025-01-15'), lines: monthly('100.00'), attributes: { plan: 'pro' } }),
    ratePublished('USD/EUR', '2025-02-01', '0.90', { until: on('2025-03-01') }),
    ratePublished('EUR/USD', '2025-01-01', '1.10'),
    started({ lines: monthly('100.00') }),
  );
  const refusalOf = async (answered: Promise<Answered<unknown>>) => {
    const { outcome, ...rest } = await answered;
    return outcome === 'refused' && 'rejection' in rest ? rest.rejection : outcome;
  };
  const missing = (from: string, until: string) => ({
    code: 'rate-is-missing',
    missing: [{ base: 'USD', quote: 'EUR', days: [{ from, until }] }],
  });

  it('there is no figure, and the pair and the day whose rate the policy wants are named', async () => {
    const ask = (changes: Partial<Policy>, day: string) =>
      refusalOf(new ArrAsOfHandler(resolverOf(gap, changes), hasher).execute(new ArrAsOf({ asOf: on(day), ...EUR })));
    expect(await ask({}, '2025-02-15')).toEqual(missing('2025-01-15', '2025-01-16'));
    expect(await ask({ fx: 'as-of' }, '2025-03-31')).toEqual(missing('2025-03-31', '2025-04-01'));
    expect(await ask({ fx: 'as-of' }, '2025-02-28')).toBe('answered');
    expect(await ask({ fx: { constant: on('2025-06-01') } }, '2025-02-28')).toEqual(
      missing('2025-06-01', '2025-06-02'),
    );
    // Before the subscription started, nothing needed a rate.
    expect(await ask({}, '2025-01-14')).toBe('answered');
  });

  it('nor is there any of a window with such a day, or of a list', async () => {
    const resolver = resolverOf(gap, { fx: 'as-of' });
    const year = { window: { from: on('2025-01-01'), to: on('2026-01-01') } };
    const asked = [
      new MovementsBetweenHandler(resolver).execute(new MovementsBetween({ ...year, interval: 'month', ...EUR })),
      new MovementListHandler(resolver).execute(new MovementList({ ...year, ...EUR })),
      new RetentionHandler(resolver).execute(new Retention({ ...year, ...EUR })),
      new CommittedHandler(resolver, dayInUtc).execute(new Committed({ asOf: on('2025-02-15'), ...EUR })),
      new AccountArrHandler(resolver).execute(new AccountArr({ accountId: accountId('bolt'), ...EUR })),
      new AccountsAsOfHandler(resolver).execute(new AccountsAsOf({ asOf: on('2025-03-01'), ...EUR })),
      new BridgeHandler(resolver).execute(new Bridge({ ...year, fromKnownAt: 0, ...EUR })),
      new RestatementHandler(resolver).execute(new Restatement({ asOf: on('2025-03-01'), fromKnownAt: 0, ...EUR })),
    ];
    for (const each of asked) expect(await refusalOf(each)).toMatchObject({ code: 'rate-is-missing' });
    const february = { window: { from: on('2025-02-02'), to: on('2025-03-01') } };
    const within = new MovementsBetween({ ...february, interval: 'month', ...EUR });
    expect(await refusalOf(new MovementsBetweenHandler(resolver).execute(within))).toBe('answered');
    const points = new ArrSeries({ ...february, interval: 'month', ...EUR });
    expect(await refusalOf(new ArrSeriesHandler(resolver).execute(points))).toBe('answered');
    const march = new ArrSeries({
      window: { from: on('2025-02-02'), to: on('2025-04-01') },
      interval: 'month',
      ...EUR,
    });
    expect(await refusalOf(new ArrSeriesHandler(resolver).execute(march))).toEqual(missing('2025-03-31', '2025-04-01'));
  });

  it('nor is there any of a window in whose midst such days begin and end', async () => {
    const later = [...gap, ...oneByOne(ratePublished('USD/EUR', '2025-03-20', '0.80'))];
    const handler = new MovementsBetweenHandler(resolverOf(later, { fx: 'as-of' }));
    const window = { from: on('2025-02-15'), to: on('2025-04-01') };
    const ask = (netting: 'day' | 'window') =>
      refusalOf(handler.execute(new MovementsBetween({ window, interval: 'quarter', netting, ...EUR })));
    expect(await ask('day')).toEqual(missing('2025-03-01', '2025-03-20'));
    expect(await ask('window')).toBe('answered');
  });

  it('nor of one step in whose midst something changes accounts that had no rate the day before', async () => {
    const moved = [
      ...gap,
      ...oneByOne(ratePublished('USD/EUR', '2025-03-20', '0.80'), transferred('2025-03-15', 'bolt', 'cedar', sub2)),
    ];
    const handler = new MovementsBetweenHandler(resolverOf(moved, { fx: 'as-of' }));
    const window = { from: on('2025-02-15'), to: on('2025-04-01') };
    const question = new MovementsBetween({ window, interval: 'quarter', netting: 'window', ...EUR });
    expect(await refusalOf(handler.execute(question))).toEqual(missing('2025-03-14', '2025-03-15'));
  });

  it('there is a figure of what needs none of it', async () => {
    const ask = (filter: string) =>
      refusalOf(
        new ArrAsOfHandler(resolverOf(gap), hasher).execute(new ArrAsOf({ asOf: on('2025-02-15'), filter, ...EUR })),
      );
    expect(await ask('plan:pro')).toMatchObject({ code: 'rate-is-missing' });
    expect(await ask('plan:')).toBe('answered');
  });

  it('people are told which, and of many spans the first', async () => {
    const days = ['01', '03', '05', '07', '09', '11'].map((day) => ({
      from: on(`2025-01-${day}`),
      until: on(`2025-01-${(Number(day) + 1).toString().padStart(2, '0')}`),
    }));
    const [rejection] = [{ code: 'rate-is-missing' as const, missing: [{ base: 'USD', quote: 'EUR', days }] }];
    expect(describeQueryRejection(rejection).detail).toBe(
      'No rate counts of USD/EUR on 2025-01-01, 2025-01-03, 2025-01-05, 2025-01-07, 2025-01-09 and 1 more spans of days.',
    );
    expect(
      describeQueryRejection({
        ...rejection,
        missing: [{ base: 'USD', quote: 'EUR', days: [{ from: on('2025-01-01'), until: on('2025-02-01') }] }],
      }).detail,
    ).toBe('No rate counts of USD/EUR on 2025-01-01 to 2025-01-31.');
  });

  it('on the way only, a restatement is told per currency and names it', async () => {
    const filled = [
      ...gap,
      { recordedAt: '2025-01-02T00:00:00Z', facts: [ratePublished('USD/EUR', '2025-01-10', '0.50')] },
    ];
    const asked = new Restatement({ asOf: on('2025-01-31'), fromKnownAt: 0, ...EUR });
    expect(answerIn(await new RestatementHandler(resolverOf(filled)).execute(asked))).toMatchObject({
      figures: [{ currency: 'EUR', before: '0.00', after: '1800.00', difference: '1800.00' }],
      missing: [{ base: 'USD', quote: 'EUR', days: [{ from: '2025-01-15', until: '2025-01-16' }] }],
      effects: [
        { currency: 'USD', effect: '1200.00', sequence: 2 },
        { currency: 'EUR', effect: '1200.00', sequence: 5 },
        { currency: 'EUR', effect: '600.00', sequence: 6, cause: 'rate' },
        { currency: 'USD', effect: '-1200.00', sequence: 6, cause: 'rate' },
      ],
    });
  });
});
