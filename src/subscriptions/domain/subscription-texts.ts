import type { SubscriptionCommand } from './subscription.commands';
import type { SubscriptionFact, SubscriptionStatement } from './subscription.events';

/** Puts another text in the place of one that may be personal. */
type Replace = (text: string) => string;

const withReason = <Data extends { readonly reason?: string }>(data: Data, replace: Replace): Data =>
  data.reason === undefined ? data : { ...data, reason: replace(data.reason) };

const inStatement = (statement: SubscriptionStatement, replace: Replace): SubscriptionStatement => {
  switch (statement.type) {
    case 'subscription-paused':
      return { ...statement, data: withReason(statement.data, replace) };
    case 'subscription-cancelled':
      return { ...statement, data: withReason(statement.data, replace) };
    case 'subscription-cancellation-revoked':
      return { ...statement, data: withReason(statement.data, replace) };
    case 'subscription-transferred':
      return { ...statement, data: withReason(statement.data, replace) };
    case 'subscription-started':
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
    case 'subscription-renewed':
    case 'subscription-resumed':
    case 'subscription-past-due':
    case 'subscription-payment-recovered':
    case 'subscription-reactivated':
      return statement;
  }
};

/** The fact with each of its free texts replaced, those of a statement inside a correction included. */
export const withTexts = (fact: SubscriptionFact, replace: Replace): SubscriptionFact => {
  if (fact.type === 'fact-voided') return { ...fact, data: withReason(fact.data, replace) };
  if (fact.type !== 'fact-corrected') return inStatement(fact, replace);
  const statement = inStatement(fact.data.statement, replace);
  return { ...fact, data: { ...withReason(fact.data, replace), statement } };
};

/** The command with each of its free texts replaced. */
export const withCommandTexts = (command: SubscriptionCommand, replace: Replace): SubscriptionCommand => {
  switch (command.type) {
    case 'pause-subscription':
    case 'cancel-subscription':
    case 'revoke-cancellation':
    case 'transfer-subscription':
    case 'void-subscription':
    case 'void-fact':
      return withReason(command, replace);
    case 'correct-fact':
      return { ...withReason(command, replace), statement: inStatement(command.statement, replace) };
    case 'record-fact':
      return { ...command, fact: withTexts(command.fact, replace) };
    case 'record-period':
      return command.correctBecause === undefined
        ? command
        : { ...command, correctBecause: replace(command.correctBecause) };
    case 'start-subscription':
    case 'change-subscription':
    case 'renew-subscription':
    case 'resume-subscription':
    case 'mark-past-due':
    case 'recover-payment':
    case 'reactivate-subscription':
      return command;
  }
};
