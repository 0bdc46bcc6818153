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
import { INTERVALS } from '../../kernel/period-text';
import type { Answered, ArrFigure } from './answers';
import { ArrAsOfHandler } from './arr-as-of.handler';
import { ArrSeriesHandler } from './arr-series.handler';
import { INTERVALS_MAX } from './cut-windows';
import { KnowledgeResolver } from './knowledge-resolver';
import { ArrAsOf, ArrSeries } from './questions.query';
import type { SeriesFigure } from './series-answers';

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

  it('is refused where the window is empty or has too many intervals', async () => {
    const empty = { from: on('2025-01-01'), to: on('2025-01-01') };
    expect(await ask({ window: empty, interval: 'day' })).toMatchObject({ rejection: { code: 'window-is-empty' } });
    const long = { from: on('2000-01-01'), to: on('2025-01-01') };
    const rejection = { code: 'window-too-long', rowsMax: INTERVALS_MAX };
    expect(await ask({ window: long, interval: 'day' })).toEqual({ outcome: 'refused', rejection });
  });
});
