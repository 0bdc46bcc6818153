import type { AccountId, FactId } from '../../kernel/ids';
import type { Effective } from '../../kernel/standing';
import type { AccountAttributes, AccountFact, AccountStatement } from './account.events';

interface Described extends Effective {
  readonly accountId: AccountId;
  /** Personal: readable here, sealed before it is recorded. */
  readonly name?: string;
  readonly attributes?: AccountAttributes;
}

export interface RegisterAccount extends Described {
  readonly type: 'register-account';
}

export interface DescribeAccount extends Described {
  readonly type: 'describe-account';
}

/** Lets the account read as another from a day on. */
export interface MergeAccount extends Effective {
  readonly type: 'merge-account';
  readonly accountId: AccountId;
  readonly intoAccountId: AccountId;
}

export interface VoidAccountFact {
  readonly type: 'void-account-fact';
  readonly accountId: AccountId;
  readonly factId: FactId;
  readonly reason: string;
}

export interface CorrectAccountFact {
  readonly type: 'correct-account-fact';
  readonly accountId: AccountId;
  readonly factId: FactId;
  readonly reason: string;
  readonly statement: AccountStatement;
}

/** Records a fact that its sender states itself, under the same rules as if it had been a command. */
export interface RecordAccountFact {
  readonly type: 'record-account-fact';
  readonly fact: AccountFact;
}

export type AccountCommand =
  RegisterAccount | DescribeAccount | MergeAccount | VoidAccountFact | CorrectAccountFact | RecordAccountFact;

/** Whether it may make or unmake a merge; names and attributes decide nothing about other facts. */
export const mayMerge = (command: AccountCommand): boolean => {
  switch (command.type) {
    case 'register-account':
    case 'describe-account':
      return false;
    case 'merge-account':
    case 'void-account-fact':
    case 'correct-account-fact':
      return true;
    case 'record-account-fact':
      return command.fact.type !== 'account-registered' && command.fact.type !== 'account-described';
  }
};

/** The account that a command speaks of. */
export const accountOf = (command: AccountCommand): AccountId =>
  command.type === 'record-account-fact' ? command.fact.data.accountId : command.accountId;
