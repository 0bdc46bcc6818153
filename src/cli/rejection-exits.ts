import type { AnyRejection, Ways } from '../subscriptions/domain/rejection-text';
import { describeRejection } from '../subscriptions/domain/rejection-texts';
import { COMMON_EXITS } from './common-exits';
import { EXIT, type ExitCode, Refused } from './failure';

const EXITS: Readonly<Record<AnyRejection['code'], ExitCode>> = {
  ...COMMON_EXITS,
  'subscription-not-found': EXIT.notFound,
  'line-not-found': EXIT.validation,
  'subscription-not-started': EXIT.conflict,
  'subscription-already-started': EXIT.conflict,
  'subscription-is-in-force': EXIT.conflict,
  'subscription-is-paused': EXIT.conflict,
  'subscription-is-not-paused': EXIT.conflict,
  'subscription-is-cancelled': EXIT.conflict,
  'cancellation-not-found': EXIT.notFound,
  'cancellation-is-ambiguous': EXIT.conflict,
  'cancellation-has-taken-effect': EXIT.conflict,
  'cancellation-is-revoked': EXIT.conflict,
  'subscription-is-void': EXIT.conflict,
  'too-many-facts-to-void': EXIT.conflict,
  'transfer-to-same-account': EXIT.validation,
  'attributes-without-lines': EXIT.validation,
  'subscription-has-ended': EXIT.conflict,
  'later-fact-in-the-way': EXIT.conflict,
  'row-undone': EXIT.conflict,
  'row-differs': EXIT.conflict,
  'another-period': EXIT.conflict,
  'account-mismatch': EXIT.validation,
  'currency-cannot-change': EXIT.validation,
  'subscription-cannot-change': EXIT.validation,
  'direction-mismatch': EXIT.validation,
  'line-has-no-unit-price': EXIT.validation,
  'line-has-no-discounts': EXIT.validation,
  'line-id-repeated': EXIT.validation,
  'term-is-empty': EXIT.validation,
  'span-is-empty': EXIT.validation,
  'line-change-is-empty': EXIT.validation,
};

/** Whether a command on a subscription may be refused with it. */
export const isRejectionCode = (code: string): boolean => Object.hasOwn(EXITS, code);

/** How a person at the command line does what a rejection advises. */
export const COMMAND_LINE_WAYS: Ways = {
  start: (subscriptionId) =>
    `arr start ${subscriptionId} --account <account> --currency <code> --effective-on <day> --price <amount> --every month`,
  renew: (subscriptionId) => `arr renew ${subscriptionId} --effective-on <day>`,
  reactivate: (subscriptionId) => `arr reactivate ${subscriptionId} --effective-on <day>`,
  resume: (subscriptionId) => `arr resume ${subscriptionId} --effective-on <day>`,
  revoke: (subscriptionId, factId) => `arr revoke-cancellation ${subscriptionId} --cancellation ${factId}`,
  facts: (subscriptionId) => `arr explain ${subscriptionId}`,
  voidFact: (subscriptionId, factId) => `arr void ${subscriptionId} ${factId} --reason "…"`,
  correctFact: (subscriptionId, factId) => `arr correct ${subscriptionId} ${factId} --reason "…" --statement '{…}'`,
};

export const refusedBy = (rejection: AnyRejection, subscriptionId: Parameters<Ways['facts']>[0]): Refused =>
  new Refused({
    exit: EXITS[rejection.code],
    ...describeRejection(rejection, { subscriptionId, ways: COMMAND_LINE_WAYS }),
  });
