import type { AccountId } from '../../kernel/ids';
import type { SubscriptionCommand } from './subscription.commands';
import type { SubscriptionFact, SubscriptionStatement } from './subscription.events';
import type { SubscriptionLogFact } from './timeline';

const inStatement = ({ type, data }: SubscriptionStatement): readonly AccountId[] =>
  type === 'subscription-transferred' ? [data.accountId, data.toAccountId] : [data.accountId];

const inFact = (fact: SubscriptionFact): readonly AccountId[] => {
  if (fact.type === 'fact-voided') return [fact.data.accountId];
  if (fact.type === 'fact-corrected') return [fact.data.accountId, ...inStatement(fact.data.statement)];
  return inStatement(fact);
};

const inCommand = (command: SubscriptionCommand): readonly AccountId[] => {
  if (command.type === 'correct-fact') return inStatement(command.statement);
  if (command.type === 'record-fact') return inFact(command.fact);
  const own = 'accountId' in command ? [command.accountId] : [];
  return command.type === 'transfer-subscription' ? [...own, command.toAccountId] : own;
};

/** The accounts that a decision may have to compare: those of the command and of the facts before it. */
export const accountsNamed = (
  command: SubscriptionCommand,
  facts: readonly SubscriptionLogFact[],
): readonly AccountId[] => [...new Set([...inCommand(command), ...facts.flatMap(inFact)])];
