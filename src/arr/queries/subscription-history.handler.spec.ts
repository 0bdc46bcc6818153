import { MemoryTextVault } from '../../../test/support/memory-text-vault.adapter';
import { type AppendTold, foldedOf, logOf, oneByOne } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  amount,
  cancelled,
  changed,
  corrected,
  lineId,
  monthly,
  on,
  priced,
  started,
  subscriptionId,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import { DEFAULT_POLICY } from '../../kernel/policy';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { type SubscriptionLogFact, timelineOf as timelineFrom } from '../../subscriptions/domain/timeline';
import type { Answered } from './query-rejections';
import { KnowledgeResolver } from './knowledge-resolver';
import { SubscriptionAsOf, SubscriptionFacts, SubscriptionTimeline } from './questions.query';
import {
  SubscriptionAsOfHandler,
  SubscriptionFactsHandler,
  SubscriptionTimelineHandler,
} from './subscription-history.handler';
import { timelineSteps } from './subscription-shown';

const SUB = { subscriptionId: subscriptionId('sub-1') };

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const resolverOf = (appends: readonly AppendTold[]) => new KnowledgeResolver(foldedOf(appends).books);

const asOf = (appends: readonly AppendTold[], day: string, knownAt?: number) =>
  new SubscriptionAsOfHandler(resolverOf(appends)).execute(
    new SubscriptionAsOf({ ...SUB, asOf: on(day), ...(knownAt !== undefined && { knownAt }) }),
  );

const factsOf = (appends: readonly AppendTold[], knownAt: number) =>
  new SubscriptionFactsHandler(resolverOf(appends), new MemoryTextVault()).execute(
    new SubscriptionFacts({ ...SUB, knownAt }),
  );

const timelineOf = (appends: readonly AppendTold[], knownAt: number) =>
  new SubscriptionTimelineHandler(resolverOf(appends)).execute(new SubscriptionTimeline({ ...SUB, knownAt }));

describe('a subscription as of a day', () => {
  const lines = [
    priced({ discounts: [{ percent: amount('10') }] }),
    priced({ id: lineId('help'), kind: 'service', unitPrice: amount('7.00') }),
  ];
  const log = oneByOne(started({ lines, attributes: { plan: 'pro' } }), upgraded(), cancelled());

  it('shows its lines with what each counts for', async () => {
    expect(answerIn(await asOf(log, '2025-02-28'))).toEqual({
      ...SUB,
      asOf: '2025-02-28',
      status: 'active',
      accountId: 'acme',
      currency: 'EUR',
      since: '2025-01-01',
      lines: [
        { ...lines[0], arr: '1080.00' },
        { ...lines[1], arr: '0.00' },
      ],
      attributes: { plan: 'pro' },
      arr: '1080.00',
      mrr: '90.00',
      revision: 2,
      knownAt: { sequence: 4, recordedAt: '2025-01-01T03:00:00.000Z', imported: false },
      policyVersion: 1,
      derivationVersion: 1,
      stale: false,
    });
  });

  it.each([
    ['2024-12-31', 'not-started', undefined],
    ['2025-03-01', 'active', '1800.00'],
    ['2025-06-01', 'cancelled', '0.00'],
  ])('on %s is %s', async (day, status, arr) => {
    const answer = answerIn(await asOf(log, day));
    expect([answer.status, answer.arr]).toEqual([status, arr]);
  });

  it('is ended from the end of its term', async () => {
    const ending = oneByOne(started({ term: { endsOn: on('2025-04-01') } }));
    expect(answerIn(await asOf(ending, '2025-03-31')).status).toBe('active');
    expect(answerIn(await asOf(ending, '2025-04-01'))).toMatchObject({
      status: 'ended',
      since: '2025-04-01',
      arr: '0.00',
    });
  });

  it('is told as it was known, with the revision it had then', async () => {
    expect(answerIn(await asOf(log, '2025-07-01', 3))).toMatchObject({ status: 'active', arr: '1800.00', revision: 1 });
  });

  it('is refused before its first fact was known', async () => {
    expect(await asOf(log, '2025-02-01', 1)).toEqual({
      outcome: 'refused',
      rejection: { code: 'subscription-not-found', ...SUB },
    });
  });
});

