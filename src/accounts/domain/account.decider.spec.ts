import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { AccountCommand } from './account.commands';
import { accountDecider } from './account.decider';
import type { AccountFact } from './account.events';

const acme = 'acme' as AccountId;
const globex = 'globex' as AccountId;
const initech = 'initech' as AccountId;
const day = '2025-03-01' as CalendarDate;
const [first, second] = [givenFactId(1), givenFactId(2)];
const reason = 'Entered twice.';

const given = scenarioFor({ decider: accountDecider });
const givenMerged = (others: readonly (readonly [AccountId, AccountId])[]) =>
  scenarioFor({ decider: { ...accountDecider, initial: { facts: [], mergedInto: new Map(others) } } });

const registered: AccountFact = { type: 'account-registered', data: { accountId: acme, effectiveOn: day } };
const described: AccountFact = { type: 'account-described', data: { accountId: acme, effectiveOn: day } };
const merged = (intoAccountId: AccountId) =>
  ({ type: 'accounts-merged', data: { accountId: acme, effectiveOn: day, intoAccountId } }) as const;
const voided = (factId = first): AccountFact => ({ type: 'fact-voided', data: { accountId: acme, factId, reason } });
const register: AccountCommand = { type: 'register-account', accountId: acme, effectiveOn: day };
const merge = (intoAccountId: AccountId): AccountCommand => ({
  type: 'merge-account',
  accountId: acme,
  effectiveOn: day,
  intoAccountId,
});
const voiding = (factId = first): AccountCommand => ({ type: 'void-account-fact', accountId: acme, factId, reason });
const correcting = (statement: ReturnType<typeof merged> | typeof registered): AccountCommand => ({
  type: 'correct-account-fact',
  accountId: acme,
  factId: first,
  reason,
  statement,
});

describe('An account', () => {
  it('is registered', () => {
    given().when(register).then(registered);
  });
  it('is registered once at a time', () => {
    given(registered).when(register).thenRejected({ code: 'account-already-registered', factId: first });
  });
  it('is registered again after a void', () => {
    given(registered, voided()).when(register).then(registered);
  });
  it('is described without having been registered', () => {
    given().when({ type: 'describe-account', accountId: acme, effectiveOn: day }).then(described);
  });
  it('is merged', () => {
    given().when(merge(globex)).then(merged(globex));
  });
  it('is merged once', () => {
    given(merged(globex)).when(merge(initech)).thenRejected({ code: 'account-is-merged', factId: first });
  });
  it('is not merged into itself', () => {
    given()
      .when(merge(acme))
      .thenRejected({ code: 'merge-closes-a-circle', path: [acme, acme] });
  });
  it('is not merged in a circle', () => {
    givenMerged([
      [globex, initech],
      [initech, acme],
    ])()
      .when(merge(globex))
      .thenRejected({ code: 'merge-closes-a-circle', path: [acme, globex, initech, acme] });
  });
  it('may have its merge corrected, but not into a circle', () => {
    const one = givenMerged([[initech, acme]]);
    const statement = merged(initech);
    const data = { accountId: acme, factId: first, reason, statement };
    given(merged(globex)).when(correcting(statement)).then({ type: 'fact-corrected', data });
    one(merged(globex)).when(correcting(statement)).thenRejectedAs('merge-closes-a-circle');
  });
  it('gets no second merge or registration back', () => {
    given(merged(globex), voided(), merged(initech)).when(voiding(second)).thenRejectedAs('account-is-merged');
    given(registered, voided(), registered).when(voiding(second)).thenRejectedAs('account-already-registered');
    givenMerged([[globex, acme]])(merged(globex), voided())
      .when(voiding(second))
      .thenRejectedAs('merge-closes-a-circle');
  });
  it('keeps its facts to itself', () => {
    const statement = { ...registered, data: { ...registered.data, accountId: globex } } as typeof registered;
    given(registered).when(correcting(statement)).thenRejectedAs('account-cannot-change');
  });
  it('voids only what is there and stands', () => {
    given().when(voiding()).thenRejectedAs('fact-not-found');
    given(registered, voided()).when(voiding()).thenRejectedAs('fact-is-voided');
  });
  it('is taken as stated, under the same rules as a command', () => {
    given().when({ type: 'record-account-fact', fact: registered }).then(registered);
    given(registered)
      .when({ type: 'record-account-fact', fact: registered })
      .thenRejected({ code: 'account-already-registered', factId: first });
    given(registered).when({ type: 'record-account-fact', fact: voided() }).then(voided());
  });
  it('has facts that are corrected once, and voids that are not', () => {
    const corrected: AccountFact = {
      type: 'fact-corrected',
      data: { accountId: acme, factId: first, reason, statement: registered },
    };
    given(registered, corrected)
      .when(correcting(registered))
      .thenRejected({ code: 'fact-is-corrected', factId: first, by: second });
    given(registered, corrected).when(voiding()).thenRejected({ code: 'fact-is-corrected', factId: first, by: second });
    given(registered, voided())
      .when({ type: 'correct-account-fact', accountId: acme, factId: second, reason, statement: registered })
      .thenRejected({ code: 'void-cannot-be-corrected', factId: second });
  });
});
