import {
  type AppendTold,
  foldedOf,
  oneByOne,
  policyAdopted,
  ratePublished,
  dayInUtc,
  transferred,
} from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { MemoryTextVault } from '../../../test/support/memory-text-vault.adapter';
import {
  accountId,
  cancelled,
  currency,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import type { Policy } from '../../kernel/policy';
import { AccountsAsOfHandler } from './accounts-as-of.handler';
import { AccountArrHandler } from './account-history.handler';
import type { Answered } from './query-rejections';
import { ArrAsOfHandler } from './arr-as-of.handler';
import { BridgeHandler } from './bridge.handler';
import { CommittedHandler } from './committed.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { MovementExplanationHandler } from './movement-explanation.handler';
import { MovementListHandler } from './movement-list.handler';
import { MovementsBetweenHandler } from './movements-between.handler';
import {
  AccountArr,
  AccountsAsOf,
  ArrAsOf,
  Bridge,
  Committed,
  MovementExplanation,
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

/** 100 EUR a month from January; 100 USD a month from 15 January, 200 from March, none from May. */
const log = oneByOne(
  ratePublished('USD/EUR', '2025-01-01', '0.90'),
  started({ lines: monthly('100.00') }),
  started({ ...sub2, effectiveOn: on('2025-01-15'), lines: monthly('100.00'), attributes: { plan: 'pro' } }),
  upgraded({ ...sub2, effectiveOn: on('2025-03-01'), lines: monthly('200.00'), attributes: { plan: 'pro' } }),
  ratePublished('USD/EUR', '2025-03-01', '0.80'),
  cancelled({ ...sub2, effectiveOn: on('2025-05-01') }),
);

/** 100 USD a month, 200 from February on, before the rate falls in March. */
const growing = oneByOne(
  ratePublished('USD/EUR', '2025-01-01', '0.90'),
  started({ ...sub2, lines: monthly('100.00') }),
  upgraded({ ...sub2, effectiveOn: on('2025-02-01'), lines: monthly('200.00') }),
  ratePublished('USD/EUR', '2025-03-01', '0.80'),
);

/** A rate for 10 January that becomes known after all else. */
const withLateRate = [
  ...log,
  { recordedAt: '2025-01-02T00:00:00Z', facts: [ratePublished('USD/EUR', '2025-01-10', '0.95')] },
];

/** Under a policy that is adopted after all else, where it is another than the first. */
const resolverOf = (appends: readonly AppendTold[], changes: Partial<Policy> = {}) => {
  const adopted = { recordedAt: '2025-01-03T00:00:00Z', facts: [policyAdopted(2, changes)] };
  return new KnowledgeResolver(foldedOf(Object.keys(changes).length === 0 ? appends : [...appends, adopted]).books);
};

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const arrOn = async (day: string, appends: readonly AppendTold[], changes?: Partial<Policy>, knownAt?: number) => {
  const question = { asOf: on(day), ...EUR, ...(knownAt !== undefined && { knownAt }) };
  const handler = new ArrAsOfHandler(resolverOf(appends, changes), hasher);
  return answerIn(await handler.execute(new ArrAsOf(question))).figures.map(({ arr }) => arr);
};

const WINDOW = { window: { from: on('2025-03-01'), to: on('2025-06-01') } };

describe('a figure in a reporting currency', () => {
  it('converts at the rate of the day a subscription started, which its changes keep', async () => {
    expect(await arrOn('2025-01-14', log)).toEqual(['1200.00']);
    expect(await arrOn('2025-01-15', log)).toEqual(['2280.00']);
    expect(await arrOn('2025-03-01', log)).toEqual(['3360.00']);
  });

  it('converts at the rate of each day, or of one, where the policy says so', async () => {
    expect(await arrOn('2025-02-28', log, { fx: 'as-of' })).toEqual(['2280.00']);
    expect(await arrOn('2025-03-01', log, { fx: 'as-of' })).toEqual(['3120.00']);
    expect(await arrOn('2025-01-15', log, { fx: { constant: on('2025-04-01') } })).toEqual(['2160.00']);
  });

  it('is another by a rate that comes late, and not as known before', async () => {
    expect(await arrOn('2025-01-15', withLateRate)).toEqual(['2340.00']);
    expect(await arrOn('2025-01-15', withLateRate, {}, 7)).toEqual(['2280.00']);
  });

  it('says what it is converted to, and has another digest than what was agreed in it', async () => {
    const ask = async (question: ArrAsOf['question']) =>
      answerIn(await new ArrAsOfHandler(resolverOf(log), hasher).execute(new ArrAsOf(question)));
    const [converted, native] = [
      await ask({ asOf: on('2025-01-10'), ...EUR }),
      await ask({ asOf: on('2025-01-10'), native: currency('EUR') }),
    ];
    expect([converted.reportingCurrency, native.reportingCurrency]).toEqual(['EUR', undefined]);
    expect(converted.figures).toEqual(native.figures);
    expect(converted.digest).not.toBe(native.digest);
  });

  it('is of groups and of a filter as well', async () => {
    const handler = new ArrAsOfHandler(resolverOf(log), hasher);
    const grouped = answerIn(await handler.execute(new ArrAsOf({ asOf: on('2025-03-31'), ...EUR, groupBy: 'plan' })));
    expect(grouped.figures[0]?.groups?.map(({ by, arr }) => [by['plan'], arr])).toEqual([
      [null, '1200.00'],
      ['pro', '2160.00'],
    ]);
  });
});

describe('movements in a reporting currency', () => {
  const rowsOf = async (changes: Partial<Policy>, netting: 'day' | 'window' = 'day') => {
    const handler = new MovementsBetweenHandler(resolverOf(log, changes));
    const { total } = answerIn(
      await handler.execute(new MovementsBetween({ ...WINDOW, interval: 'month', netting, ...EUR })),
    );
    return total;
  };

  it('have what rates make of what stood apart, where the rate is that of each day', async () => {
    expect(await rowsOf({ fx: 'as-of' })).toMatchObject([
      {
        ...{ currency: 'EUR', opening: '2280.00', expansion: '960.00', fx: '-120.00' },
        ...{ churn: '-1920.00', closing: '1200.00', difference: '0.00' },
      },
    ]);
  });

  it('have none of it where a subscription keeps its rate', async () => {
    expect(await rowsOf({})).toMatchObject([
      { opening: '2280.00', expansion: '1080.00', fx: '0.00', churn: '-2160.00', closing: '1200.00' },
    ]);
  });

  it('revalue in one step what stood at the opening by the rate of the closing', async () => {
    expect(await rowsOf({ fx: 'as-of' }, 'window')).toMatchObject([
      // March: 1200 USD are 960 EUR after it, and 2400 USD 1920; May: what goes, goes whole.
      { opening: '2280.00', expansion: '960.00', fx: '-120.00', churn: '-1920.00', difference: '0.00' },
    ]);
    const quarter = { window: { from: on('2025-02-01'), to: on('2025-04-01') }, interval: 'quarter' as const };
    const handler = new MovementsBetweenHandler(resolverOf(growing, { fx: 'as-of' }));
    const rows = async (netting: 'day' | 'window') =>
      answerIn(await handler.execute(new MovementsBetween({ ...quarter, netting, ...EUR }))).total;
    expect(await rows('day')).toMatchObject([{ fx: '-240.00', expansion: '1080.00', difference: '0.00' }]);
    expect(await rows('window')).toMatchObject([{ fx: '-120.00', expansion: '960.00', difference: '0.00' }]);
  });

  it.each([
    ['alone', []],
    ['beside another', [started({ accountId: sub2.accountId, lines: monthly('10.00') })]],
  ])('have what rates make in one step of what goes to another account, %s', async (_, others) => {
    const moved = oneByOne(
      ratePublished('USD/EUR', '2025-01-01', '0.90'),
      started({ ...sub2, lines: monthly('100.00') }),
      ...others,
      ratePublished('USD/EUR', '2025-03-01', '0.80'),
      transferred('2025-03-15', 'bolt', 'cedar', sub2),
    );
    const handler = new MovementsBetweenHandler(resolverOf(moved, { fx: 'as-of' }));
    const window = { from: on('2025-02-01'), to: on('2025-04-01') };
    for (const netting of ['day', 'window'] as const) {
      const question = new MovementsBetween({ window, interval: 'quarter', netting, ...EUR });
      const { total } = answerIn(await handler.execute(question));
      expect(total).toMatchObject([{ fx: '-120.00', expansion: '0.00', contraction: '0.00', difference: '0.00' }]);
    }
  });

  it('are listed by that column, and explained by the rate and its fact', async () => {
    const resolver = resolverOf(log, { fx: 'as-of' });
    const { items, sums } = answerIn(
      await new MovementListHandler(resolver).execute(new MovementList({ ...WINDOW, class: 'fx', ...EUR })),
    );
    expect(sums).toEqual([{ currency: 'EUR', class: 'fx', delta: '-120.00', movements: 1 }]);
    const explained = answerIn(
      await new MovementExplanationHandler(resolver, new MemoryTextVault()).execute(
        new MovementExplanation({ movementId: items[0]?.id ?? '', ...EUR }),
      ),
    );
    expect(explained).toMatchObject({
      ...{ class: 'fx', delta: '-120.00', causes: ['rate'] },
      contributions: [
        {
          formula: '960.00 − 1080.00 = -120.00',
          before: { arr: '1200.00', converted: { rate: '0.90', rateOn: '2025-02-28', arr: '1080.00' } },
          after: { arr: '2400.00', converted: { formula: '2400.00 USD × 0.80 → 1920.00 EUR', factId: givenFactId(6) } },
        },
      ],
    });
    expect(explained.facts.map(({ type }) => type)).toContain('exchange-rate-published');
  });
});

it('a list of accounts goes on in the currency it began with', async () => {
  const handler = new AccountsAsOfHandler(resolverOf(log));
  const first = answerIn(await handler.execute(new AccountsAsOf({ asOf: on('2025-02-01'), ...EUR, limit: 1 })));
  const second = answerIn(await handler.execute(new AccountsAsOf({ cursor: first.next ?? '' })));
  expect([first, second].map(({ items }) => items.map(({ accountId: of, arr }) => [of, arr]))).toEqual([
    [['acme', '1200.00']],
    [['bolt', '1080.00']],
  ]);
  expect(await handler.execute(new AccountsAsOf({ cursor: first.next ?? '', ...USD }))).toMatchObject({
    rejection: { code: 'cursor-is-of-another-question' },
  });
});

it('a rate that comes late explains the restatement, whose bridge has its difference', async () => {
  const resolver = resolverOf(withLateRate);
  const asked = { asOf: on('2025-02-28'), fromKnownAt: 7, ...EUR };
  expect(answerIn(await new RestatementHandler(resolver).execute(new Restatement(asked)))).toMatchObject({
    figures: [{ currency: 'EUR', before: '2280.00', after: '2340.00', difference: '60.00' }],
    effects: [{ type: 'exchange-rate-published', cause: 'rate', accountId: 'bolt', effect: '60.00' }],
  });
  const bridge = new BridgeHandler(resolver).execute(new Bridge({ ...WINDOW, fromKnownAt: 7, ...EUR }));
  expect(answerIn(await bridge).rows).toMatchObject([
    { reported: '2280.00', earlierPeriods: '60.00', opening: '2340.00', closing: '1200.00', difference: '0.00' },
  ]);
});

it('what is committed, kept and told of an account is converted as well', async () => {
  const resolver = resolverOf(log);
  const committed = await new CommittedHandler(resolver, dayInUtc).execute(
    new Committed({ asOf: on('2025-03-31'), ...EUR }),
  );
  expect(answerIn(committed).figures).toMatchObject([{ arr: '3360.00', committed: '1200.00', ahead: '-2160.00' }]);
  const retention = await new RetentionHandler(resolver).execute(new Retention({ ...WINDOW, ...EUR }));
  expect(answerIn(retention).figures).toMatchObject([{ currency: 'EUR', opening: '2280.00', churn: '2160.00' }]);
  const steps = await new AccountArrHandler(resolver).execute(new AccountArr({ accountId: accountId('bolt'), ...EUR }));
  expect(answerIn(steps).steps.map(({ from, arr }) => [from, arr])).toEqual([
    ['2025-01-15', '1080.00'],
    ['2025-03-01', '2160.00'],
    ['2025-05-01', '0.00'],
  ]);
});

it('one currency is not told apart once it is converted', async () => {
  const both = new ArrAsOf({ asOf: on('2025-02-15'), native: currency('USD'), ...EUR });
  expect(await new ArrAsOfHandler(resolverOf(log), hasher).execute(both)).toMatchObject({
    rejection: { code: 'native-with-reporting', native: 'USD', currency: 'EUR' },
  });
});

it('a policy that is adopted restates what is converted', async () => {
  const adopted = [
    ...log,
    { recordedAt: '2025-01-02T00:00:00Z', facts: [policyAdopted(2, { fx: { constant: on('2025-03-01') } })] },
  ];
  const asked = new Restatement({ asOf: on('2025-02-28'), fromKnownAt: 7, ...EUR });
  const handler = new RestatementHandler(new KnowledgeResolver(foldedOf(adopted).books));
  expect(answerIn(await handler.execute(asked))).toMatchObject({
    figures: [{ before: '2280.00', after: '2160.00', difference: '-120.00' }],
    effects: [{ cause: 'policy', accountId: 'bolt', effect: '-120.00' }],
  });
});
