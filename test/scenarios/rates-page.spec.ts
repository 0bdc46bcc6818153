import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { yearShareOf } from '../../src/arr/domain/rates';
import { readTargets } from '../../src/arr/queries/growth-targets';
import type { DerivedAnswer, RateAnswer, RetentionFigures } from '../../src/arr/queries/retention-answers';
import { seriesPoints } from '../../src/arr/queries/series-points';
import { retentionWork } from '../../src/arr/queries/retention-work';
import { instantOf } from '../../src/kernel/instant';
import { toEpochDay } from '../../src/kernel/calendar-date';
import { cutWindow } from '../../src/kernel/period-text';
import { ratio } from '../../src/kernel/rational';
import { doneAtOnce } from '../support/done-at-once';
import { parseScenario } from '../support/scenario/scenario-parser';
import { runScenario } from '../support/scenario/scenario-runner';
import { currencyOf, dayOf } from '../support/scenario/spelled';

const page = readFileSync(join(__dirname, '../../docs/concepts/rates.md'), 'utf8');

const { ledger, findings } = runScenario(parseScenario(/```text\n(.*?)```/su.exec(page)?.[1] ?? ''));

const MS_IN_DAY = 86_400_000;
const JANUARY_5 = instantOf(toEpochDay(dayOf('2026-01-06')) * MS_IN_DAY - 1);

const figuresAt = (knownAt: number, margin = ratio(1n)): RetentionFigures => {
  const window = { from: dayOf('2025-01-01'), to: dayOf('2026-01-01') };
  const asked = { window, selection: undefined, share: yearShareOf(window), currencies: [currencyOf('EUR')], margin };
  const [figures] = doneAtOnce(retentionWork({ book: ledger.book, knownAt }, asked));
  if (figures === undefined) throw new Error('There is no figure in EUR.');
  return figures;
};

const ROWS: readonly (readonly [string, (figures: RetentionFigures) => DerivedAnswer & Partial<RateAnswer>])[] = [
  ['net revenue retention', ({ nrr }) => nrr],
  ['gross revenue retention', ({ grr }) => grr],
  ['gross churn rate', ({ grossChurnRate }) => grossChurnRate],
  ['net churn rate', ({ netChurnRate }) => netChurnRate],
  ['expansion rate', ({ expansionRate }) => expansionRate],
  ['logo churn', ({ logoChurnRate }) => logoChurnRate],
  ['quick ratio', ({ quickRatio }) => quickRatio],
  ['growth', ({ growth }) => growth.find(({ over }) => over === 'year') ?? { value: null }],
  ['average ARR per account', ({ averageArrPerAccount }) => averageArrPerAccount],
  ['lifetime', ({ lifetimeYears }) => lifetimeYears],
  ['lifetime value', ({ lifetimeValue }) => lifetimeValue],
];

it('the page on rates says what the ledger answers, as known now and as known then', () => {
  expect(findings.map(({ ledger: came }) => came)).toEqual(findings.map(({ stated }) => stated));
  const then = figuresAt(ledger.book.knowledge.atInstant(JANUARY_5).sequence);
  const now = figuresAt(ledger.head);
  const rows = ROWS.map(([title, of]) => {
    const { value, numerator = '', denominator = '' } = of(now);
    return `| ${[title, numerator, denominator, value, of(then).value].join(' | ')} |`.replace(/ {2,}/gu, ' ');
  });
  expect(page.split('\n').filter((line) => rows.includes(line))).toEqual(rows);
  expect(figuresAt(ledger.head, ratio(4n, 5n)).lifetimeValue.value).toBe('67428.57');
});

it('the page on rates sets targets beside growth as the ledger does', () => {
  const asked = /--interval quarter --growth quarter --targets (\S+)/u.exec(page)?.[1] ?? '';
  const windows = cutWindow({ from: dayOf('2025-01-01'), to: dayOf('2026-01-01') }, 'quarter', 4) ?? [];
  const read = readTargets({ growth: 'quarter', targets: asked });
  if (read.outcome === 'refused') throw new Error(`The targets of the page are refused: ${read.rejection.code}.`);
  const known = { book: ledger.book, knownAt: ledger.head };
  const currencies = [currencyOf('EUR')];
  const points = seriesPoints({ known, windows, currencies, growth: 'quarter', targets: read.answer }, undefined);
  const rows = points.flatMap(({ asOf, figures }) =>
    figures.map(({ arr, growth }) =>
      `| ${[asOf, arr, growth?.value, growth?.target, growth?.aheadOfTarget].join(' | ')} |`.replace(/ {2,}/gu, ' '),
    ),
  );
  expect(rows).toHaveLength(4);
  expect(page.split('\n').filter((line) => rows.includes(line))).toEqual(rows);
});
