import { DEFAULT_POLICY } from './policy';
import { admittedFor, parsePolicy, POLICY_NAMES, policyTexts, withTreatment } from './policy-text';

const { policy } = DEFAULT_POLICY;

describe('a policy in texts', () => {
  it('is the same after writing and reading', () => {
    expect(parsePolicy(policyTexts(policy))).toEqual(policy);
  });

  it.each([
    ['104/2', '52'],
    ['52.140', '52.14'],
    ['720/14', '360/7'],
  ])('has one text for one number, said as %s', (said, written) => {
    const changed = withTreatment(policy, 'weeksPerYear', said);
    expect(changed && policyTexts(changed).weeksPerYear).toBe(written);
  });

  it.each(['0', '-1', '52,14', '1/0', '', '1e3'])('takes no number of weeks from "%s"', (text) => {
    expect(withTreatment(policy, 'weeksPerYear', text)).toBeUndefined();
  });

  it.each([
    ['pastDue', 'count-days:30'],
    ['reactivationWindowDays', '90'],
    ['renewalGraceDays', '14'],
    ['lateTolerance', '0'],
    ['churnRecognition', 'requested'],
  ] as const)('is the same for %s %s', (name, text) => {
    const changed = withTreatment(policy, name, text);
    expect(changed).not.toEqual(policy);
    expect(changed && policyTexts(changed)[name]).toBe(text);
  });

  it.each([
    ['pastDue', 'count-days:'],
    ['pastDue', 'count-days:-1'],
    ['renewalGraceDays', '3651'],
    ['renewalGraceDays', '01'],
    ['fx', 'constant:'],
    ['fx', 'constant:2025-02-30'],
    ['backdating', 'never'],
  ] as const)('takes nothing for %s from "%s"', (name, text) => {
    expect(withTreatment(policy, name, text)).toBeUndefined();
  });

  it('is none with a treatment missing or unknown', () => {
    const { pauses: _, ...rest } = policyTexts(policy);
    expect(parsePolicy(rest)).toBeUndefined();
    expect(parsePolicy({ ...rest, pauses: 'never' })).toBeUndefined();
  });

  it.each(POLICY_NAMES)('says what %s may be', (name) => {
    expect(admittedFor(name)).not.toBe('');
  });
});
