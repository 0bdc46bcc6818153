import type { AccountCommand } from './account.commands';
import type { AccountFact, AccountStatement } from './account.events';

type Replace = (text: string) => string;

const withName = <Data extends { readonly name?: string }>(data: Data, replace: Replace): Data =>
  data.name === undefined ? data : { ...data, name: replace(data.name) };

const inStatement = (statement: AccountStatement, replace: Replace): AccountStatement =>
  statement.type === 'accounts-merged' ? statement : { ...statement, data: withName(statement.data, replace) };

/** The fact with its name and reason replaced, those of a statement inside a correction included. */
export const withFactTexts = (fact: AccountFact, replace: Replace): AccountFact => {
  if (fact.type === 'fact-voided') return { ...fact, data: { ...fact.data, reason: replace(fact.data.reason) } };
  if (fact.type !== 'fact-corrected') return inStatement(fact, replace);
  const { reason, statement } = fact.data;
  return { ...fact, data: { ...fact.data, reason: replace(reason), statement: inStatement(statement, replace) } };
};

/** The command with its name and reasons replaced, those of a statement inside a correction included. */
export const withAccountTexts = (command: AccountCommand, replace: Replace): AccountCommand => {
  switch (command.type) {
    case 'register-account':
    case 'describe-account':
      return withName(command, replace);
    case 'merge-account':
      return command;
    case 'void-account-fact':
      return { ...command, reason: replace(command.reason) };
    case 'correct-account-fact':
      return { ...command, reason: replace(command.reason), statement: inStatement(command.statement, replace) };
    case 'record-account-fact':
      return { ...command, fact: withFactTexts(command.fact, replace) };
  }
};
