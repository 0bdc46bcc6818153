import { type AppendTold, foldedOf, oneByOne, transferred } from '../../../test/support/arr.builders';
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
import type { Answered } from './answers';
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
  new CommittedHandler(new KnowledgeResolver(foldedOf(log).books)).execute(new Committed(question));

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
});
