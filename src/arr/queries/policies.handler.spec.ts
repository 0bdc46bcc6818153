import { type AppendTold, foldedOf, oneByOne, policyAdopted } from '../../../test/support/arr.builders';
import { openedAs } from '../../../test/support/opened-epochs';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  monthly,
  on,
  started,
  subscriptionId,
} from '../../../test/support/subscription.builders';
import type { Answered } from './query-rejections';
import { BridgeHandler } from './bridge.handler';
import { JournalPageHandler } from './journal-page.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { PoliciesHandler } from './policies.handler';
import { Bridge, JournalPage, Policies, Restatement } from './questions.query';
import { RestatementHandler } from './restatement.handler';

const service = monthly('10.00', { kind: 'service' });
const sub = (id: string, account: string) => ({ subscriptionId: subscriptionId(id), accountId: accountId(account) });

/** Services count from the second policy on; the third says besides that usage does. */
const log: readonly AppendTold[] = oneByOne(
  started({ lines: monthly('100.00') }),
  started({ ...sub('sub-2', 'bolt'), lines: service }),
  policyAdopted(2, { services: 'include-contracted' }),
  started({ ...sub('sub-3', 'cog'), lines: service }),
  policyAdopted(3, { services: 'include-contracted', usage: 'committed-minimum' }),
  started({ ...sub('sub-4', 'dune'), lines: monthly('1.00', { kind: 'usage' }) }),
  cancelled({ ...sub('sub-2', 'bolt'), effectiveOn: on('2025-03-01') }),
);

const resolver = new KnowledgeResolver(foldedOf(log).books);

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const restated = async (question: Partial<Restatement['question']>) =>
  answerIn(
    await new RestatementHandler(resolver).execute(
      new Restatement({ asOf: on('2025-02-28'), fromKnownAt: 2, ...question }),
    ),
  );

describe('the policies', () => {
  const listed = async (question: Policies['question'] = {}) =>
    answerIn(await new PoliciesHandler(resolver).execute(new Policies(question)));

  it('are listed from the first on, each with what it changes', async () => {
    const { items, policyVersion, next } = await listed();
    expect({ policyVersion, next }).toEqual({ policyVersion: 3, next: null });
    expect(items).toMatchObject([
      { version: 1, sequence: 0, changes: [] },
      {
        version: 2,
        sequence: 4,
        adoptedBy: 'test',
        factId: givenFactId(4),
        policy: { services: 'include-contracted', usage: 'exclude' },
        changes: [{ treatment: 'services', from: 'exclude', to: 'include-contracted' }],
      },
      { version: 3, changes: [{ treatment: 'usage', from: 'exclude', to: 'committed-minimum' }] },
    ]);
  });

  it('are those known at the moment that is asked of', async () => {
    const { items, policyVersion } = await listed({ knownAt: 5 });
    expect([policyVersion, items.map(({ version }) => version)]).toEqual([2, [1, 2]]);
  });
});

describe('a restatement over the adoption of policies', () => {
  it('has the change of policy for a cause, account by account, and sums to the difference', async () => {
    const { figures, effects, causes, fromPolicyVersion, policyVersion } = await restated({});
    expect([fromPolicyVersion, policyVersion]).toEqual([1, 3]);
    expect(figures).toEqual([{ currency: 'EUR', before: '1200.00', after: '1452.00', difference: '252.00' }]);
    expect(
      effects.map(({ sequence, type, accountId: of, cause, effect }) => [sequence, type, of, cause, effect]),
    ).toEqual([
      [4, 'policy-adopted', 'bolt', 'policy', '120.00'],
      [5, 'subscription-started', 'cog', 'recorded', '120.00'],
      [7, 'subscription-started', 'dune', 'recorded', '12.00'],
    ]);
    expect(causes).toContainEqual({ currency: 'EUR', cause: 'policy', effect: '120.00', effects: 1 });
  });

  it('has none under a policy that is named, which is that of both', async () => {
    const { effects, fromPolicyVersion, policyVersion } = await restated({ policyVersion: 2 });
    expect([fromPolicyVersion, policyVersion]).toEqual([2, 2]);
    expect(effects.map(({ sequence }) => sequence)).toEqual([3, 5]);
  });

  it('goes on from page to page under the policies of the first', async () => {
    const first = await restated({ limit: 1 });
    const { asOf: _, fromKnownAt: __, ...rest } = { asOf: undefined, fromKnownAt: undefined, limit: 1 };
    const second = answerIn(
      await new RestatementHandler(resolver).execute(new Restatement({ ...rest, cursor: first.next ?? '' })),
    );
    expect([second.fromPolicyVersion, second.policyVersion]).toEqual([1, 3]);
    expect(second.effects.map(({ sequence }) => sequence)).toEqual([5]);
  });

  it('leads in a bridge from the figure as it was reported', async () => {
    const window = { from: on('2025-03-01'), to: on('2025-04-01') };
    const answer = answerIn(await new BridgeHandler(resolver).execute(new Bridge({ window, fromKnownAt: 2 })));
    expect(answer.rows).toMatchObject([
      { reported: '1200.00', earlierPeriods: '252.00', opening: '1452.00', churn: '-120.00', closing: '1332.00' },
    ]);
    expect(answer.rows).toMatchObject([{ difference: '0.00' }]);
  });
});

describe('the epochs of the journal', () => {
  const page = new JournalPageHandler(resolver, 1, openedAs());
  const entriesOf = async (epoch: number, question: { readonly knownAt?: number } = {}) =>
    answerIn(await page.execute(new JournalPage({ epoch, shard: 0, ...question }))).items.map(
      ({ sequence, policyVersion }) => [sequence, policyVersion],
    );

  it('are the journals of the policies, each up to where the next one is adopted', async () => {
    expect(await entriesOf(1)).toEqual([[2, 1]]);
    expect(await entriesOf(2)).toEqual([
      [2, 2],
      [3, 2],
      [5, 2],
    ]);
    expect((await entriesOf(3)).at(-1)).toEqual([8, 3]);
    expect(await entriesOf(3, { knownAt: 4 })).toHaveLength(2);
  });

  it('are refused where no policy has opened one', async () => {
    const known = [1, 2, 3];
    expect(await page.execute(new JournalPage({ epoch: 4, shard: 0 }))).toMatchObject({
      rejection: { code: 'epoch-not-found', epoch: 4, known },
    });
    expect(await page.execute(new JournalPage({ epoch: 1, shard: 0, policyVersion: 2 }))).toMatchObject({
      rejection: { code: 'policy-not-found', version: 2, known: [1] },
    });
  });
});
