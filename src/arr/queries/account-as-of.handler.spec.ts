import { accountFactVoided, described, foldedOf, merged, oneByOne } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { MemoryTextVault } from '../../../test/support/memory-text-vault.adapter';
import { accountId, on, started, subscriptionId, transferred } from '../../../test/support/subscription.builders';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { FiguredFact } from '../domain/ledger-fact';
import { AccountAsOfHandler } from './account-as-of.handler';
import { AccountFactsHandler } from './account-facts.handler';
import type { Answered } from './query-rejections';
import { KnowledgeResolver } from './knowledge-resolver';
import { AccountAsOf, AccountFacts, SubscriptionAsOf, SubscriptionTimeline } from './questions.query';
import { SubscriptionAsOfHandler, SubscriptionTimelineHandler } from './subscription-history.handler';

const ACME = accountId('acme');

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const resolverOf = (facts: readonly FiguredFact[]) => new KnowledgeResolver(foldedOf(oneByOne(...facts)).books);

const acmeOn = async (facts: readonly FiguredFact[], day: string, vault = new MemoryTextVault()) =>
  answerIn(
    await new AccountAsOfHandler(resolverOf(facts), vault).execute(new AccountAsOf({ accountId: ACME, asOf: on(day) })),
  );

describe('an account as of a day', () => {
  const chain = [started(), merged('2025-04-01', 'acme', 'globex'), merged('2025-03-01', 'globex', 'initech')];

  it('reads as the survivor of the merges that count by then', async () => {
    expect(await acmeOn(chain, '2025-03-31')).not.toHaveProperty('readsAs');
    expect(await acmeOn(chain, '2025-04-01')).toMatchObject({ readsAs: 'initech', figures: [] });
  });

  it('reads as itself once its merge is voided', async () => {
    const undone = [...chain, accountFactVoided('acme', givenFactId(3))];
    const answer = await acmeOn(undone, '2025-04-01');
    expect(answer).not.toHaveProperty('readsAs');
    expect(answer.figures).toHaveLength(1);
  });

  it('keeps a name until another is stated, and has the attributes stated last', async () => {
    const vault = new MemoryTextVault();
    const sealing = vault.sealingFor('a command');
    const name = sealing.seal(ACME, 'Acme Ltd');
    await sealing.keep();
    const registered: AccountFact = {
      type: 'account-registered',
      data: { accountId: ACME, effectiveOn: on('2025-01-01'), name, attributes: { segment: 'smb' } },
    };
    const facts = [registered, described('2025-02-01', 'acme', {})];
    expect(await acmeOn(facts, '2025-01-31', vault)).toMatchObject({
      name: 'Acme Ltd',
      attributes: { segment: 'smb' },
    });
    expect(await acmeOn(facts, '2025-02-01', vault)).toMatchObject({ name: 'Acme Ltd', attributes: {}, revision: 1 });
    await vault.destroy(ACME);
    expect(await acmeOn(facts, '2025-02-01', vault)).toMatchObject({ name: null });
  });

  it('has a revision of nothing where only subscriptions name it', async () => {
    const answer = await acmeOn([started()], '2025-04-01');
    expect(answer).toMatchObject({ revision: -1 });
    expect(answer).not.toHaveProperty('attributes');
  });
});

it('tells what was said of an account, and how it stands', async () => {
  const facts = [described('2025-02-01', 'acme', {}), accountFactVoided('acme', givenFactId(2))];
  const handler = new AccountFactsHandler(resolverOf(facts), new MemoryTextVault());
  const standings = async (knownAt: number) =>
    answerIn(await handler.execute(new AccountFacts({ accountId: ACME, knownAt }))).facts.map(
      ({ standing }) => standing,
    );
  expect(await standings(2)).toEqual(['stands']);
  expect(await standings(3)).toEqual(['voided', 'stands']);
});

describe('a subscription of a merged account', () => {
  const question = { subscriptionId: subscriptionId('sub-1') };
  const facts = [started(), merged('2025-04-01', 'acme', 'globex')];

  it('is of the survivor from the merge on', async () => {
    const of = async (day: string) => {
      const handler = new SubscriptionAsOfHandler(resolverOf(facts));
      return answerIn(await handler.execute(new SubscriptionAsOf({ ...question, asOf: on(day) }))).accountId;
    };
    expect([await of('2025-03-31'), await of('2025-04-01')]).toEqual(['acme', 'globex']);
  });

  it('has a step at the merge of the account that it is with, and at no other', async () => {
    const log = [...facts, transferred({ effectiveOn: on('2025-02-01'), toAccountId: accountId('coil') })];
    const steps = async (told: readonly FiguredFact[]) => {
      const handler = new SubscriptionTimelineHandler(resolverOf(told));
      const { steps: shown } = answerIn(await handler.execute(new SubscriptionTimeline(question)));
      return shown.map(({ from, accountId: holder }) => `${from} ${holder}`);
    };
    expect(await steps(facts)).toEqual(['2025-01-01 acme', '2025-04-01 globex']);
    expect(await steps(log)).toEqual(['2025-01-01 acme', '2025-02-01 coil']);
  });
});
