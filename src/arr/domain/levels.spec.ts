import { changesTold, paused, resumed } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  amount,
  cancelled,
  changed,
  downgraded,
  lineId,
  monthly,
  on,
  priced,
  started,
  upgraded,
} from '../../../test/support/subscription.builders';
import { DEFAULT_POLICY } from '../../kernel/policy';
import type { FiguredFact } from './ledger-fact';

const changesOf = (account: string, ...facts: readonly FiguredFact[]) =>
  changesTold(facts).get(accountId(account)) ?? [];

const shown = (...facts: readonly FiguredFact[]) =>
  changesOf('acme', ...facts).map(
    ({ effectiveOn, lineId: line, delta, turn }) => `${effectiveOn} ${line} ${delta} ${turn.causes.join('+')}`,
  );

const addon = priced({ id: lineId('addon'), unitPrice: amount('10.00') });

it('follows a line from statement to statement, and to nothing at the end', () => {
  expect(shown(started(), upgraded({ cause: 'price' }), cancelled())).toEqual([
    '2025-01-01 seats 120000 start',
    '2025-03-01 seats 60000 price',
    '2025-06-01 seats -180000 cancellation',
  ]);
});

it('follows each line by its id, and a line that is left out to nothing', () => {
  const lines = [...monthly('100.00'), addon];
  expect(
    shown(
      started({ lines }),
      upgraded({ lines: monthly('150.00') }),
      changed({ effectiveOn: on('2025-04-01'), lines }),
    ),
  ).toEqual([
    '2025-01-01 seats 120000 start',
    '2025-03-01 seats 60000 change',
    '2025-04-01 seats -60000 change',
    '2025-01-01 addon 12000 start',
    '2025-03-01 addon -12000 change',
    '2025-04-01 addon 12000 change',
  ]);
});

it('turns a line by itself at its span, trial and discounts, and names why and by which fact', () => {
  const line = priced({
    from: on('2025-02-01'),
    until: on('2025-08-01'),
    trialUntil: on('2025-03-01'),
    discounts: [{ percent: amount('50'), from: on('2025-04-01'), until: on('2025-05-01') }],
  });
  const facts = [started({ lines: [line] })];
  expect(shown(...facts)).toEqual([
    '2025-03-01 seats 120000 trial-ended',
    '2025-04-01 seats -60000 discount-started',
    '2025-05-01 seats 60000 discount-ended',
    '2025-08-01 seats -120000 line-ended',
  ]);
  expect(changesOf('acme', ...facts).every(({ turn }) => turn.factId === givenFactId(2))).toBe(true);
});

it('lets a line turn only while its statement holds', () => {
  const line = priced({ discounts: [{ percent: amount('50'), until: on('2025-04-01') }] });
  expect(shown(started({ lines: [line] }), upgraded())).toEqual([
    '2025-01-01 seats 60000 start',
    '2025-03-01 seats 120000 change',
  ]);
  expect(shown(started({ lines: [line] }), cancelled({ effectiveOn: on('2025-02-01') }))).toEqual([
    '2025-01-01 seats 60000 start',
    '2025-02-01 seats -60000 cancellation',
  ]);
});

it('takes a `from` that is not after the fact for nothing', () => {
  const line = priced({ from: on('2024-06-01') });
  expect(shown(started({ lines: [line] }))).toEqual(['2025-01-01 seats 120000 start']);
});

it('ends with the term', () => {
  expect(shown(started({ term: { endsOn: on('2026-01-01') } }))).toEqual([
    '2025-01-01 seats 120000 start',
    '2026-01-01 seats -120000 term-ended',
  ]);
});

it('shows nothing of a change within a day', () => {
  expect(shown(started(), upgraded(), downgraded({ lines: monthly('100.00') }))).toEqual([
    '2025-01-01 seats 120000 start',
  ]);
});

it('takes ARR out of old attributes and into new ones, those of the line over those of the subscription', () => {
  const own = { lines: monthly('100.00', { attributes: { plan: 'team' } }), attributes: { plan: 'pro', region: 'EU' } };
  const changes = changesOf('acme', started({ attributes: { plan: 'pro' } }), changed(own));
  expect(changes.slice(1).map(({ delta, attributes }) => [delta, attributes])).toEqual([
    [-120_000n, { plan: 'pro' }],
    [120_000n, { plan: 'team', region: 'EU' }],
  ]);
});

it('takes out of the attributes that held when ARR goes to nothing', () => {
  const [, last] = changesOf('acme', started({ attributes: { plan: 'pro' } }), cancelled());
  expect(last).toMatchObject({ delta: -120_000n, attributes: { plan: 'pro' } });
});

it("is nothing for an account that is not the subscription's", () => {
  expect(changesOf('globex', started())).toEqual([]);
});

describe('a pause', () => {
  const facts = [started(), paused('2025-02-01'), upgraded(), resumed('2025-05-01')];

  it('counts for nothing, whatever is agreed meanwhile', () => {
    expect(shown(...facts)).toEqual([
      '2025-01-01 seats 120000 start',
      '2025-02-01 seats -120000 pause',
      '2025-05-01 seats 180000 resume',
    ]);
  });

  it('changes nothing where the policy keeps it', () => {
    const keeping = changesTold(facts, { ...DEFAULT_POLICY.policy, pauses: 'keep' }).get(accountId('acme')) ?? [];
    expect(keeping.map(({ effectiveOn, delta }) => `${effectiveOn} ${delta}`)).toEqual([
      '2025-01-01 120000',
      '2025-03-01 60000',
    ]);
  });
});
