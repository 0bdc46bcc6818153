import { currency, on } from '../../test/support/subscription.builders';
import type { Token } from '../kernel/log-record';
import type { Accepted } from './opened-ledger';
import { printReceipt } from './receipt-output';
import type { Surroundings } from './surroundings';

const eur = currency('EUR');

/** What a dry run prints of an effect. */
const printed = (effect: NonNullable<Accepted['effect']>): readonly string[] => {
  let text = '';
  const surroundings: Pick<Surroundings, 'out'> = { out: (more) => (text += more) };
  const receipt = { facts: [], revision: 0, token: 'token' as Token, replayed: false };
  printReceipt(surroundings, 'subscription', { receipt, effect }, { dryRun: true });
  return text.split('\n').filter((line) => line.startsWith('ARR'));
};

describe('a dry run', () => {
  it('tells from which day on ARR is how much more or less, not what moves on the day', () => {
    expect(
      printed([
        { effectiveOn: on('2026-11-26'), currency: eur, delta: 57_600n },
        { effectiveOn: on('2026-04-01'), currency: eur, delta: -705_600n },
        { effectiveOn: on('2026-12-01'), currency: eur, delta: 648_000n },
        { effectiveOn: on('2026-12-01'), currency: currency('USD'), delta: 100n },
      ]),
    ).toEqual([
      'ARR from 2026-04-01 on: 7056.00 EUR less',
      'ARR from 2026-11-26 on: 6480.00 EUR less',
      'ARR from 2026-12-01 on: EUR as it was',
      'ARR from 2026-12-01 on: 1.00 USD more',
    ]);
  });

  it('says nothing of ARR where nothing moves', () => {
    expect(printed([])).toEqual([]);
  });
});
