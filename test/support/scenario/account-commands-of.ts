import type { AccountCommand } from '../../../src/accounts/domain/account.commands';
import type { AccountStatement } from '../../../src/accounts/domain/account.events';
import { isOfSubscription } from '../../../src/arr/domain/ledger-fact';
import type { AccountId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import type { LedgerFact } from './pure-ledger';
import type { AccountSaying, Saying, StatementSaying } from './scenario';

/** Why anything is voided or corrected on a page. */
export const REASON = 'a mistake';

/** The fact that a page calls so. */
export type Labelled = (label: string) => LedgerFact;

/** Whether what is said is of an account. */
export const isOfAccount = (stated: StatementSaying | AccountSaying): stated is AccountSaying =>
  stated.verb === 'register' || stated.verb === 'describe' || stated.verb === 'merge';

const accountStatementOf = (stated: AccountSaying, accountId: AccountId): AccountStatement => {
  const { effectiveOn, occurredAt } = stated;
  const data = { accountId, ...present({ effectiveOn, occurredAt }) };
  if (stated.verb === 'merge')
    return { type: 'accounts-merged', data: { ...data, intoAccountId: stated.intoAccountId } };
  const told = { ...data, ...present({ attributes: stated.attributes }) };
  return stated.verb === 'register'
    ? { type: 'account-registered', data: told }
    : { type: 'account-described', data: told };
};

const ACCOUNT_COMMANDS = { register: 'register-account', describe: 'describe-account' } as const;

/** What a line says of an account, be it by the label of one of its facts; undefined if it speaks of a subscription. */
export const accountCommandOf = (saying: Saying, labelled: Labelled): AccountCommand | undefined => {
  if (saying.verb === 'void' || saying.verb === 'correct') {
    const undone = labelled(saying.label);
    if (isOfSubscription(undone)) return undefined;
    const of = { accountId: undone.data.accountId, factId: undone.id, reason: REASON };
    if (saying.verb === 'void') return { type: 'void-account-fact', ...of };
    if (!isOfAccount(saying.statement)) throw new Error(`${saying.label} is a fact of an account`);
    return { type: 'correct-account-fact', ...of, statement: accountStatementOf(saying.statement, of.accountId) };
  }
  if (saying.verb === 'merge') {
    const { verb: _, ...told } = saying;
    return { type: 'merge-account', ...told };
  }
  if (saying.verb !== 'register' && saying.verb !== 'describe') return undefined;
  const { verb, ...told } = saying;
  return { type: ACCOUNT_COMMANDS[verb], ...told };
};
