import type { SubscriptionOutcome } from '../subscriptions/application/execute-subscription.command';
import { describeRejection, type Ways } from '../subscriptions/domain/rejection-texts';
import { EXIT, type ExitCode, Refused } from './failure';

type Rejection = Extract<SubscriptionOutcome, { readonly outcome: 'rejected' }>['rejection'];

const EXITS: Readonly<Record<Rejection['code'], ExitCode>> = {
  'subscription-not-found': EXIT.notFound,
  'fact-not-found': EXIT.notFound,
  'line-not-found': EXIT.validation,
  'subscription-not-started': EXIT.conflict,
  'subscription-already-started': EXIT.conflict,
  'subscription-is-cancelled': EXIT.conflict,
  'subscription-has-ended': EXIT.conflict,
  'later-fact-in-the-way': EXIT.conflict,
  'row-undone': EXIT.conflict,
  'row-differs': EXIT.conflict,
  'another-period': EXIT.conflict,
  'fact-is-voided': EXIT.conflict,
  'fact-is-corrected': EXIT.conflict,
  'command-id-reused': EXIT.validation,
  'fact-too-large': EXIT.validation,
  'revision-is-stale': EXIT.conflict,
  'too-many-writers': EXIT.conflict,
  'account-mismatch': EXIT.validation,
  'currency-cannot-change': EXIT.validation,
  'void-cannot-be-corrected': EXIT.conflict,
  'subscription-cannot-change': EXIT.validation,
  'direction-mismatch': EXIT.validation,
  'line-has-no-unit-price': EXIT.validation,
  'line-has-no-discounts': EXIT.validation,
  'line-id-repeated': EXIT.validation,
  'term-is-empty': EXIT.validation,
  'span-is-empty': EXIT.validation,
  'line-change-is-empty': EXIT.validation,
};

/** How a person at the command line does what a rejection advises. */
export const COMMAND_LINE_WAYS: Ways = {
  start: (subscriptionId) =>
    `arr start ${subscriptionId} --account <account> --currency <code> --effective-on <day> --price <amount> --every month`,
  facts: (subscriptionId) => `arr explain ${subscriptionId}`,
  voidFact: (subscriptionId, factId) => `arr void ${subscriptionId} ${factId} --reason "…"`,
  correctFact: (subscriptionId, factId) => `arr correct ${subscriptionId} ${factId} --reason "…" --statement '{…}'`,
};

export const refusedBy = (rejection: Rejection, subscriptionId: Parameters<Ways['facts']>[0]): Refused =>
  new Refused({
    exit: EXITS[rejection.code],
    ...describeRejection(rejection, { subscriptionId, ways: COMMAND_LINE_WAYS }),
  });
