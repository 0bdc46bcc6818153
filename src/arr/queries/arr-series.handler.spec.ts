import { isDeepStrictEqual } from 'node:util';
import { described, foldedOf, oneByOne, transferred } from '../../../test/support/arr.builders';
import {
  cancelled,
  currency,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import { addDays, addMonths, dayBefore } from '../../kernel/calendar-date';
import { INTERVALS, MONTHS_INTERVALS, type MonthsInterval } from '../../kernel/period-text';
import type { ArrFigure } from './answers';
import type { Answered } from './query-rejections';
import { ArrAsOfHandler } from './arr-as-of.handler';
import { ArrSeriesHandler } from './arr-series.handler';
import { INTERVALS_MAX } from './cut-windows';
import { TARGETS_MAX } from './growth-targets';
import { KnowledgeResolver } from './knowledge-resolver';
import { ArrAsOf, ArrSeries } from './questions.query';
import type { SeriesFigure, SeriesPoint } from './series-answers';

const sub2 = subscriptionId('sub-2');

const log = oneByOne(
  described('2024-01-01', 'acme', { segment: 'large' }),
  started({ attributes: { plan: 'pro', region: 'EU' } }),
  started({ subscriptionId: sub2, lines: monthly('50.00'), attributes: { plan: 'team' } }),
  upgraded({ effectiveOn: on('2025-02-01'), attributes: { plan: 'team', region: 'EU' } }),
  transferred('2025-03-01', 'acme', 'bolt', { subscriptionId: sub2 }),
  started({ subscriptionId: subscriptionId('sub-3'), currency: currency('USD'), effectiveOn: on('2025-03-01') }),
  cancelled({ effectiveOn: on('2025-05-15') }),
);

const resolver = new KnowledgeResolver(foldedOf(log).books);
const hasher = { sha256: (text: string) => text, uuid: (name: string) => name };
const quarter = { from: on('2025-01-01'), to: on('2025-07-01') };

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const ask = (question: ArrSeries['question']) => new ArrSeriesHandler(resolver).execute(new ArrSeries(question));

const figuresOn = async (question: ArrAsOf['question']) =>
  answerIn(await new ArrAsOfHandler(resolver, hasher).execute(new ArrAsOf(question))).figures;

const uncounted = ({ currency: code, arr, mrr, groups }: ArrFigure): SeriesFigure => ({
  ...{ currency: code, arr, mrr },
  ...(groups && { groups: groups.map((group) => ({ by: group.by, arr: group.arr, mrr: group.mrr })) }),
});

/** What growth is to be told of two amounts, by the numbers in their texts. */
const grown = ({
  since,
  then = '0.00',
  now,
}: {
  readonly since: string;
  readonly then: string | undefined;
  readonly now: string;
}) => {
  const [before, after] = [Number(then), Number(now)];
  const rate = before === 0 ? { value: null, why: 'nothing-then' } : { value: ((after - before) / before).toFixed(6) };
  return { since, ...rate, numerator: (after - before).toFixed(2), denominator: then };
};

const growthsIn = ({ growth, groups = [] }: SeriesFigure) => [growth, ...groups.map((group) => group.growth)];

const groupIn = (figure: ArrFigure | undefined, by: object) =>
  figure?.groups?.find((group) => isDeepStrictEqual(group.by, by));

/** The growths of a point and of its groups, from what is answered of the earlier day. */
const grownSince = async ({ asOf, figures }: SeriesPoint, growth: MonthsInterval, question: object) => {
  const since = dayBefore(addMonths(addDays(on(asOf), 1), -{ month: 1, quarter: 3, year: 12 }[growth]));
  const there = await figuresOn({ ...question, asOf: since });
  return figures.map(({ currency: code, arr, groups = [] }) => {
    const then = there.find((figure) => figure.currency === code);
    const ofGroups = groups.map(({ by, arr: now }) => grown({ since, then: groupIn(then, by)?.arr, now }));
    // What is shown of groups adds up to the whole, on both days.
    const sumOf = (own: readonly { readonly arr: string }[]) => own.reduce((sum, one) => sum + Number(one.arr), 0);
    if (then?.groups !== undefined) {
      const shown = groups.flatMap(({ by }) => groupIn(then, by) ?? []);
      expect([sumOf(groups), sumOf(shown)]).toEqual([Number(arr), Number(then.arr)]);
    }
    return [grown({ since, then: then?.arr, now: arr }), ...ofGroups];
  });
};

const QUESTIONS = [
  {},
  { native: currency('USD') },
  { groupBy: 'plan' },
  { groupBy: 'plan,segment' },
  { filter: 'plan:team' },
  { groupBy: 'region', filter: 'plan:,plan:team' },
  { groupBy: 'plan', native: currency('EUR') },
];

describe('ARR over a window', () => {
  it('is that at the end of each interval, by currency', async () => {
    const { points, ...rest } = answerIn(await ask({ window: quarter, interval: 'quarter', knownAt: 7 }));
    expect(rest).toMatchObject({ from: '2025-01-01', to: '2025-07-01', interval: 'quarter', knownAt: { sequence: 7 } });
    expect(points).toEqual([
      {
        asOf: '2025-03-31',
        figures: [
          { currency: 'EUR', arr: '2400.00', mrr: '200.00' },
          { currency: 'USD', arr: '1200.00', mrr: '100.00' },
        ],
      },
      {
        asOf: '2025-06-30',
        figures: [
          { currency: 'EUR', arr: '2400.00', mrr: '200.00' },
          { currency: 'USD', arr: '1200.00', mrr: '100.00' },
        ],
      },
    ]);
  });

  it.each(INTERVALS)('is, each %s, what is answered of that day', async (interval) => {
    for (const knownAt of [5, 8]) {
      for (const question of QUESTIONS) {
        const { points } = answerIn(await ask({ ...question, window: quarter, interval, knownAt }));
        for (const { asOf, figures } of points) {
          const there = await figuresOn({ ...question, asOf: on(asOf), knownAt });
          expect(figures).toEqual(there.map(uncounted));
        }
      }
    }
  });

  it('repeats how it was grouped and filtered', async () => {
    const asked = { groupBy: 'region', filter: 'plan:team', window: quarter, interval: 'month' } as const;
    expect(answerIn(await ask(asked))).toMatchObject({ groupBy: 'region', filter: 'plan:team' });
  });

  it('tells growth over the months that end with each point, as the days themselves are answered', async () => {
    const asked = INTERVALS.flatMap((interval) => QUESTIONS.map((question) => ({ ...question, interval })));
    for (const { interval, ...question } of asked) {
      for (const growth of MONTHS_INTERVALS) {
        const { points } = answerIn(await ask({ ...question, window: quarter, interval, growth }));
        for (const point of points)
          expect(point.figures.map(growthsIn)).toEqual(await grownSince(point, growth, question));
      }
    }
  });

  it('sets a target beside the growth of its interval, and tells by how much it is exceeded or missed', async () => {
    const targets = '2025-02:12.5,2025-06:-60,2025-03-31:250';
    const asked = { window: quarter, interval: 'month', growth: 'month', targets, native: currency('EUR') } as const;
    const answer = answerIn(await ask(asked));
    expect(answer).toMatchObject({ growth: 'month', targets });
    const shown = answer.points.map(({ asOf, figures }) => {
      const { value, why, target, aheadOfTarget } = figures[0]?.growth ?? {};
      return [asOf, value ?? why, target, aheadOfTarget];
    });
    expect(shown).toEqual([
      ['2025-01-31', 'nothing-then', undefined, undefined],
      ['2025-02-28', '0.333333', '0.125000', '0.208333'],
      ['2025-03-31', '0.000000', '2.500000', '-2.500000'],
      ['2025-04-30', '0.000000', undefined, undefined],
      ['2025-05-31', '-0.750000', undefined, undefined],
      ['2025-06-30', '0.000000', '-0.600000', '0.600000'],
    ]);
  });

  it('tells a target where there was nothing to grow from, but not how far it is ahead', async () => {
    const asked = { window: quarter, interval: 'month', growth: 'month', targets: '2025-01:3' } as const;
    const growth = answerIn(await ask(asked)).points[0]?.figures[0]?.growth;
    expect(growth).toMatchObject({ value: null, why: 'nothing-then', target: '0.030000' });
    expect(growth).not.toHaveProperty('aheadOfTarget');
  });

  it.each([
    ['2025-01', { is: 'not-a-pair', text: '2025-01' }],
    ['2025-01:3:4', { is: 'not-a-pair', text: '2025-01:3:4' }],
    ['January:3', { is: 'not-a-pair', text: 'January:3' }],
    ['2025-01:3,', { is: 'not-a-pair', text: '' }],
    ['2025-01:', { is: 'not-a-percentage', text: '2025-01:' }],
    ['2025-01:3%', { is: 'not-a-percentage', text: '2025-01:3%' }],
    ['2025-01:--3', { is: 'not-a-percentage', text: '2025-01:--3' }],
    ['2025-01:1e3', { is: 'not-a-percentage', text: '2025-01:1e3' }],
    ['2025-01:3,2025-01-31:4', { is: 'repeated', day: '2025-01-31' }],
    ['2025-01-30:3', { is: 'not-a-point', day: '2025-01-30', first: '2025-01-31', last: '2025-06-30' }],
    ['2025:3', { is: 'not-a-point', day: '2025-12-31', first: '2025-01-31', last: '2025-06-30' }],
    [`2025-01:3${','.repeat(TARGETS_MAX)}`, { is: 'too-many', max: TARGETS_MAX }],
  ])('refuses the targets %s', async (targets, fault) => {
    const asked = { window: quarter, interval: 'month', growth: 'year', targets } as const;
    expect(await ask(asked)).toEqual({ outcome: 'refused', rejection: { code: 'targets-are-invalid', fault } });
  });

  it('refuses targets of a growth that is not asked for', async () => {
    const rejection = { code: 'targets-are-invalid', fault: { is: 'without-growth' } };
    expect(await ask({ window: quarter, interval: 'month', targets: '2025-01:3' })).toEqual({
      outcome: 'refused',
      rejection,
    });
  });

  it('is refused where the window is empty or has too many intervals', async () => {
    const empty = { from: on('2025-01-01'), to: on('2025-01-01') };
    expect(await ask({ window: empty, interval: 'day' })).toMatchObject({ rejection: { code: 'window-is-empty' } });
    const long = { from: on('2000-01-01'), to: on('2025-01-01') };
    const rejection = { code: 'window-too-long', rowsMax: INTERVALS_MAX };
    expect(await ask({ window: long, interval: 'day' })).toEqual({ outcome: 'refused', rejection });
  });
});
