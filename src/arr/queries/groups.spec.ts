import { type AppendTold, described, foldedOf, oneByOne, transferred } from '../../../test/support/arr.builders';
import {
  accountId,
  currency,
  lineId,
  monthly,
  on,
  priced,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import type { MovementFigures } from './answers';
import type { Answered } from './query-rejections';
import { ArrAsOfHandler } from './arr-as-of.handler';
import { KnowledgeResolver } from './knowledge-resolver';
import { MovementsBetweenHandler } from './movements-between.handler';
import { ArrAsOf, MovementsBetween } from './questions.query';
import { GROUP_ROWS_MAX } from './selected';

/** Reads back what it was given, so that a test sees what a digest is of. */
const hasher = { sha256: (text: string) => text, uuid: (name: string) => name };

const [sub2, sub3] = [subscriptionId('sub-2'), subscriptionId('sub-3')];

/** sub-1 goes from plan pro to team and grows on 1 February; sub-2 goes to bolt, which is in no segment, on 1 March. */
const log = oneByOne(
  described('2024-01-01', 'acme', { segment: 'large' }),
  started({ attributes: { plan: 'pro', region: 'EU' } }),
  started({ subscriptionId: sub2, lines: monthly('50.00'), attributes: { plan: 'team' } }),
  upgraded({ effectiveOn: on('2025-02-01'), attributes: { plan: 'team', region: 'EU' } }),
  transferred('2025-03-01', 'acme', 'bolt', { subscriptionId: sub2 }),
  started({
    subscriptionId: sub3,
    accountId: accountId('coda'),
    currency: currency('USD'),
    effectiveOn: on('2025-03-01'),
  }),
);

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

type FigureQuestion = Omit<ArrAsOf['question'], 'asOf'>;

const askArr = (asOf: string, question: FigureQuestion, appends: readonly AppendTold[] = log) =>
  new ArrAsOfHandler(new KnowledgeResolver(foldedOf(appends).books), hasher).execute(
    new ArrAsOf({ asOf: on(asOf), ...question }),
  );

const arrOn = async (asOf: string, question: FigureQuestion) => answerIn(await askArr(asOf, question));

describe('ARR by group', () => {
  it('has the groups of each currency beside its figure, none first', async () => {
    const { figures, groupBy } = await arrOn('2025-03-31', { groupBy: 'plan,region' });
    expect(groupBy).toBe('plan,region');
    expect(figures).toEqual([
      {
        ...{ currency: 'EUR', arr: '2400.00', mrr: '200.00', accounts: 2, subscriptions: 2 },
        groups: [
          { by: { plan: 'team', region: null }, arr: '600.00', mrr: '50.00', accounts: 1, subscriptions: 1 },
          { by: { plan: 'team', region: 'EU' }, arr: '1800.00', mrr: '150.00', accounts: 1, subscriptions: 1 },
        ],
      },
      {
        ...{ currency: 'USD', arr: '1200.00', mrr: '100.00', accounts: 1, subscriptions: 1 },
        groups: [{ by: { plan: null, region: null }, arr: '1200.00', mrr: '100.00', accounts: 1, subscriptions: 1 }],
      },
    ]);
  });

  it('counts an account in each of its groups, and once in the whole', async () => {
    const { figures } = await arrOn('2025-01-31', { groupBy: 'plan', native: currency('EUR') });
    expect(figures).toMatchObject([
      {
        ...{ accounts: 1, subscriptions: 2 },
        groups: [
          { by: { plan: 'pro' }, accounts: 1, subscriptions: 1 },
          { by: { plan: 'team' }, accounts: 1, subscriptions: 1 },
        ],
      },
    ]);
  });

  it('shows no group that has nothing', async () => {
    const { figures } = await arrOn('2025-02-28', { groupBy: 'plan', native: currency('EUR') });
    expect(figures[0]?.groups?.map(({ by }) => by)).toEqual([{ plan: 'team' }]);
    expect((await arrOn('2024-12-31', { groupBy: 'plan' })).figures.map(({ groups }) => groups)).toEqual([[], []]);
  });

  it('takes an attribute of the account, which goes with the subscription to another', async () => {
    const bySegment = async (asOf: string) =>
      (await arrOn(asOf, { groupBy: 'segment', native: currency('EUR') })).figures[0]?.groups?.map(({ by, arr }) => [
        by['segment'],
        arr,
      ]);
    expect(await bySegment('2025-02-28')).toEqual([['large', '2400.00']]);
    expect(await bySegment('2025-03-01')).toEqual([
      [null, '600.00'],
      ['large', '1800.00'],
    ]);
  });

  it('is what was known at the sequence that is asked for', async () => {
    const { figures, knownAt } = await arrOn('2025-03-31', { groupBy: 'plan', knownAt: 4 });
    expect(knownAt.sequence).toBe(4);
    expect(figures[0]?.groups?.map(({ by, arr }) => [by['plan'], arr])).toEqual([
      ['pro', '1200.00'],
      ['team', '600.00'],
    ]);
  });
});

describe('ARR that is filtered', () => {
  it.each([
    ['plan:team', '2400.00', 2],
    ['plan:pro', '0.00', 0],
    ['plan:team,region:', '600.00', 1],
    ['segment:', '600.00', 1],
    ['plan:team,plan:pro', '2400.00', 2],
    ['region:US', '0.00', 0],
  ])('by %s is %s', async (filter, arr, subscriptions) => {
    const { figures } = await arrOn('2025-03-31', { filter, native: currency('EUR') });
    expect(figures).toEqual([expect.objectContaining({ currency: 'EUR', arr, subscriptions })]);
    expect(figures[0]).not.toHaveProperty('groups');
  });

  it('is refused by a name that no fact states, whatever the value', async () => {
    for (const filter of ['colour:red', 'colour:', 'plan:pro,colour:red']) {
      const rejection = {
        code: 'attribute-not-known',
        in: 'filter',
        name: 'colour',
        known: ['plan', 'region', 'segment'],
      };
      expect(await askArr('2025-03-31', { filter })).toEqual({ outcome: 'refused', rejection });
    }
    expect(await askArr('2025-03-31', { groupBy: 'plan,colour' })).toMatchObject({ rejection: { in: 'groupBy' } });
  });

  it('counts an account once that has several of the values', async () => {
    const { figures } = await arrOn('2025-01-31', { filter: 'plan:pro,plan:team', native: currency('EUR') });
    expect(figures).toMatchObject([{ arr: '1800.00', accounts: 1, subscriptions: 2 }]);
  });

  it('can be grouped, and adds up to its groups', async () => {
    const { figures } = await arrOn('2025-03-31', { groupBy: 'region', filter: 'plan:team' });
    expect(figures[0]).toMatchObject({
      arr: '2400.00',
      groups: [
        { by: { region: null }, arr: '600.00' },
        { by: { region: 'EU' }, arr: '1800.00' },
      ],
    });
  });
});

describe('the digest', () => {
  it('is of how the question is grouped and filtered, however the filter was written', async () => {
    const digestOf = async (question: FigureQuestion) => (await arrOn('2025-03-31', question)).digest;
    const digests = [
      await digestOf({}),
      await digestOf({ groupBy: 'plan' }),
      await digestOf({ filter: 'plan:team' }),
      await digestOf({ filter: 'plan:team,region:EU' }),
      await digestOf({ filter: 'segment:' }),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(digests[1]).toContain('"groupBy":"plan"');
    expect(await digestOf({ filter: 'region:EU,plan:team,plan:team' })).toBe(digests[3]);
  });
});

const movements = async (question: Omit<MovementsBetween['question'], 'window' | 'interval'>) => {
  const handler = new MovementsBetweenHandler(new KnowledgeResolver(foldedOf(log).books));
  const window = { from: on('2025-01-01'), to: on('2025-04-01') };
  return answerIn(await handler.execute(new MovementsBetween({ window, interval: 'month', ...question })));
};

const eur = { native: currency('EUR') };

const CLASSES = ['new', 'expansion', 'contraction', 'churn', 'transfer', 'entered', 'left'] as const;

const brief = ({ from, by, opening, closing, difference, ...row }: MovementFigures) => {
  const moved = CLASSES.filter((name) => row[name] !== '0.00').map((name) => `${name} ${row[name]}`);
  expect(difference).toBe('0.00');
  return [from, ...Object.values(by ?? {}).map((value) => value ?? 'none'), opening, ...moved, closing].join(' ');
};

describe('movements by group', () => {
  it('are a row for each interval and group in which something stands or moves', async () => {
    const { rows } = await movements({ ...eur, groupBy: 'plan' });
    expect(rows.map(brief)).toEqual([
      '2025-01-01 pro 0.00 new 1200.00 1200.00',
      '2025-01-01 team 0.00 new 600.00 600.00',
      '2025-02-01 pro 1200.00 left -1200.00 0.00',
      '2025-02-01 team 600.00 expansion 600.00 entered 1200.00 2400.00',
      '2025-03-01 team 2400.00 2400.00',
    ]);
  });

  it('show what changes accounts as transfer out of one group and into another', async () => {
    const { rows } = await movements({ ...eur, groupBy: 'segment' });
    expect(rows.slice(-2).map(brief)).toEqual([
      '2025-03-01 none 0.00 transfer 600.00 600.00',
      '2025-03-01 large 2400.00 transfer -600.00 1800.00',
    ]);
  });

  it('come with a total that is the sum of its groups, which are shown beside it', async () => {
    const { total, ...answer } = await movements({ groupBy: 'plan' });
    expect(answer).toMatchObject({ groupBy: 'plan' });
    expect(total.map(brief)).toEqual([
      '2025-01-01 0.00 new 1800.00 expansion 600.00 entered 1200.00 left -1200.00 2400.00',
      '2025-01-01 0.00 new 1200.00 1200.00',
    ]);
    expect(total.map(({ groups }) => groups?.map(brief))).toEqual([
      [
        '2025-01-01 pro 0.00 new 1200.00 left -1200.00 0.00',
        '2025-01-01 team 0.00 new 600.00 expansion 600.00 entered 1200.00 2400.00',
      ],
      ['2025-01-01 none 0.00 new 1200.00 1200.00'],
    ]);
  });

  it('are the row of a filter where there is one, in every interval', async () => {
    const { rows, total, filter } = await movements({ ...eur, filter: 'plan:pro' });
    expect(filter).toBe('plan:pro');
    expect(rows.map(brief)).toEqual([
      '2025-01-01 0.00 new 1200.00 1200.00',
      '2025-02-01 1200.00 left -1200.00 0.00',
      '2025-03-01 0.00 0.00',
    ]);
    expect(total.map(brief)).toEqual(['2025-01-01 0.00 new 1200.00 left -1200.00 0.00']);
    expect([...rows, ...total].every((row) => !('by' in row) && !('groups' in row))).toBe(true);
  });

  it('are told apart within a filter by what they are grouped by', async () => {
    const { rows } = await movements({ ...eur, groupBy: 'region', filter: 'plan:team' });
    expect(rows.map(brief)).toEqual([
      '2025-01-01 none 0.00 new 600.00 600.00',
      '2025-02-01 none 600.00 600.00',
      '2025-02-01 EU 0.00 expansion 600.00 entered 1200.00 1800.00',
      '2025-03-01 none 600.00 600.00',
      '2025-03-01 EU 1800.00 1800.00',
    ]);
  });
});

describe('a question by group', () => {
  it.each([
    [{ groupBy: 'a:b' }, 'group-by-is-invalid'],
    [{ filter: 'plan' }, 'filter-is-invalid'],
  ])('of %p is refused', async (question, code) => {
    expect(await askArr('2025-01-01', question)).toMatchObject({ outcome: 'refused', rejection: { code } });
    await expect(movements({ ...eur, ...question })).rejects.toThrow(code);
  });

  it('of a figure that has too many groups is refused', async () => {
    const lines = Array.from({ length: GROUP_ROWS_MAX + 1 }, (_, index) =>
      priced({ id: lineId(`line-${index}`), attributes: { seat: `s${index}` } }),
    );
    const rejection = { code: 'too-many-groups', rows: GROUP_ROWS_MAX + 1, rowsMax: GROUP_ROWS_MAX };
    expect(await askArr('2025-01-01', { groupBy: 'seat' }, oneByOne(started({ lines })))).toEqual({
      outcome: 'refused',
      rejection,
    });
  });

  it('that has too many groups for its intervals is refused, and one that is filtered is not', async () => {
    const each = Array.from({ length: 60 }, (_, index) =>
      started({
        subscriptionId: subscriptionId(`sub-${index}`),
        attributes: { seller: `s${index}`, region: `r${index % 2}` },
      }),
    );
    const many = [{ recordedAt: '2025-01-01T00:00:00Z', facts: each }];
    const handler = new MovementsBetweenHandler(new KnowledgeResolver(foldedOf(many).books));
    const ask = (question: { readonly groupBy: string; readonly filter?: string }) => {
      const window = { from: on('2025-01-01'), to: on('2026-01-01') };
      return handler.execute(new MovementsBetween({ window, interval: 'day', ...question }));
    };
    expect(await ask({ groupBy: 'seller' })).toEqual({
      outcome: 'refused',
      rejection: { code: 'too-many-groups', rows: 60 * 365, rowsMax: GROUP_ROWS_MAX },
    });
    expect((await ask({ groupBy: 'seller', filter: 'region:r0' })).outcome).toBe('answered');
    expect((await ask({ groupBy: 'region' })).outcome).toBe('answered');
  });
});
