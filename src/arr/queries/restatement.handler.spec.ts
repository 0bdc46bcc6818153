import { type AppendTold, foldedOf } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import type { Answered } from './query-rejections';
import { BridgeHandler } from './bridge.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { Bridge, Restatement } from './questions.query';
import { RestatementHandler } from './restatement.handler';

const sub2 = { subscriptionId: subscriptionId('sub-2'), accountId: accountId('bolt') };

/** sub-1 and sub-2 start in time; in April it is heard that sub-1 was cancelled in March, and that it grew in February. */
const log: readonly AppendTold[] = [
  { recordedAt: '2025-01-01T08:00:00Z', facts: [started({ lines: monthly('100.00') })] },
  { recordedAt: '2025-01-01T09:00:00Z', facts: [started({ ...sub2, lines: monthly('50.00') })] },
  { recordedAt: '2025-04-03T08:00:00Z', facts: [cancelled({ effectiveOn: on('2025-03-15') })] },
  {
    recordedAt: '2025-04-04T08:00:00Z',
    facts: [upgraded({ ...sub2, effectiveOn: on('2025-02-01'), lines: monthly('70.00') })],
  },
  {
    recordedAt: '2025-04-05T08:00:00Z',
    facts: [
      {
        type: 'fact-voided',
        data: {
          subscriptionId: subscriptionId('sub-1'),
          accountId: accountId('acme'),
          currency: started({}).data.currency,
          factId: givenFactId(4),
          reason: 'a mistake',
        },
      },
    ],
  },
];

const resolver = () => new KnowledgeResolver(foldedOf(log).books);

const ask = (question: Restatement['question']) =>
  new RestatementHandler(resolver()).execute(new Restatement(question));

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const march = { asOf: on('2025-03-31'), fromKnownAt: 3 };

describe('a restatement', () => {
  it('names the facts that moved the figure, with their causes, and sums to the difference', async () => {
    const answer = answerIn(await ask(march));
    expect(answer).toMatchObject({
      asOf: '2025-03-31',
      from: { sequence: 3 },
      to: { sequence: 6 },
      figures: [{ currency: 'EUR', before: '1800.00', after: '2040.00', difference: '240.00' }],
      causes: [
        { currency: 'EUR', cause: 'late', effect: '-960.00', effects: 2 },
        { currency: 'EUR', cause: 'voided', effect: '1200.00', effects: 1 },
      ],
      next: null,
    });
    expect(answer.effects).toEqual([
      expect.objectContaining({
        sequence: 4,
        factId: givenFactId(4),
        type: 'subscription-cancelled',
        cause: 'late',
        accountId: 'acme',
        effectiveOn: '2025-03-15',
        effect: '-1200.00',
      }),
      expect.objectContaining({
        sequence: 5,
        type: 'subscription-upgraded',
        cause: 'late',
        accountId: 'bolt',
        subscriptionId: 'sub-2',
        effect: '240.00',
      }),
      expect.objectContaining({ sequence: 6, type: 'fact-voided', cause: 'voided', effect: '1200.00' }),
    ]);
    expect(answer.effects[2]).not.toHaveProperty('effectiveOn');
  });

  it('goes on where a page ended, at the same states of knowledge', async () => {
    const first = answerIn(await ask({ ...march, limit: 2 }));
    expect(first.effects.map(({ sequence }) => sequence)).toEqual([4, 5]);
    const second = answerIn(await ask({ limit: 2, cursor: first.next ?? '' }));
    expect(second).toMatchObject({ asOf: '2025-03-31', from: { sequence: 3 }, to: { sequence: 6 }, next: null });
    expect(second.effects.map(({ sequence }) => sequence)).toEqual([6]);
  });

  it('is summed up by account and, in each, by cause, page by page', async () => {
    const first = answerIn(await ask({ ...march, groupBy: 'account', limit: 1 }));
    expect(first).toMatchObject({ groupBy: 'account', effects: [], figures: [{ difference: '240.00' }] });
    expect(first.accounts).toEqual([
      {
        accountId: 'acme',
        currency: 'EUR',
        effect: '0.00',
        causes: [
          { cause: 'late', effect: '-1200.00', effects: 1 },
          { cause: 'voided', effect: '1200.00', effects: 1 },
        ],
      },
    ]);
    const second = answerIn(await ask({ limit: 1, cursor: first.next ?? '' }));
    expect(second.next).toBeNull();
    expect(second.accounts).toEqual([
      {
        accountId: 'bolt',
        currency: 'EUR',
        effect: '240.00',
        causes: [{ cause: 'late', effect: '240.00', effects: 1 }],
      },
    ]);
    const listed = answerIn(await ask({ ...march, limit: 1 }));
    expect(await ask({ groupBy: 'account', cursor: listed.next ?? '' })).toMatchObject({
      rejection: { code: 'cursor-is-of-another-question' },
    });
    expect(listed).not.toHaveProperty('accounts');
  });

  it('takes instants, and leaves out facts of later days', async () => {
    const at = { fromKnownAt: '2025-04-03T12:00:00Z' as never, knownAt: 5 };
    expect(answerIn(await ask({ asOf: on('2025-01-31'), ...at })).effects).toEqual([]);
    expect(answerIn(await ask({ asOf: on('2025-02-28'), ...at })).effects).toHaveLength(1);
  });

  it('is refused backwards, and of what is not known yet', async () => {
    const backwards = { code: 'known-at-is-before', from: 5, to: 4 };
    expect(await ask({ ...march, fromKnownAt: 5, knownAt: 4 })).toMatchObject({ rejection: backwards });
    expect(await ask({ ...march, fromKnownAt: 7 })).toMatchObject({
      rejection: { code: 'known-at-is-ahead', sequence: 7 },
    });
    expect(await ask({ cursor: 'bm9uZQ' })).toMatchObject({ rejection: { code: 'cursor-is-invalid' } });
  });
});

describe('a bridge', () => {
  it('leads from a reported figure over changes to earlier periods to the next closing figure', async () => {
    const window = { from: on('2025-04-01'), to: on('2025-05-01') };
    const answered = await new BridgeHandler(resolver()).execute(new Bridge({ window, fromKnownAt: 3, knownAt: 5 }));
    expect(answerIn(answered).rows).toEqual([
      {
        currency: 'EUR',
        reported: '1800.00',
        earlierPeriods: '-960.00',
        opening: '840.00',
        ...{ new: '0.00', expansion: '0.00', reactivation: '0.00', contraction: '0.00', churn: '0.00' },
        ...{ fx: '0.00', transfer: '0.00', closing: '840.00', difference: '0.00' },
      },
    ]);
  });

  it('is refused without a day', async () => {
    const window = { from: on('2025-04-01'), to: on('2025-04-01') };
    const answered = await new BridgeHandler(resolver()).execute(new Bridge({ window, fromKnownAt: 3 }));
    expect(answered).toMatchObject({ rejection: { code: 'window-is-empty' } });
  });
});