describe('the facts of a subscription', () => {
  const log = oneByOne(
    started(),
    upgraded(),
    corrected(givenFactId(3), upgraded({ lines: monthly('120.00') })),
    cancelled({ effectiveOn: on('2025-02-01'), supersedes: [givenFactId(4)] }),
    voided(givenFactId(5)),
  );

  const standings = async (knownAt: number) => {
    const { facts } = answerIn(await factsOf(log, knownAt));
    return facts.map(({ standing, by }) => (by === undefined ? standing : `${standing} by ${by.slice(-1)}`));
  };

  it('stand, or do not, as was known', async () => {
    expect(await standings(3)).toEqual(['stands', 'stands']);
    expect(await standings(4)).toEqual(['stands', 'corrected by 4', 'stands']);
    expect(await standings(5)).toEqual(['stands', 'corrected by 4', 'inert by 5', 'stands']);
    expect(await standings(6)).toEqual(['stands', 'corrected by 4', 'stands', 'voided by 6', 'stands']);
  });

  it('come in the order in which they were recorded, as they were recorded', async () => {
    const { facts } = answerIn(await factsOf(log, 6));
    expect(facts.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5, 6]);
    expect(facts[1]).toMatchObject({ ...upgraded(), id: givenFactId(3), version: 1, recordedOn: '2025-01-01' });
  });

  it('come in pages of what was known when the first was read, up to the day that it asked for', async () => {
    const handler = new SubscriptionFactsHandler(resolverOf(log), new MemoryTextVault());
    const ask = async (asked: Partial<SubscriptionFacts['question']>) =>
      handler.execute(new SubscriptionFacts({ ...SUB, limit: 1, ...asked }));
    const first = answerIn(await ask({ knownAt: 5, asOf: on('2025-02-28') }));
    const second = answerIn(await ask({ cursor: first.next ?? '' }));
    expect([...first.facts, ...second.facts].map(({ sequence }) => sequence)).toEqual([2, 5]);
    expect([second.knownAt.sequence, second.asOf, second.next]).toEqual([5, '2025-02-28', null]);
    const ofAnother = { rejection: { code: 'cursor-is-of-another-question' } };
    for (const said of [{ subscriptionId: subscriptionId('sub-2') }, { asOf: on('2025-03-01') }, { knownAt: 6 }]) {
      expect(await ask({ cursor: first.next ?? '', ...said })).toMatchObject(ofAnother);
    }
  });

  it('are refused for a subscription that is not known', async () => {
    expect(await factsOf(log, 1)).toMatchObject({ rejection: { code: 'subscription-not-found' } });
    expect(await timelineOf(log, 1)).toMatchObject({ rejection: { code: 'subscription-not-found' } });
  });
});

