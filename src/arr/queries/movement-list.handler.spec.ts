import { type AppendTold, described, foldedOf, oneByOne, transferred } from '../../../test/support/arr.builders';
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
import { addDays } from '../../kernel/calendar-date';
import type { Answered } from './query-rejections';
import { GROUP_COLUMNS } from '../domain/movement-groups';
import { KnowledgeResolver } from './knowledge-resolver';
import { ENTRIES_AT_ONCE } from './resolved';
import { MovementListHandler } from './movement-list.handler';
import { MovementsBetweenHandler } from './movements-between.handler';
import { MovementList, MovementsBetween } from './questions.query';

const [sub2, sub3, sub4] = [subscriptionId('sub-2'), subscriptionId('sub-3'), subscriptionId('sub-4')];

/** acme starts in plan pro and goes to team; bolt receives one of its subscriptions; coda pays in dollars, and leaves. */
const log = oneByOne(
  described('2024-01-01', 'acme', { segment: 'large' }),
  started({ attributes: { plan: 'pro' } }),
  started({ subscriptionId: sub2, lines: monthly('50.00'), attributes: { plan: 'team' } }),
  started({ subscriptionId: sub4, accountId: accountId('dune'), lines: monthly('700.00') }),
  upgraded({ effectiveOn: on('2025-02-01'), attributes: { plan: 'team' } }),
  transferred('2025-03-01', 'acme', 'bolt', { subscriptionId: sub2 }),
  started({
    subscriptionId: sub3,
    accountId: accountId('coda'),
    currency: currency('USD'),
    effectiveOn: on('2025-03-01'),
  }),
  cancelled({ subscriptionId: sub3, accountId: accountId('coda'), currency: currency('USD') }),
);

const year = { from: on('2025-01-01'), to: on('2026-01-01') };

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

type Question = Omit<MovementList['question'], 'window'>;

const ask = (question: Question, window = year, appends: readonly AppendTold[] = log) =>
  new MovementListHandler(new KnowledgeResolver(foldedOf(appends).books)).execute(
    new MovementList({ window, ...question }),
  );

const rowsOf = async (question: Pick<Question, 'currency' | 'filter' | 'knownAt'>) => {
  const handler = new MovementsBetweenHandler(new KnowledgeResolver(foldedOf(log).books));
  return answerIn(await handler.execute(new MovementsBetween({ window: year, interval: 'year', ...question }))).total;
};

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

it('lets others have their turn while it goes through many movements', async () => {
  const changes = Array.from({ length: ENTRIES_AT_ONCE + 1 }, (_, index) =>
    upgraded({ effectiveOn: addDays(on('2025-01-02'), index), lines: monthly(`${index + 101}.00`) }),
  );
  const turns: string[] = [];
  setImmediate(() => turns.push('another'));
  await ask({ limit: 1 }, year, [{ recordedAt: '2025-12-31T00:00:00Z', facts: [started(), ...changes] }]);
  expect(turns).toEqual(['another']);
});

describe('the movements behind a row', () => {
  it('come by currency, the largest first, with what they are for', async () => {
    const { items, next } = answerIn(await ask({}));
    expect(items.map((item) => [item.accountId, item.effectiveOn, item.class, item.delta, item.currency])).toEqual([
      ['dune', '2025-01-01', 'new', '8400.00', 'EUR'],
      ['acme', '2025-01-01', 'new', '1800.00', 'EUR'],
      ['acme', '2025-02-01', 'expansion', '600.00', 'EUR'],
      ['acme', '2025-03-01', 'transfer', '-600.00', 'EUR'],
      ['bolt', '2025-03-01', 'transfer', '600.00', 'EUR'],
      ['coda', '2025-03-01', 'new', '1200.00', 'USD'],
      ['coda', '2025-06-01', 'churn', '-1200.00', 'USD'],
    ]);
    expect(items[0]).toMatchObject({ id: '5-1', causes: ['start'], sequence: 5 });
    expect(next).toBeNull();
  });

  it('are those of one column where one is asked for', async () => {
    const answer = answerIn(await ask({ class: 'new', native: currency('EUR') }));
    expect(answer).toMatchObject({ class: 'new', native: 'EUR', from: '2025-01-01', to: '2026-01-01' });
    expect(answer.items.map(({ delta }) => delta)).toEqual(['8400.00', '1800.00']);
    expect(answer.sums).toEqual([{ currency: 'EUR', class: 'new', delta: '10200.00', movements: 2 }]);
  });

  it('show with a filter what left it and entered it', async () => {
    const { items } = answerIn(await ask({ filter: 'plan:team' }));
    expect(items.map((item) => [item.id, item.class, item.delta])).toEqual([
      ['6-1', 'entered', '1200.00'],
      ['4-2', 'new', '600.00'],
      ['6-1', 'expansion', '600.00'],
      ['7-1', 'transfer', '-600.00'],
      ['7-2', 'transfer', '600.00'],
    ]);
  });

  it.each([{}, { filter: 'plan:team' }, { filter: 'plan:pro,plan:' }, { filter: 'segment:large' }])(
    'add up to the row they are behind, column by column: %j',
    async (part) => {
      for (const knownAt of [1, 4, 6, 9]) {
        const answer = answerIn(await ask({ ...part, knownAt, limit: 1 }));
        for (const row of await rowsOf({ ...part, knownAt })) {
          for (const column of GROUP_COLUMNS) {
            const sum = answer.sums.find((one) => one.currency === row.currency && one.class === column);
            expect([column, cents(sum?.delta ?? '0')]).toEqual([column, cents(row[column])]);
          }
        }
      }
    },
  );

  it('are of the days of the window, its last not among them', async () => {
    const window = { from: on('2025-02-01'), to: on('2025-03-01') };
    expect(answerIn(await ask({}, window)).items.map(({ id }) => id)).toEqual(['6-1']);
  });

  it('come page by page, as known when the first was read', async () => {
    const first = answerIn(await ask({ class: 'new', limit: 1 }));
    const grown = [...log, ...oneByOne(started({ subscriptionId: subscriptionId('later'), lines: monthly('900.00') }))];
    const second = answerIn(await ask({ limit: 2, cursor: first.next ?? '' }, year, grown));
    expect(second).toMatchObject({ class: 'new', knownAt: first.knownAt, sums: first.sums, next: null });
    expect([...first.items, ...second.items].map(({ accountId: of }) => of)).toEqual(['dune', 'acme', 'coda']);
  });
});

describe('a list of movements', () => {
  it('is refused for a cursor of another question', async () => {
    const { next } = answerIn(await ask({ class: 'new', limit: 1 }));
    const rejection = { code: 'cursor-is-of-another-question' };
    const cursor = next ?? '';
    for (const other of [
      { class: 'churn' as const },
      { native: currency('EUR') },
      { filter: 'plan:pro' },
      { knownAt: 4 },
    ]) {
      expect(await ask({ ...other, cursor })).toEqual({ outcome: 'refused', rejection });
    }
    const shorter = { from: on('2025-01-01'), to: on('2025-02-01') };
    expect(await ask({ cursor }, shorter)).toEqual({ outcome: 'refused', rejection });
    expect((await ask({ class: 'new', knownAt: 9, cursor })).outcome).toBe('answered');
  });

  it('is refused for an empty window', async () => {
    const window = { from: on('2025-01-01'), to: on('2025-01-01') };
    expect(await ask({}, window)).toMatchObject({ rejection: { code: 'window-is-empty' } });
  });
});
