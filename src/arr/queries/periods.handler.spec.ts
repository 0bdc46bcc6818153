import { type AppendTold, foldedOf } from '../../../test/support/arr.builders';
import { cancelled, monthly, on, started } from '../../../test/support/subscription.builders';
import { type Month, parseMonth } from '../../kernel/month';
import type { PeriodPin } from '../../kernel/period-figures.port';
import { PositionNotReached } from '../../kernel/read-model.port';
import { NodeHasher } from '../../platform/system/node-hasher.adapter';
import type { PeriodFact } from '../../periods/domain/period.events';
import type { Answered } from './query-rejections';
import { JournalPeriodFigures } from './journal-period-figures';
import { KnowledgeResolver } from './knowledge-resolver';
import { PeriodAsClosedHandler } from './period-as-closed.handler';
import { PeriodsHandler } from './periods.handler';
import { PeriodAsClosed, Periods } from './questions.query';

const hasher = new NodeHasher();
const MARCH = parseMonth('2025-03') as Month;
const APRIL = parseMonth('2025-04') as Month;

const START: AppendTold = { recordedAt: '2025-01-01T08:00:00Z', facts: [started({ lines: monthly('100.00') })] };
const LATE: AppendTold = { recordedAt: '2025-04-05T08:00:00Z', facts: [cancelled({ effectiveOn: on('2025-03-15') })] };

const told = (day: string, ...facts: readonly PeriodFact[]): AppendTold => ({
  recordedAt: `${day}T08:00:00Z`,
  facts,
});

const resolverOf = (log: readonly AppendTold[], stale = false) =>
  new KnowledgeResolver(foldedOf(log, undefined, stale).books);

const readingOf = (log: readonly AppendTold[], stale = false) =>
  new JournalPeriodFigures(resolverOf(log, stale), hasher).asKnownNow(MARCH);

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const closed = (period: Month, pin: PeriodPin): PeriodFact => ({ type: 'period-closed', data: { period, ...pin } });
const reopened = (period: Month, pin: PeriodPin): PeriodFact => ({ type: 'period-reopened', data: { period, ...pin } });

/** March is closed at sequence 2 by the third fact; in April it is heard that all was cancelled in March. */
const storyOf = async (...after: readonly AppendTold[]): Promise<readonly AppendTold[]> => {
  const { pin } = await readingOf([START]);
  return [START, told('2025-04-02', closed(MARCH, pin)), LATE, ...after];
};

const asClosed = async (log: readonly AppendTold[]) =>
  new PeriodAsClosedHandler(resolverOf(log), hasher).execute(new PeriodAsClosed({ period: MARCH }));

describe('what a close pins', () => {
  it('is the answer known at that sequence', async () => {
    const { pin, closed: months } = await readingOf([START]);
    expect(pin).toMatchObject({ closedAtSequence: 2, totals: [{ currency: 'EUR', arr: '1200.00' }] });
    expect(months).toEqual([]);
  });

  it('waits for facts that are not folded yet', async () => {
    await expect(readingOf([START], true)).rejects.toThrow(PositionNotReached);
  });
});

describe('a closed month', () => {
  it('is as it was closed, beside what is known of it now', async () => {
    expect(answerIn(await asClosed(await storyOf()))).toMatchObject({
      asOf: '2025-03-31',
      closing: { closedAtSequence: 2, closedBy: 'test', totals: [{ currency: 'EUR', arr: '1200.00' }] },
      verified: true,
      figures: [{ currency: 'EUR', before: '1200.00', after: '0.00', difference: '-1200.00' }],
      closedView: '/v1/arr?asOf=2025-03-31&knownAt=2&policy=1',
      restatement: '/v1/arr/restatement?asOf=2025-03-31&fromKnownAt=2&toKnownAt=4&policy=1',
    });
  });

  it.each<Partial<PeriodPin>>([{ digest: 'sha256:0' }, { totals: [] }])(
    'is not verified where the ledger says something else than was pinned: %j',
    async (other) => {
      const { pin } = await readingOf([START]);
      const log = [START, told('2025-04-02', closed(MARCH, { ...pin, ...other }))];
      expect(answerIn(await asClosed(log)).verified).toBe(false);
    },
  );

  it('is not found once it has been reopened', async () => {
    const { pin } = await readingOf([START]);
    const answered = await asClosed(await storyOf(told('2025-04-06', reopened(MARCH, pin))));
    expect(answered).toEqual({ outcome: 'refused', rejection: { code: 'period-not-found', period: '2025-03' } });
  });
});

describe('the closed months', () => {
  it('are those of a state of knowledge, in their order', async () => {
    const { pin } = await readingOf([START]);
    const log = [
      START,
      told('2025-05-02', closed(APRIL, pin)),
      told('2025-05-03', closed(MARCH, pin)),
      told('2025-05-04', reopened(APRIL, pin)),
    ];
    const at = async (knownAt: number) => {
      const answer = await new PeriodsHandler(resolverOf(log)).execute(new Periods({ knownAt }));
      return answerIn(answer).items.map(({ period }) => period);
    };
    expect(await at(2)).toEqual([]);
    expect(await at(4)).toEqual([MARCH, APRIL]);
    expect(await at(5)).toEqual([MARCH]);
  });
});