describe('the timeline of a subscription', () => {
  const steps = async (...facts: readonly SubscriptionFact[]) => {
    const answer = answerIn(await timelineOf(oneByOne(...facts), facts.length + 1));
    return answer.steps.map(
      ({ from, until, status, arr, factType, factId }) =>
        `${from}..${until ?? ''} ${status} ${arr} ${factType} ${factId.slice(-1)}`,
    );
  };

  it('has a step for each statement and each status', async () => {
    expect(await steps(started(), upgraded(), cancelled())).toEqual([
      '2025-01-01..2025-03-01 active 1200.00 subscription-started 2',
      '2025-03-01..2025-06-01 active 1800.00 subscription-upgraded 3',
      '2025-06-01.. cancelled 0.00 subscription-cancelled 4',
    ]);
  });

  it('has a step where a line turns by itself, while it holds', async () => {
    const discounts = [{ percent: amount('50'), until: on('2025-02-01') }];
    const until = on('2025-04-01');
    expect(await steps(started({ lines: [priced({ discounts, until })] }), upgraded())).toEqual([
      '2025-01-01..2025-02-01 active 600.00 subscription-started 2',
      '2025-02-01..2025-03-01 active 1200.00 subscription-started 2',
      '2025-03-01.. active 1800.00 subscription-upgraded 3',
    ]);
  });

  it('is read of the facts as often, however many steps it has', () => {
    const readingsOf = (...facts: readonly SubscriptionFact[]): number => {
      const known = logOf(oneByOne(...facts)).slice(1) as readonly SubscriptionLogFact[];
      const { statements, ...standing } = timelineFrom(known);
      let readings = 0;
      const counted = {
        ...standing,
        get statements() {
          readings += 1;
          return statements;
        },
      };
      const merges = { readsAs: () => accountId('acme'), turnsAfter: () => [] };
      timelineSteps(counted, { policy: DEFAULT_POLICY.policy, readings: merges });
      return readings;
    };
    expect(readingsOf(started(), upgraded(), cancelled())).toBe(readingsOf(started()));
  });

  it('ends with the term, and does not where it renews', async () => {
    const term = { endsOn: on('2025-03-01') };
    expect(await steps(started({ term }))).toEqual([
      '2025-01-01..2025-03-01 active 1200.00 subscription-started 2',
      '2025-03-01.. ended 0.00 subscription-started 2',
    ]);
    expect(await steps(started({ term: { ...term, renews: true } }))).toEqual([
      '2025-01-01.. active 1200.00 subscription-started 2',
    ]);
  });

  it('ends with the fact that agreed the term, also where the lines have changed within it', async () => {
    const term = { endsOn: on('2025-05-01') };
    expect(await steps(started({ term }), upgraded())).toEqual([
      '2025-01-01..2025-03-01 active 1200.00 subscription-started 2',
      '2025-03-01..2025-05-01 active 1800.00 subscription-upgraded 3',
      '2025-05-01.. ended 0.00 subscription-started 2',
    ]);
  });

  it('shows what stands in the place of what was corrected, and nothing of what was voided', async () => {
    const right = changed({ effectiveOn: on('2025-03-15') });
    expect(
      await steps(started(), upgraded(), corrected(givenFactId(3), right), cancelled(), voided(givenFactId(5))),
    ).toEqual([
      '2025-01-01..2025-03-15 active 1200.00 subscription-started 2',
      '2025-03-15.. active 1200.00 subscription-changed 4',
    ]);
    expect(await steps(started(), voided(givenFactId(2)))).toEqual([]);
  });

  it('shows the last statement of a day only', async () => {
    expect(await steps(started(), upgraded({ effectiveOn: on('2025-01-01') }))).toEqual([
      '2025-01-01.. active 1800.00 subscription-upgraded 3',
    ]);
  });
});

describe('a history up to a day', () => {
  const log = oneByOne(
    started(),
    upgraded(),
    corrected(givenFactId(3), upgraded({ effectiveOn: on('2025-04-01') })),
    cancelled(),
    voided(givenFactId(5)),
    voided(givenFactId(6)),
  );

  const factsUpTo = async (day: string) => {
    const resolver = resolverOf(log);
    const question = new SubscriptionFacts({ ...SUB, asOf: on(day) });
    const answer = answerIn(await new SubscriptionFactsHandler(resolver, new MemoryTextVault()).execute(question));
    expect(answer).toMatchObject({ asOf: day });
    return answer.facts.map(({ sequence, standing }) => `${sequence} ${standing}`);
  };

  it('has the facts true from it or before, with what undoes them, as they stand', async () => {
    expect(await factsUpTo('2025-02-28')).toEqual(['2 stands']);
    expect(await factsUpTo('2025-03-01')).toEqual(['2 stands', '3 corrected', '4 stands']);
    expect(await factsUpTo('2025-06-01')).toEqual([
      '2 stands',
      '3 corrected',
      '4 stands',
      '5 stands',
      '6 voided',
      '7 stands',
    ]);
  });

  it('has a correction that brings a later fact before it', async () => {
    const moved = corrected(givenFactId(3), upgraded({ effectiveOn: on('2025-02-01') }));
    const resolver = resolverOf(oneByOne(started(), upgraded(), moved));
    const question = new SubscriptionFacts({ ...SUB, asOf: on('2025-02-01') });
    const { facts } = answerIn(await new SubscriptionFactsHandler(resolver, new MemoryTextVault()).execute(question));
    expect(facts.map(({ sequence }) => sequence)).toEqual([2, 4]);
  });

  it('has the steps that begin on it or before, the last with the end that is known', async () => {
    const handler = new SubscriptionTimelineHandler(resolverOf(log));
    const upTo = answerIn(await handler.execute(new SubscriptionTimeline({ ...SUB, asOf: on('2025-04-01') })));
    expect(upTo).toMatchObject({ asOf: '2025-04-01' });
    expect(upTo.steps.map(({ from, until }) => `${from}..${until ?? ''}`)).toEqual([
      '2025-01-01..2025-04-01',
      '2025-04-01..2025-06-01',
    ]);
    expect(answerIn(await handler.execute(new SubscriptionTimeline(SUB)))).not.toHaveProperty('asOf');
  });
});
