import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import { ratePublished } from '../../../test/support/arr.builders';
import { currency, on } from '../../../test/support/subscription.builders';
import type { RateCommand } from './rate.commands';
import type { ExchangeRatePublished, RateFactCorrected, RateFactVoided } from './rate.events';
import { rateLedger } from './rate.ledger';

const given = scenarioFor(rateLedger);

const PAIR = { base: currency('USD'), quote: currency('EUR') };
const MARCH = ratePublished('USD/EUR', '2025-03-01', '0.9612');
const RIGHT = ratePublished('USD/EUR', '2025-03-01', '0.9621');

const publish = ({ data }: ExchangeRatePublished): RateCommand => ({ type: 'publish-rate', ...data });
const WHY = { ...PAIR, factId: givenFactId(1), reason: 'Two digits changed places.' };
const voiding: RateCommand = { type: 'void-rate-fact', ...WHY };
const correcting = ({ data }: ExchangeRatePublished): RateCommand => ({
  type: 'correct-rate-fact',
  ...WHY,
  terms: data,
});
const voided: RateFactVoided = { type: 'fact-voided', data: WHY };
const corrected: RateFactCorrected = { type: 'fact-corrected', data: { ...WHY, statement: RIGHT } };

describe('a rate', () => {
  it('is published, and another for the same day after it', () => {
    given().when(publish(MARCH)).then(MARCH);
    given(MARCH).when(publish(RIGHT)).then(RIGHT);
  });

  it('may end', () => {
    const ends = ratePublished('USD/EUR', '2025-03-01', '0.9612', { until: on('2025-03-02') });
    given().when(publish(ends)).then(ends);
  });

  it('is voided and corrected while it stands', () => {
    given(MARCH).when(voiding).then(voided);
    given(MARCH).when(correcting(RIGHT)).then(corrected);
    given(MARCH, corrected)
      .when(voiding)
      .thenRejected({
        code: 'fact-is-corrected',
        factId: givenFactId(1),
        by: givenFactId(2),
      });
    given()
      .when(voiding)
      .thenRejected({ code: 'fact-not-found', factId: givenFactId(1) });
  });

  it('is refused where it would say nothing', () => {
    given()
      .when(publish(ratePublished('EUR/EUR', '2025-03-01', '1')))
      .thenRejected({ code: 'pair-is-one-currency', currency: currency('EUR') });
    given()
      .when(publish(ratePublished('USD/EUR', '2025-03-01', '0.00')))
      .thenRejected({ code: 'rate-is-zero' });
    given(MARCH)
      .when(correcting(ratePublished('USD/EUR', '2025-03-01', '0')))
      .thenRejected({ code: 'rate-is-zero' });
    const [effectiveOn, until] = [on('2025-03-01'), on('2025-03-01')];
    given()
      .when(publish(ratePublished('USD/EUR', '2025-03-01', '0.9612', { until })))
      .thenRejected({ code: 'rate-ends-before-its-day', effectiveOn, until });
  });
});
