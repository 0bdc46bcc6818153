import { type AppendTold, foldedOf, oneByOne, policyAdopted } from '../../../test/support/arr.builders';
import {
  cancelled,
  currency,
  downgraded,
  monthly,
  on,
  reactivated,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import { LOG_START } from '../../kernel/log-position';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { ArrBook } from '../domain/arr-book';
import type { ArrIndex } from '../domain/arr-index';
import type { MovementFigures } from './answers';
import { INTERVALS_MAX } from './cut-windows';
import { KnowledgeResolver } from './knowledge-resolver';
import { MovementsBetweenHandler } from './movements-between.handler';
import { MovementsBetween } from './questions.query';

const USD = { currency: currency('USD'), subscriptionId: subscriptionId('sub-2'), lines: monthly('10.00') };

const log = oneByOne(
  started(),
  upgraded(),
  cancelled(),
  started({ ...USD, effectiveOn: on('2025-02-10') }),
  downgraded({ effectiveOn: on('2025-02-15') }),
);

const year = { from: on('2025-01-01'), to: on('2026-01-01') };

const ask = (appends: readonly AppendTold[], question: MovementsBetween['question']) =>
  new MovementsBetweenHandler(new KnowledgeResolver(foldedOf(appends).books)).execute(new MovementsBetween(question));

const answerTo = async (question: MovementsBetween['question'], appends = log) => {
  const answered = await ask(appends, question);
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

const CLASSES = [
  'new',
  'expansion',
  'reactivation',
  'contraction',
  'churn',
  'fx',
  'transfer',
  'entered',
  'left',
] as const;

const brief = ({ from, currency: code, opening, closing, ...row }: MovementFigures) => {
  const moved = CLASSES.filter((name) => cents(row[name]) !== 0n).map((name) => `${name} ${row[name]}`);
  return [from, code, opening, ...moved, closing].join(' ');
};

describe('movements between two days', () => {
  it('are one row an interval and currency', async () => {
    const { rows } = await answerTo({ window: { from: on('2025-02-01'), to: on('2025-04-01') }, interval: 'month' });
    expect(rows.map(brief)).toEqual([
      '2025-02-01 EUR 1200.00 contraction -600.00 600.00',
      '2025-02-01 USD 0.00 expansion 120.00 120.00',
      '2025-03-01 EUR 600.00 expansion 1200.00 1800.00',
      '2025-03-01 USD 120.00 120.00',
    ]);
  });

  it('sum over the whole window in one row a currency', async () => {
    const { total, ...answer } = await answerTo({ window: year, interval: 'quarter' });
    expect(total.map(brief)).toEqual([
      '2025-01-01 EUR 0.00 new 1200.00 expansion 1200.00 contraction -2400.00 0.00',
      '2025-01-01 USD 0.00 expansion 120.00 120.00',
    ]);
    expect(answer).toMatchObject({ from: '2025-01-01', to: '2026-01-01', interval: 'quarter', stale: false });
  });

  it.each(['day', 'week', 'month', 'quarter', 'year'] as const)(
    'tie, each %s, to what was asked for at both ends, and each row to the next',
    async (interval) => {
      for (const knownAt of [1, 2, 3, 4, 5, 6]) {
        const { rows, total } = await answerTo({ window: year, interval, knownAt });
        for (const code of ['EUR', 'USD']) {
          const own = rows.filter((row) => row.currency === code);
          expect(own.every(({ difference }) => difference === '0.00')).toBe(true);
          expect(own.slice(1).map(({ opening }) => opening)).toEqual(own.slice(0, -1).map(({ closing }) => closing));
          const sums = CLASSES.map((name) => own.reduce((sum, row) => sum + cents(row[name]), 0n));
          const whole = total.find((row) => row.currency === code);
          expect(sums).toEqual(CLASSES.map((name) => (whole === undefined ? 0n : cents(whole[name]))));
        }
      }
    },
  );

  it('take each interval as one step where they are asked to, and total what the rows show', async () => {
    const { netting, rows, total } = await answerTo({ window: year, interval: 'year', netting: 'window' });
    expect(netting).toBe('window');
    expect([...rows, ...total].map(brief)).toEqual([
      '2025-01-01 EUR 0.00 0.00',
      '2025-01-01 USD 0.00 new 120.00 120.00',
      '2025-01-01 EUR 0.00 0.00',
      '2025-01-01 USD 0.00 new 120.00 120.00',
    ]);
    const byMonth = await answerTo({ window: year, interval: 'month', netting: 'window', native: currency('EUR') });
    expect(byMonth.total[0]).toMatchObject({ new: '1200.00', opening: '0.00', closing: '0.00', difference: '0.00' });
  });

  it.each([
    [60, 'new'],
    [61, 'reactivation'],
  ])('have who comes back after 61 days, where %i do not make it new, as %s, also in one step', async (days, is) => {
    const back = oneByOne(
      policyAdopted(2, { reactivationWindowDays: days }),
      started(),
      cancelled({ effectiveOn: on('2025-05-01') }),
      reactivated({ effectiveOn: on('2025-07-01') }),
    );
    const window = { from: on('2025-06-15'), to: on('2025-07-15') };
    for (const netting of ['day', 'window'] as const) {
      const { total } = await answerTo({ window, interval: 'month', netting }, back);
      expect(total.map(brief)).toEqual([`2025-06-15 EUR 0.00 ${is} 1200.00 1200.00`]);
    }
  });

  it('net by group as well', async () => {
    const plans = oneByOne(started({ attributes: { plan: 'pro' } }), upgraded({ attributes: { plan: 'team' } }));
    const question = { window: year, interval: 'year', netting: 'window', groupBy: 'plan' } as const;
    const { rows, total } = await answerTo(question, plans);
    expect(rows.map(brief)).toEqual(['2025-01-01 EUR 0.00 new 1800.00 1800.00']);
    expect(total.flatMap(({ groups = [] }) => groups).map(brief)).toEqual(rows.map(brief));
  });

  it('are those known at the sequence that is asked for', async () => {
    const window = { from: on('2025-02-01'), to: on('2025-03-01') };
    const { rows, knownAt } = await answerTo({ window, interval: 'month', knownAt: 3 });
    expect(knownAt.sequence).toBe(3);
    expect(rows.map(brief)).toEqual(['2025-02-01 EUR 1200.00 1200.00']);
  });

  it('are of one currency where one is asked for', async () => {
    const { rows, total } = await answerTo({ window: year, interval: 'year', native: currency('USD') });
    expect([...rows, ...total].map(({ currency: code }) => code)).toEqual(['USD', 'USD']);
  });

  it('show a difference where sums and figures do not tie, because both are asked for', async () => {
    const { book } = foldedOf(log);
    const torn: ArrIndex = {
      add: (entry) => book.index.add(entry),
      entryAt: (row) => book.index.entryAt(row),
      prepare: (selection, entriesMax) => book.index.prepare(selection, entriesMax),
      hasBeenReady: (selection) => book.index.hasBeenReady(selection),
      currencies: (knownAt) => book.index.currencies(knownAt),
      accountIds: (after, limit) => book.index.accountIds(after, limit),
      figures: (point) => book.index.figures(point),
      levels: (days, knownAt) =>
        book.index
          .levels(days, knownAt)
          .map((level) => new Map([...level].map(([of, arr]) => [of, arr * 2n] as const))),
      accounts: (point) => book.index.accounts(point),
      movementSums: (windows, knownAt) => book.index.movementSums(windows, knownAt),
      groups: (selection, knownAt) => book.index.groups(selection, knownAt),
      groupFigures: (selection, point) => book.index.groupFigures(selection, point),
      groupRows: (selection, windows, knownAt) => book.index.groupRows(selection, windows, knownAt),
      movementsOf: (account, knownAt) => book.index.movementsOf(account, knownAt),
    };
    const state = new ArrBook(DEFAULT_POLICY, torn);
    const view = () => Promise.resolve({ state, position: LOG_START, stale: false });
    const books = { view, of: view };
    state.knowledge.add(book.knowledge.head);
    const handler = new MovementsBetweenHandler(new KnowledgeResolver(books));
    const window = { from: on('2025-01-01'), to: on('2025-02-01') };
    const answered = await handler.execute(new MovementsBetween({ window, interval: 'month' }));
    expect(answered).toMatchObject({
      answer: { rows: [{ new: '1200.00', closing: '2400.00', difference: '1200.00' }, {}] },
    });
  });

  it('show the digits of the currency', async () => {
    const yen = oneByOne(started({ currency: currency('JPY'), lines: monthly('100') }));
    const { rows } = await answerTo({ window: year, interval: 'year' }, yen);
    expect(rows[0]).toMatchObject({ opening: '0', new: '1200', churn: '0', closing: '1200', difference: '0' });
  });

  it('show a reclassification as no movement', async () => {
    const moved = oneByOne(
      started(),
      cancelled(),
      started({ subscriptionId: USD.subscriptionId, effectiveOn: on('2025-06-01') }),
    );
    const { rows } = await answerTo(
      { window: { from: on('2025-06-01'), to: on('2025-07-01') }, interval: 'month' },
      moved,
    );
    expect(rows.map(brief)).toEqual(['2025-06-01 EUR 1200.00 1200.00']);
    expect(rows[0]?.difference).toBe('0.00');
  });
});

describe('a window', () => {
  it.each(['2025-01-01', '2024-12-31'])('that ends at %s, where it begins or before, is refused', async (to) => {
    expect(await ask(log, { window: { from: on('2025-01-01'), to: on(to) }, interval: 'day' })).toEqual({
      outcome: 'refused',
      rejection: { code: 'window-is-empty', from: '2025-01-01', to },
    });
  });

  it('of too many intervals is refused', async () => {
    expect(await ask(log, { window: { from: on('2000-01-01'), to: on('2025-01-01') }, interval: 'day' })).toEqual({
      outcome: 'refused',
      rejection: { code: 'window-too-long', rowsMax: INTERVALS_MAX },
    });
  });

  it('reaches back to the first day there is', async () => {
    const { rows } = await answerTo({ window: { from: on('1970-01-01'), to: on('1970-01-02') }, interval: 'day' });
    expect(rows.map(brief)).toEqual(['1970-01-01 EUR 0.00 0.00', '1970-01-01 USD 0.00 0.00']);
  });
});
