import type { FiguredFact } from './ledger-fact';
import { accountFactCorrected, described, merged, oneByOne, foldedOf } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { corrected, monthly, on, started, upgraded, voided } from '../../../test/support/subscription.builders';

const namesAfter = (...facts: readonly FiguredFact[]): readonly string[] =>
  foldedOf(oneByOne(...facts)).book.attributeNames.inOrder();

describe('the names of attributes', () => {
  it('are those of accounts, subscriptions and lines', () => {
    const line = monthly('150.00', { attributes: { plan: 'pro' } });
    const facts = [described('2025-01-01', 'acme', { segment: 'large' }), started({ attributes: { region: 'EU' } })];
    expect(namesAfter(...facts, upgraded({ lines: line }))).toEqual(['plan', 'region', 'segment']);
  });

  it('are those of corrections too, and stay when a fact is undone', () => {
    const right = started({ attributes: { channel: 'web' }, effectiveOn: on('2025-01-02') });
    const meant = described('2025-01-01', 'acme', { tier: 'a' });
    const facts = [started(), corrected(givenFactId(2), right), voided(givenFactId(3))];
    const wrong = described('2025-01-01', 'acme', {});
    expect(namesAfter(...facts, wrong, accountFactCorrected('acme', givenFactId(5), meant))).toEqual([
      'channel',
      'tier',
    ]);
  });

  it('are none where nothing states any', () => {
    expect(namesAfter(started(), merged('2025-02-01', 'acme', 'bolt'))).toEqual([]);
  });
});
