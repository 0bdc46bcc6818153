import { foldedOf, oneByOne } from '../../../test/support/arr.builders';
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
import type { Answered } from './query-rejections';
import type { CohortRow } from './cohort-answers';
import { CohortsHandler } from './cohorts.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { Cohorts } from './rates-questions.query';

const sub2 = { subscriptionId: subscriptionId('sub-2'), accountId: accountId('bolt') };
const sub3 = { subscriptionId: subscriptionId('sub-3'), accountId: accountId('coil') };

/** Acme from January and gone in March, bolt from January and more in February, coil for ten days of February. */
const log = oneByOne(
  started({ lines: monthly('100.00'), attributes: { plan: 'pro' } }),
  started({ ...sub2, lines: monthly('50.00') }),
  started({ ...sub3, effectiveOn: on('2025-02-05'), lines: monthly('10.00') }),
  upgraded({ ...sub2, effectiveOn: on('2025-02-10'), lines: monthly('70.00') }),
  cancelled({ ...sub3, effectiveOn: on('2025-02-15') }),
  cancelled({ effectiveOn: on('2025-03-15') }),
);

const handler = new CohortsHandler(new KnowledgeResolver(foldedOf(log).books));
const ask = (question: Partial<Cohorts['question']> = {}) =>
  handler.execute(new Cohorts({ asOf: on('2025-03-20'), interval: 'month', ...question }));

/** Accounts that begin one a month. */
const months = Array.from({ length: 12 }, (_, month) => {
  const name = (month + 1).toString().padStart(2, '0');
  const ids = { subscriptionId: subscriptionId(`sub-${name}`), accountId: accountId(`acc-${name}`) };
  return started({ ...ids, effectiveOn: on(`2025-${name}-01`), lines: monthly('10.00') });
});

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const shownOf = ({ from, accounts, ages }: CohortRow): readonly string[] => [
  `${from} ${accounts.toString()}`,
  ...ages.map(
    ({ asOf, accounts: left, arr, accountsShare, arrShare }) =>
      `${asOf} ${left.toString()} ${arr} ${accountsShare} ${String(arrShare)}`,
  ),
];

describe('cohorts', () => {
  it('are of the month in which an account first had ARR, and have an age for each month to the day', async () => {
    const { figures, ...rest } = answerIn(await ask());
    expect(rest).toMatchObject({ asOf: '2025-03-20', interval: 'month', digits: 6, knownAt: { sequence: 7 } });
    expect(figures.map(({ cohorts }) => cohorts.map(shownOf))).toEqual([
      [
        [
          '2025-01-01 2',
          '2025-01-31 2 1800.00 1.000000 1.000000',
          '2025-02-28 2 2040.00 1.000000 1.133333',
          '2025-03-20 1 840.00 0.500000 0.466667',
        ],
        ['2025-02-01 1', '2025-02-28 0 0.00 0.000000 null', '2025-03-20 0 0.00 0.000000 null'],
      ],
    ]);
  });

  it('are of what was known, and of quarters and years as well', async () => {
    const before = answerIn(await ask({ knownAt: 3, interval: 'quarter' }));
    expect(before.figures[0]?.cohorts.map(shownOf)).toEqual([
      ['2025-01-01 2', '2025-03-20 2 1800.00 1.000000 1.000000'],
    ]);
    const year = answerIn(await ask({ interval: 'year', asOf: on('2026-06-30') }));
    expect(year.figures[0]?.cohorts.map(shownOf)).toEqual([
      ['2025-01-01 3', '2025-12-31 1 840.00 0.333333 1.000000', '2026-06-30 1 840.00 0.333333 1.000000'],
    ]);
  });

  it('are told apart by group, in which an account begins when it first has ARR there', async () => {
    const { figures, groupBy } = answerIn(await ask({ groupBy: 'plan', asOf: on('2025-01-31') }));
    expect(groupBy).toBe('plan');
    expect(figures[0]?.groups?.map(({ by, cohorts }) => [by, cohorts.map(shownOf)])).toEqual([
      [{ plan: null }, [['2025-01-01 1', '2025-01-31 1 600.00 1.000000 1.000000']]],
      [{ plan: 'pro' }, [['2025-01-01 1', '2025-01-31 1 1200.00 1.000000 1.000000']]],
    ]);
  });

  it('are refused where they would have more rows than an answer holds', async () => {
    const many = new CohortsHandler(new KnowledgeResolver(foldedOf(oneByOne(...months)).books));
    const question = { asOf: on('2200-12-31'), interval: 'month' } as const;
    expect(await many.execute(new Cohorts(question))).toMatchObject({
      outcome: 'refused',
      rejection: { code: 'too-many-groups', rowsMax: 20_000 },
    });
    const years = await many.execute(new Cohorts({ ...question, interval: 'year' }));
    expect(answerIn(years).figures[0]?.cohorts[0]).toMatchObject({ from: '2025-01-01', accounts: 12 });
  });

  it('are none before anybody had ARR, and refused by an attribute that nobody has stated', async () => {
    expect(answerIn(await ask({ asOf: on('2024-12-31') })).figures).toEqual([{ currency: 'EUR', cohorts: [] }]);
    expect(await ask({ filter: 'plam:pro' })).toMatchObject({ rejection: { code: 'attribute-not-known' } });
    expect(await ask({ native: currency('USD') })).toMatchObject({ answer: { figures: [] } });
  });
});
