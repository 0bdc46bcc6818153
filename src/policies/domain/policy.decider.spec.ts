import { scenarioFor } from '../../../test/support/decider-scenario';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { admittedFor, POLICY_NAMES, policyTexts } from '../../kernel/policy-text';
import type { PolicyCommand } from './policy.commands';
import type { PolicyAdopted } from './policy.events';
import { policyLedger } from './policy.ledger';

const given = scenarioFor(policyLedger);

const adopting = (policy: PolicyCommand['policy']): PolicyCommand => ({ type: 'adopt-policy', policy });

const adopted = (version: number, changes: Partial<PolicyAdopted['data']['policy']>): PolicyAdopted => ({
  type: 'policy-adopted',
  data: { version, policy: { ...DEFAULT_POLICY.policy, ...changes } },
});

describe('adopting a policy', () => {
  it('states it in full under the next version, with what is not named as it was', () => {
    given()
      .when(adopting({ pauses: 'keep' }))
      .then(adopted(2, { pauses: 'keep' }));
    given(adopted(2, { pauses: 'keep' }))
      .when(adopting({ usage: 'committed-minimum' }))
      .then(adopted(3, { pauses: 'keep', usage: 'committed-minimum' }));
  });

  it('may go back to what was', () => {
    given(adopted(2, { pauses: 'keep' }))
      .when(adopting({ pauses: 'zero' }))
      .then(adopted(3, {}));
  });

  it('is refused for the one in force, however it is written', () => {
    const rejection = { code: 'policy-is-in-force', version: 1 } as const;
    given()
      .when(adopting(policyTexts(DEFAULT_POLICY.policy)))
      .thenRejected(rejection);
    given()
      .when(adopting({ weeksPerYear: '104/2' }))
      .thenRejected(rejection);
    given(adopted(2, { pauses: 'keep' }))
      .when(adopting({ pauses: 'keep' }))
      .thenRejected({ ...rejection, version: 2 });
  });

  it('is refused with a name or a value that there is not', () => {
    given()
      .when(adopting({ naps: 'keep' }))
      .thenRejected({ code: 'treatment-unknown', name: 'naps', known: POLICY_NAMES });
    given()
      .when(adopting({ pauses: 'never' }))
      .thenRejected({
        code: 'treatment-value-unknown',
        name: 'pauses',
        value: 'never',
        admitted: admittedFor('pauses'),
      });
  });

  it('takes no history that leaves out a version', () => {
    expect(() => given(adopted(3, {})).when(adopting({ pauses: 'keep' }))).toThrow('follows on');
  });
});
