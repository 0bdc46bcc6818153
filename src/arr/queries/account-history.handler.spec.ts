import { type AppendTold, foldedOf, oneByOne } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
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
import { PositionNotReached } from '../../kernel/read-model.port';
import { AccountArrHandler, AccountMovementsHandler } from './account-history.handler';
import type { Answered } from './query-rejections';
import { KnowledgeResolver } from './knowledge-resolver';
import { AccountArr, AccountMovements } from './questions.query';

const ACME = accountId('acme');

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const arrOf = (appends: readonly AppendTold[], question: AccountArr['question']) =>
  new AccountArrHandler(new KnowledgeResolver(foldedOf(appends).books)).execute(new AccountArr(question));

const movementsOf = (appends: readonly AppendTold[], question: AccountMovements['question']) =>
  new AccountMovementsHandler(new KnowledgeResolver(foldedOf(appends).books)).execute(new AccountMovements(question));

const late = upgraded({ effectiveOn: on('2025-02-01'), lines: monthly('120.00') });
const log = oneByOne(started(), upgraded(), late, cancelled());

const steps = async (appends: readonly AppendTold[], knownAt: number) => {
  const answer = answerIn(await arrOf(appends, { accountId: ACME, knownAt }));
  return answer.steps.map(({ from, currency: code, arr }) => `${from} ${arr} ${code}`);
};

describe("an account's ARR", () => {
  it('goes step by step from the first day to nothing', async () => {
    expect(await steps(log, 5)).toEqual([
      '2025-01-01 1200.00 EUR',
      '2025-02-01 1440.00 EUR',
      '2025-03-01 1800.00 EUR',
      '2025-06-01 0.00 EUR',
    ]);
  });

  it('is told as it was known, before and after a late fact', async () => {
    expect(await steps(log, 3)).toEqual(['2025-01-01 1200.00 EUR', '2025-03-01 1800.00 EUR']);
    expect(await steps(log, 4)).toEqual(['2025-01-01 1200.00 EUR', '2025-02-01 1440.00 EUR', '2025-03-01 1800.00 EUR']);
  });

  it('goes its own way in each currency', async () => {
    const dollars = started({ subscriptionId: subscriptionId('sub-2'), currency: currency('USD') });
    expect(await steps([...oneByOne(started(), upgraded(), dollars)], 4)).toEqual([
      '2025-01-01 1200.00 EUR',
      '2025-01-01 1200.00 USD',
      '2025-03-01 1800.00 EUR',
    ]);
  });

  it('has no step where only attributes change', async () => {
    const moved = upgraded({ lines: monthly('100.00'), attributes: { plan: 'team' } });
    expect(await steps(oneByOne(started({ attributes: { plan: 'pro' } }), moved), 3)).toEqual([
      '2025-01-01 1200.00 EUR',
    ]);
  });

  it('has no steps for an account that is heard of and never had any', async () => {
    expect(await steps(oneByOne(started({ lines: [] })), 2)).toEqual([]);
  });

  it('is refused for an account that no fact known by then names', async () => {
    const refusal = { outcome: 'refused', rejection: { code: 'account-not-found', accountId: ACME } };
    expect(await arrOf(log, { accountId: ACME, knownAt: 1 })).toEqual(refusal);
    expect(await movementsOf(log, { accountId: ACME, knownAt: 1 })).toEqual(refusal);
  });

  it('does not say that an account is not there while facts are missing from the book', async () => {
    const behind = new KnowledgeResolver(foldedOf(log, undefined, true).books);
    const asked = new AccountArrHandler(behind).execute(new AccountArr({ accountId: accountId('later') }));
    await expect(asked).rejects.toThrow(PositionNotReached);
  });
});

describe("an account's movements", () => {
  it('are those in force, in decimal text, with what they consist of', async () => {
    const { movements, ...answer } = answerIn(await movementsOf(log, { accountId: ACME }));
    expect(movements.map((one) => `${one.effectiveOn} ${one.class} ${one.delta}`)).toEqual([
      '2025-01-01 new 1200.00',
      '2025-02-01 expansion 240.00',
      '2025-03-01 expansion 360.00',
      '2025-06-01 churn -1800.00',
    ]);
    expect(answer).toMatchObject({ accountId: 'acme', knownAt: { sequence: 5 }, policyVersion: 1, stale: false });
    expect(movements[2]).toEqual({
      id: '4-3',
      accountId: 'acme',
      effectiveOn: '2025-03-01',
      class: 'expansion',
      currency: 'EUR',
      delta: '360.00',
      before: '1440.00',
      after: '1800.00',
      causes: ['change'],
      contributions: [
        { subscriptionId: 'sub-1', lineId: 'seats', factId: givenFactId(3), delta: '360.00', attributes: {} },
      ],
      factId: givenFactId(4),
      sequence: 4,
      recordedAt: '2025-01-01T03:00:00.000Z',
    });
  });

  it('are told as they were known', async () => {
    const { movements } = answerIn(await movementsOf(log, { accountId: ACME, knownAt: 3 }));
    expect(movements.map(({ delta }) => delta)).toEqual(['1200.00', '600.00']);
  });
});

describe('a history up to a day', () => {
  const asOf = on('2025-03-01');

  it('takes in what is true from that day, and nothing of later ones', async () => {
    const { steps: shown, ...answer } = answerIn(await arrOf(log, { accountId: ACME, asOf }));
    expect(shown.map(({ from }) => from)).toEqual(['2025-01-01', '2025-02-01', '2025-03-01']);
    expect(answer).toMatchObject({ asOf });
    const { movements } = answerIn(await movementsOf(log, { accountId: ACME, asOf: on('2025-02-28') }));
    expect(movements.map(({ effectiveOn }) => effectiveOn)).toEqual(['2025-01-01', '2025-02-01']);
  });

  it('is told as it was known', async () => {
    const { movements, ...answer } = answerIn(await movementsOf(log, { accountId: ACME, asOf, knownAt: 3 }));
    expect(movements.map(({ delta }) => delta)).toEqual(['1200.00', '600.00']);
    expect(answer).toMatchObject({ asOf, knownAt: { sequence: 3 } });
  });

  it('repeats no day where none was asked', async () => {
    expect(answerIn(await arrOf(log, { accountId: ACME }))).not.toHaveProperty('asOf');
    expect(answerIn(await movementsOf(log, { accountId: ACME }))).not.toHaveProperty('asOf');
  });
});
