import { seeFacts, type Text } from './rejection-text';
import type { RevocationRejection } from './subscription.rejections';

type UndoingCode =
  RevocationRejection['code'] | 'subscription-cannot-change' | 'subscription-is-void' | 'too-many-facts-to-void';

/** Of rejections of voids, corrections and revocations. */
export const UNDOING_TEXTS: { readonly [Code in UndoingCode]: Text<Code> } = {
  'subscription-cannot-change': {
    title: 'A fact stays with its subscription',
    detail: ({ stated, standing }) => `The fact belongs to ${standing}; its correction speaks of ${stated}.`,
    fix: ({ stated, standing }) =>
      `Name ${standing}; if it was recorded on the wrong one, void it and record it on ${stated}.`,
  },
  'cancellation-not-found': {
    title: 'There is no such cancellation',
    detail: ({ factId }, { subscriptionId }) =>
      factId === undefined
        ? `No cancellation of ${subscriptionId} is still to come.`
        : `Fact ${factId} is no cancellation of ${subscriptionId} that stands.`,
    fix: (_, hearing) => `Name a cancellation that stands. ${seeFacts(hearing)}`,
  },
  'cancellation-is-ambiguous': {
    title: 'Several cancellations are to come',
    detail: ({ factIds }, { subscriptionId }) => `${subscriptionId} is to be cancelled by ${factIds.join(' and by ')}.`,
    fix: ({ factIds: [first] }, { subscriptionId, ways }) =>
      `Name the one that is meant${first === undefined ? '.' : `: ${ways.revoke(subscriptionId, first)}`}`,
  },
  'cancellation-has-taken-effect': {
    title: 'The cancellation has taken effect',
    detail: ({ factId, effectiveOn }) =>
      `Fact ${factId} cancels from ${effectiveOn}; it is taken back on a day before that, and recorded before it.`,
    fix: ({ factId }, { subscriptionId, ways }) =>
      `Reactivate the subscription (${ways.reactivate(subscriptionId)}), or void the cancellation: ${ways.voidFact(subscriptionId, factId)}`,
  },
  'cancellation-is-revoked': {
    title: 'The cancellation has been revoked',
    detail: ({ factId, by }) =>
      `Fact ${by} takes the cancellation ${factId} back, so it counts on no day and is left as it is.`,
    fix: ({ by }, { subscriptionId, ways }) =>
      `To let it count again, void the revocation: ${ways.voidFact(subscriptionId, by)}`,
  },
  'subscription-is-void': {
    title: 'Nothing of the subscription stands',
    detail: ({ subscriptionId }) => `Every fact of ${subscriptionId} has been voided before.`,
    fix: (_, hearing) => `There is nothing to do. ${seeFacts(hearing)}`,
  },
  'too-many-facts-to-void': {
    title: 'Too many facts for one append',
    detail: ({ facts, factsMax }, { subscriptionId }) =>
      `${facts.toString()} facts of ${subscriptionId} are to be voided; with this reason one append holds ${factsMax.toString()}.`,
    fix: () => 'Give a shorter reason, or void the last facts one by one first.',
  },
};
