import { type AppendTold, foldedOf, oneByOne, policyAdopted } from '../../../test/support/arr.builders';
import {
  at,
  currency,
  downgraded,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { PositionNotReached } from '../../kernel/read-model.port';
import type { Answered } from './query-rejections';
import { ArrAsOfHandler } from './arr-as-of.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { ArrAsOf } from './questions.query';

/** Reads back what it was given, so that a test sees what a digest is of. */
const hasher = { sha256: (text: string) => `sha256:${text}`, uuid: (name: string) => name };

const resolverOf = (appends: readonly AppendTold[], stale = false) =>
  new KnowledgeResolver(foldedOf(appends, DEFAULT_POLICY, stale).books);

const arrOf = (appends: readonly AppendTold[], question: ArrAsOf['question'], stale = false) =>
  new ArrAsOfHandler(resolverOf(appends, stale), hasher).execute(new ArrAsOf(question));

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const log: readonly AppendTold[] = [
  { recordedAt: '2025-01-01T10:00:00Z', facts: [started()] },
  { recordedAt: '2025-01-05T10:00:00Z', facts: [dollars('sub-2', '10.00')], imported: true },
  { recordedAt: '2025-03-01T10:00:00Z', facts: [upgraded()] },
  { recordedAt: '2025-04-01T10:00:00Z', facts: [downgraded({ effectiveOn: on('2025-02-01') })] },
];

function dollars(sub: string, price: string) {
  return started({ subscriptionId: subscriptionId(sub), currency: currency('USD'), lines: monthly(price) });
}

describe('ARR as of a day', () => {
  it('is one figure a currency, with its twelfth and what it comes from', async () => {
    expect(answerIn(await arrOf(log, { asOf: on('2025-03-31') })).figures).toEqual([
      { currency: 'EUR', arr: '1800.00', mrr: '150.00', accounts: 1, subscriptions: 1 },
      { currency: 'USD', arr: '120.00', mrr: '10.00', accounts: 1, subscriptions: 1 },
    ]);
  });

  it('is of one currency where one is asked for', async () => {
    const { figures } = answerIn(await arrOf(log, { asOf: on('2025-03-31'), native: currency('USD') }));
    expect(figures.map(({ currency: code }) => code)).toEqual(['USD']);
  });

  it.each([
    [undefined, '600.00', 5],
    [5, '600.00', 5],
    [4, '1200.00', 4],
    [at('2025-03-31T00:00:00Z'), '1200.00', 4],
    [at('2025-04-01T10:00:00Z'), '600.00', 5],
    [at('2199-01-01T00:00:00Z'), '600.00', 5],
    [2, '1200.00', 2],
  ])('as known at %s is %s, and says the sequence %d', async (knownAt, arr, sequence) => {
    const known = knownAt === undefined ? {} : { knownAt };
    const answer = answerIn(await arrOf(log, { asOf: on('2025-02-15'), ...known }));
    expect(answer.figures[0]?.arr).toBe(arr);
    expect(answer.knownAt.sequence).toBe(sequence);
  });

  it('echoes what is needed to ask again', async () => {
    expect(answerIn(await arrOf(log, { asOf: on('2025-02-15'), knownAt: 3 }))).toMatchObject({
      asOf: '2025-02-15',
      knownAt: { sequence: 3, recordedAt: '2025-01-05T10:00:00.000Z', imported: true },
      policyVersion: 1,
      derivationVersion: 1,
      stale: false,
    });
  });

  it('asked again with what it echoed, is the same after later appends, digest included', async () => {
    const first = answerIn(await arrOf(log.slice(0, 3), { asOf: on('2025-02-15') }));
    const { knownAt, policyVersion } = first;
    const again = await arrOf(log, { asOf: on('2025-02-15'), knownAt: knownAt.sequence, policyVersion });
    expect(answerIn(again)).toEqual(first);
  });

  it('of a ledger that holds nothing can be asked again too', async () => {
    const head = answerIn(await arrOf([], { asOf: on('2025-02-15') }));
    expect(head).toMatchObject({ figures: [], knownAt: { sequence: 1 } });
    expect(answerIn(await arrOf(log, { asOf: on('2025-02-15'), knownAt: 1 }))).toEqual(head);
    expect(answerIn(await arrOf(log, { asOf: on('2025-02-15'), knownAt: 0 })).figures).toEqual([]);
  });

  it('says that it is stale, without another digest', async () => {
    const [fresh, stale] = [
      answerIn(await arrOf(log, { asOf: on('2025-02-15') })),
      answerIn(await arrOf(log, { asOf: on('2025-02-15') }, true)),
    ];
    expect(stale.stale).toBe(true);
    expect(stale.digest).toBe(fresh.digest);
  });

  it('has a digest of the question and of every figure', async () => {
    const { digest } = answerIn(await arrOf(log, { asOf: on('2025-02-15'), native: currency('USD') }));
    expect(digest).toBe(
      'sha256:{"asOf":"2025-02-15","derivationVersion":1,"figures":[{"accounts":1,"arr":"120.00","currency":"USD",' +
        '"mrr":"10.00","subscriptions":1}],"policyVersion":1,"sequence":5}',
    );
  });

  it('is refused for a sequence that has not come', async () => {
    expect(await arrOf(log, { asOf: on('2025-02-15'), knownAt: 6 })).toEqual({
      outcome: 'refused',
      rejection: { code: 'known-at-is-ahead', sequence: 6, head: 5 },
    });
  });

  it('is not refused as ahead while facts are missing from the book', async () => {
    await expect(arrOf(log, { asOf: on('2025-02-15'), knownAt: 6 }, true)).rejects.toThrow(PositionNotReached);
  });

  it('is refused under a policy that is not there', async () => {
    expect(await arrOf(log, { asOf: on('2025-02-15'), policyVersion: 2 })).toEqual({
      outcome: 'refused',
      rejection: { code: 'policy-not-found', version: 2, known: [1] },
    });
  });

  it('is computed under the policy adopted last by then, or the one that is named', async () => {
    const service = started({ lines: monthly('1.00', { kind: 'service' }) });
    const adopted = oneByOne(service, policyAdopted(2, { services: 'include-contracted' }));
    const figureAt = async (question: Partial<ArrAsOf['question']>) => {
      const { policyVersion, figures } = answerIn(await arrOf(adopted, { asOf: on('2025-02-15'), ...question }));
      return [policyVersion, figures[0]?.arr];
    };
    expect(await figureAt({})).toEqual([2, '12.00']);
    expect(await figureAt({ knownAt: 3 })).toEqual([2, '12.00']);
    expect(await figureAt({ knownAt: 2 })).toEqual([1, undefined]);
    expect(await figureAt({ policyVersion: 1 })).toEqual([1, undefined]);
    expect(await figureAt({ knownAt: 2, policyVersion: 2 })).toEqual([2, '12.00']);
  });
});
