import type { Words } from '../../kernel/common-rejection-texts';
import { describeRejection } from './rejection-texts';
import { parseCalendarDate } from '../../kernel/calendar-date';
import { parseAccountId, parseFactId, parseSubscriptionId } from '../../kernel/ids';

const certain = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('The text does not parse.');
  return value;
};

const SUBSCRIPTION = certain(parseSubscriptionId('sub-1'));
const FACT = certain(parseFactId('5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34'));
const OTHER = certain(parseFactId('6b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34'));
const DAY = certain(parseCalendarDate('2025-02-01'));

const words = (rejection: Parameters<typeof describeRejection>[0]): Words =>
  describeRejection(rejection, {
    subscriptionId: SUBSCRIPTION,
    ways: {
      start: (id) => `START ${id}`,
      renew: (id) => `RENEW ${id}`,
      reactivate: (id) => `REACTIVATE ${id}`,
      resume: (id) => `RESUME ${id}`,
      revoke: (id, fact) => `REVOKE ${id} ${fact}`,
      facts: (id) => `FACTS ${id}`,
      voidFact: (id, fact) => `VOID ${id} ${fact}`,
      correctFact: (id, fact) => `CORRECT ${id} ${fact}`,
    },
  });

describe('the words of a rejection', () => {
  it('say what is so in this case, and what the reader can send', () => {
    expect(words({ code: 'subscription-is-cancelled', since: DAY, factId: FACT })).toEqual({
      code: 'subscription-is-cancelled',
      title: 'The subscription is cancelled',
      detail: `sub-1 was cancelled from 2025-02-01 by fact ${FACT}.`,
      fix: `Use a day before 2025-02-01, reactivate it (REACTIVATE sub-1), or void the cancellation: VOID sub-1 ${FACT}`,
    });
  });

  it('name the fact to act on: the void of a voided fact, the correction of a corrected one', () => {
    expect(words({ code: 'fact-is-voided', factId: FACT, by: OTHER }).fix).toContain(`VOID sub-1 ${OTHER}`);
    expect(words({ code: 'fact-is-corrected', factId: FACT, by: OTHER }).fix).toContain(`CORRECT sub-1 ${OTHER}`);
    const differs = words({ code: 'row-differs', factId: FACT, differsIn: ['end', 'lines'] });
    expect(differs.detail).toContain('other values (end, lines)');
    expect(differs.fix).toContain(`CORRECT sub-1 ${FACT}`);
  });

  it('tell a subscription that starts later from one that has no start', () => {
    expect(words({ code: 'subscription-not-started', startsOn: DAY }).fix).toContain('Use 2025-02-01');
    expect(words({ code: 'subscription-not-started' }).fix).toBe('Start it: START sub-1');
  });

  it('say what a later fact would meet', () => {
    const rejection = {
      code: 'later-fact-in-the-way',
      factId: FACT,
      factType: 'subscription-upgraded',
      effectiveOn: DAY,
      because: 'subscription-is-cancelled',
    } as const;
    expect(words(rejection).detail).toContain(
      `subscription-upgraded of 2025-02-01 (fact ${FACT}) would meet a cancelled`,
    );
  });

  it('name what takes the place of a command that comes too late, and the one of two that is meant', () => {
    const late = words({ code: 'cancellation-has-taken-effect', factId: FACT, effectiveOn: DAY });
    expect(late.fix).toBe(
      `Reactivate the subscription (REACTIVATE sub-1), or void the cancellation: VOID sub-1 ${FACT}`,
    );
    expect(words({ code: 'cancellation-is-ambiguous', factIds: [FACT, OTHER] }).fix).toContain(`REVOKE sub-1 ${FACT}`);
    expect(words({ code: 'cancellation-not-found' }).detail).toBe('No cancellation of sub-1 is still to come.');
    expect(words({ code: 'subscription-is-paused', since: DAY, factId: FACT }).fix).toContain('RESUME sub-1');
  });

  it('name the account that stands', () => {
    const [stated, standing] = [certain(parseAccountId('a')), certain(parseAccountId('b'))];
    expect(words({ code: 'account-mismatch', stated, standing }).fix).toContain('Name the account b');
  });
});
