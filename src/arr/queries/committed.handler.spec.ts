import {
  type AppendTold,
  foldedOf,
  oneByOne,
  policyAdopted,
  ratePublished,
  transferred,
  dayInUtc,
} from '../../../test/support/arr.builders';
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
import { CommittedHandler } from './committed.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { Committed } from './questions.query';

const sub2 = { subscriptionId: subscriptionId('sub-2'), accountId: accountId('bolt') };

/** acme grows in May and leaves in August; bolt pays in dollars from June on, and what it has goes to coda in July. */
const log: readonly AppendTold[] = oneByOne(
  started({ lines: monthly('100.00') }),
  upgraded({ effectiveOn: on('2025-05-01'), lines: monthly('130.00') }),
  started({ ...sub2, currency: currency('USD'), effectiveOn: on('2025-06-01'), lines: monthly('10.00') }),
  transferred('2025-07-01', 'bolt', 'coda', { ...sub2, currency: currency('USD') }),
  cancelled({ effectiveOn: on('2025-08-01') }),
);

const ask = (question: Committed['question']) =>
  new CommittedHandler(new KnowledgeResolver(foldedOf(log).books), dayInUtc).execute(new Committed(question));

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const march = { asOf: on('2025-03-31') };

describe('committed ARR', () => {
  it('is what stands once all that is known to change has changed, with the steps to it', async () => {
    expect(answerIn(await ask(march))).toMatchObject({
      ...march,
      lastChangeOn: '2025-08-01',
      figures: [
        { currency: 'EUR', arr: '1200.00', committed: '0.00', ahead: '-1200.00' },
        { currency: 'USD', arr: '0.00', committed: '120.00', ahead: '120.00' },
      ],
      items: [
        { effectiveOn: '2025-05-01', currency: 'EUR', delta: '360.00', arr: '1560.00', accounts: 1 },
        { effectiveOn: '2025-06-01', currency: 'USD', delta: '120.00', arr: '120.00', accounts: 1 },
        { effectiveOn: '2025-07-01', currency: 'USD', delta: '0.00', arr: '120.00', accounts: 2 },
        { effectiveOn: '2025-08-01', currency: 'EUR', delta: '-1560.00', arr: '0.00', accounts: 1 },
      ],
      next: null,
    });
  });

  it('is of what was known then', async () => {
    const answer = answerIn(await ask({ ...march, knownAt: 3 }));
    expect(answer).toMatchObject({ lastChangeOn: '2025-05-01', figures: [{ committed: '1560.00' }] });
  });

  it('is what stands where nothing is ahead', async () => {
    const answer = answerIn(await ask({ asOf: on('2025-12-31') }));
    expect(answer).toMatchObject({ lastChangeOn: '2025-12-31', items: [] });
    expect(answer.figures).toMatchObject([{ ahead: '0.00' }, { arr: '120.00', committed: '120.00' }]);
  });

  it('goes on where a page ended', async () => {
    const first = answerIn(await ask({ ...march, limit: 3 }));
    const second = answerIn(await ask({ limit: 3, cursor: first.next ?? '' }));
    expect(second.items.map(({ effectiveOn }) => effectiveOn)).toEqual(['2025-08-01']);
    expect(second.figures).toEqual(first.figures);
  });

  describe('in a reporting currency, by the rates of days', () => {
    const usd = { ...sub2, currency: currency('USD') };
    /** All that is recorded is recorded on 1 January. */
    const abroad = oneByOne(
      policyAdopted(2, { fx: 'as-of' }),
      ratePublished('USD/EUR', '2025-01-01', '0.9'),
      ratePublished('USD/EUR', '2025-05-01', '0.5'),
      started({ ...usd, effectiveOn: on('2024-12-01'), lines: monthly('100.00') }),
      upgraded({ ...usd, effectiveOn: on('2025-06-01'), lines: monthly('200.00') }),
      started({ lines: monthly('10.00'), effectiveOn: on('2025-07-01') }),
    );
    const askIn = (of: readonly AppendTold[], asOf: string) =>
      new CommittedHandler(new KnowledgeResolver(foldedOf(of).books), dayInUtc).execute(
        new Committed({ asOf: on(asOf), currency: currency('EUR') }),
      );

    it('takes those of the day up to which it is known for all days after it', async () => {
      const ahead = [
        { effectiveOn: '2025-06-01', delta: '1080.00', accounts: 1 },
        { effectiveOn: '2025-07-01', delta: '120.00', accounts: 1 },
      ];
      const [first, second] = ahead;
      expect(answerIn(await askIn(abroad, '2025-01-01'))).toMatchObject({
        figures: [{ currency: 'EUR', arr: '1080.00', committed: '2280.00', ahead: '1200.00' }],
        items: [
          { ...first, arr: '2160.00' },
          { ...second, arr: '2280.00' },
        ],
      });
      expect(answerIn(await askIn(abroad, '2025-05-15'))).toMatchObject({
        figures: [{ arr: '1080.00', committed: '2280.00' }],
        items: [first, second],
      });
      expect(answerIn(await askIn(abroad, '2025-06-30'))).toMatchObject({
        figures: [{ arr: '2160.00', committed: '2280.00' }],
        items: [second],
      });
    });

    it('names the rate that is missing on that day, and only for what stands or comes', async () => {
      const [policy, , , ...rest] = abroad;
      const facts = [policy ?? [], rest].flat();
      expect(await askIn(facts, '2025-03-31')).toMatchObject({
        rejection: {
          code: 'rate-is-missing',
          missing: [{ base: 'USD', quote: 'EUR', days: [{ from: '2025-01-01', until: '2025-01-02' }] }],
        },
      });
      const gone = oneByOne(
        policyAdopted(2, { fx: 'as-of' }),
        started({ ...usd, effectiveOn: on('2024-12-01'), lines: monthly('100.00') }),
        cancelled({ ...usd, effectiveOn: on('2025-02-01') }),
        started({ lines: monthly('10.00'), effectiveOn: on('2025-07-01') }),
      );
      expect(answerIn(await askIn(gone, '2025-03-31')).figures).toMatchObject([
        { currency: 'EUR', arr: '0.00', committed: '120.00' },
      ]);
    });
  });
});
