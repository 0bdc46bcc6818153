import { type AppendTold, foldedOf, oneByOne } from '../../../test/support/arr.builders';
import {
  accountId,
  cancelled,
  currency,
  monthly,
  on,
  started,
  subscriptionId,
} from '../../../test/support/subscription.builders';
import { AccountsAsOfHandler } from './accounts-as-of.handler';
import type { Answered } from './query-rejections';
import { KnowledgeResolver } from './knowledge-resolver';
import { PAGE_MAX } from './page-cursor';
import { AccountsAsOf } from './questions.query';

const accountsOf = (appends: readonly AppendTold[], question: AccountsAsOf['question']) =>
  new AccountsAsOfHandler(new KnowledgeResolver(foldedOf(appends).books)).execute(new AccountsAsOf(question));

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

function dollars(sub: string, price: string) {
  return started({ subscriptionId: subscriptionId(sub), currency: currency('USD'), lines: monthly(price) });
}

describe('ARR by account', () => {
  const accountsLog = oneByOne(
    started({ accountId: accountId('b') }),
    started({ accountId: accountId('a'), subscriptionId: subscriptionId('sub-a') }),
    started({ accountId: accountId('c'), subscriptionId: subscriptionId('sub-c') }),
    { ...dollars('sub-d', '1.00'), data: { ...dollars('sub-d', '1.00').data, accountId: accountId('b') } },
    started({ accountId: accountId('gone'), subscriptionId: subscriptionId('sub-e') }),
    cancelled({ accountId: accountId('gone'), subscriptionId: subscriptionId('sub-e'), effectiveOn: on('2025-02-01') }),
  );
  const asOf = on('2025-03-01');
  const keys = (answer: { readonly items: readonly { readonly accountId: string; readonly currency: string }[] }) =>
    answer.items.map((item) => `${item.accountId} ${item.currency}`);

  it('lists the accounts that have ARR', async () => {
    const answer = answerIn(await accountsOf(accountsLog, { asOf }));
    expect(keys(answer)).toEqual(['a EUR', 'b EUR', 'b USD', 'c EUR']);
    expect(answer.items[2]).toEqual({ accountId: 'b', currency: 'USD', arr: '12.00', mrr: '1.00', subscriptions: 1 });
    expect(answer.next).toBeNull();
  });

  it('goes on where a page ended, each account and currency once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: object = cursor === null ? {} : { cursor };
      const answer = answerIn(await accountsOf(accountsLog, { asOf, limit: 1, ...more }));
      seen.push(...keys(answer));
      cursor = answer.next;
    } while (cursor !== null && seen.length < 10);
    expect(seen).toEqual(['a EUR', 'b EUR', 'b USD', 'c EUR']);
  });

  it('goes on as of the day and the state of knowledge that the first page had', async () => {
    const first = answerIn(await accountsOf(accountsLog, { asOf, limit: 1 }));
    const grown = [
      ...accountsLog,
      {
        recordedAt: '2025-05-01T00:00:00Z',
        facts: [started({ accountId: accountId('bb'), subscriptionId: subscriptionId('late') })],
      },
    ];
    const next = answerIn(await accountsOf(grown, { cursor: first.next ?? '' }));
    expect(next).toMatchObject({ asOf: '2025-03-01', knownAt: first.knownAt });
    expect(keys(next)).toEqual(['b EUR', 'b USD', 'c EUR']);
  });

  it('gives no more than the largest page', async () => {
    const many = Array.from({ length: PAGE_MAX + 1 }, (_, index) =>
      started({ accountId: accountId(`a${index}`), subscriptionId: subscriptionId(`s${index}`) }),
    );
    const answer = answerIn(
      await accountsOf([{ recordedAt: '2025-05-01T00:00:00Z', facts: many }], { asOf, limit: 5000 }),
    );
    expect(answer.items).toHaveLength(PAGE_MAX);
    expect(answer.next).not.toBeNull();
  });

  it('is refused where another question is asked beside the cursor', async () => {
    const cursor = answerIn(await accountsOf(accountsLog, { asOf, limit: 1 })).next ?? '';
    const rejection = { code: 'cursor-is-of-another-question' };
    for (const other of [
      { asOf: on('2024-01-01') },
      { native: currency('EUR') },
      { filter: 'plan:' },
      { knownAt: 3 },
    ]) {
      expect(await accountsOf(accountsLog, { ...other, cursor })).toEqual({ outcome: 'refused', rejection });
    }
    const same = { asOf, knownAt: 7, policyVersion: 1, cursor };
    expect(keys(answerIn(await accountsOf(accountsLog, same)))).toEqual(['b EUR', 'b USD', 'c EUR']);
  });

  it('lists what a filter takes, and no more than one currency where one is asked for', async () => {
    const inPlan = (id: string, plan: string) =>
      started({ accountId: accountId(id), subscriptionId: subscriptionId(`sub-${id}`), attributes: { plan } });
    const plans = oneByOne(inPlan('a', 'pro'), inPlan('b', 'team'), inPlan('c', 'pro'), dollars('sub-usd', '1.00'));
    const first = answerIn(await accountsOf(plans, { asOf, filter: 'plan:pro', limit: 1 }));
    expect(first).toMatchObject({ filter: 'plan:pro', items: [{ accountId: 'a', arr: '1200.00', subscriptions: 1 }] });
    const second = answerIn(await accountsOf(plans, { cursor: first.next ?? '' }));
    expect([keys(second), second.next, second.filter]).toEqual([['c EUR'], null, 'plan:pro']);
    const inDollars = answerIn(await accountsOf(plans, { asOf, native: currency('USD') }));
    expect(inDollars).toMatchObject({ native: 'USD', items: [{ currency: 'USD' }], next: null });
  });

  const tampered = [
    [2, 'accounts', -5, 1, 1, { asOf: '2025-03-01' }, ['acme', 'EUR']],
    [2, 'accounts', 5, 1, 1, { asOf: '2025-03-01' }, ['acme', 'EUR'], 'more'],
    [2, 'accounts', 1e300, 1, 1, { asOf: '2025-03-01' }, ['acme', 'EUR']],
    [2, 'accounts', 5, 1, 1, { asOf: '2025-03-01' }, [7, 'EUR']],
    [2, 'accounts', 5, 1, 1, { asOf: '2025-03-01' }, []],
    [2, 'accounts', 5, 1, 2, { asOf: '2025-03-01' }, ['acme', 'EUR']],
    [2, 'accounts', 5, 1, 1, { asOf: '2025-03-01', native: 'none' }, ['acme', 'EUR']],
    [2, 'accounts', 5, 1, 1, { asOf: '2025-03-01', currency: 'none' }, ['acme', 'EUR']],
    [2, 'accounts', 5, 1, 1, { asOf: 7 }, ['acme', 'EUR']],
    [2, 'accounts', 5, 1, 1, [], ['acme', 'EUR', {}]],
  ].map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));

  it.each([
    ...tampered,
    '',
    'x',
    '!!!',
    Buffer.from('[2]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('refuses the cursor %p, which it has not written', async (cursor) => {
    expect(await accountsOf(accountsLog, { asOf, cursor })).toEqual({
      outcome: 'refused',
      rejection: { code: 'cursor-is-invalid' },
    });
  });
});
