import fc from 'fast-check';
import type { Selection } from '../../src/arr/domain/group';
import { yearShareOf } from '../../src/arr/domain/rates';
import type { RetentionFigure } from '../../src/arr/queries/retention-answers';
import { retentionWork } from '../../src/arr/queries/retention-work';
import { addDays, addMonths } from '../../src/kernel/calendar-date';
import type { Span } from '../../src/kernel/period-text';
import { decimal, ratio, times } from '../../src/kernel/rational';
import { type GroupRow, rowsByGroup } from '../support/oracle/oracle-groups';
import { type OracleRow, rowOver } from '../support/oracle/oracle-movements';
import { type OracleCell, ratesOver } from '../support/oracle/oracle-retention';
import { knownAt } from '../support/oracle/standing';
import { oracleFactsOf } from '../support/scenario/oracle-facts-of';
import { bookOf } from '../support/scenario/pure-ledger';
import { amountOf } from '../support/scenario/spelled';
import { anyAccountIntents, type AccountIntent, withAccountFacts } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { anyDay, CURRENCIES, type Intent } from './intents';

beforeAll(announceSeed);

const anyLength = fc.oneof(
  fc.record({ months: fc.constantFrom(1, 3, 12) }),
  fc.record({ days: fc.integer({ min: 1, max: 400 }) }),
);

const anyQuestion = fc.record({ said: anyAccountIntents, from: anyDay, length: anyLength, pick: fc.nat() });

const MARGIN = amountOf('72.5');

const told = (intents: readonly Intent[], said: readonly AccountIntent[], pick: number) => {
  const { appends } = withAccountFacts(historyOf(intents).ledger, said);
  const { book } = bookOf(appends);
  const head = appends.at(-1)?.at(-1)?.sequence ?? 1;
  const sequence = book.knowledge.atSequence(1 + (pick % head))?.sequence ?? head;
  return { book, sequence, known: knownAt(oracleFactsOf(appends), sequence) };
};

type Told = ReturnType<typeof told>;

const windowOf = (from: Span['from'], length: { readonly months: number } | { readonly days: number }): Span => ({
  from,
  to: 'months' in length ? addMonths(from, length.months) : addDays(from, length.days),
});

const asked = ({ book, sequence }: Told, window: Span, selection?: Selection): readonly RetentionFigure[] => {
  const margin = times(decimal(MARGIN), ratio(1n, 100n));
  const share = yearShareOf(window);
  const work = retentionWork({ book, knownAt: sequence }, { window, selection, share, margin, currencies: CURRENCIES });
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
};

const EMPTY: OracleRow = {
  opening: 0n,
  new: 0n,
  expansion: 0n,
  reactivation: 0n,
  contraction: 0n,
  churn: 0n,
  fx: 0n,
  transfer: 0n,
  entered: 0n,
  left: 0n,
  closing: 0n,
};

/** The rates of each group, and of a filter that asks for one of them. */
const checkGroups = (ledger: Told, window: Span): void => {
  const filtered = asked(ledger, window, { groupBy: [], filter: [{ name: 'plan', values: ['pro'] }] });
  for (const { currency, groups = [] } of asked(ledger, window, { groupBy: ['plan'], filter: [] })) {
    const rows = rowsByGroup(ledger.known, window, { groupBy: ['plan'], currency });
    const expected = ({ by, row }: GroupRow) => {
      const holds: OracleCell['holds'] = ({ attributes }) => attributes['plan'] === by['plan'];
      return ratesOver(ledger.known, window, { currency, row, grossMargin: MARGIN, holds });
    };
    expect(groups).toEqual(rows.map((one) => ({ by: { plan: one.by['plan'] ?? null }, ...expected(one) })));
    const pro = rows.find(({ by }) => by['plan'] === 'pro') ?? { by: { plan: 'pro' }, row: EMPTY };
    const { currency: _, ...figures } = filtered.find((one) => one.currency === currency) ?? { currency };
    expect(figures).toEqual(expected(pro));
  }
};

describe('the rates of a window', () => {
  it('are what the oracle makes of the lines at its ends and of its movements, in the whole, by group and by filter', () => {
    checkLaw(anyQuestion, (intents, { said, from, length, pick }) => {
      const ledger = told(intents, said, pick);
      const window = windowOf(from, length);
      for (const { currency, ...figures } of asked(ledger, window)) {
        const row = rowOver(ledger.known, window, currency);
        const expected = ratesOver(ledger.known, window, { currency, row, grossMargin: MARGIN, holds: () => true });
        expect(figures).toEqual(expected);
        expect(figures.cohort.opening).toBe(figures.opening);
      }
      checkGroups(ledger, window);
    });
  });
});
