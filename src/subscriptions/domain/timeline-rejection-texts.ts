import { seeFacts, type Text, voidOrCorrect } from './rejection-text';
import type { IllegalStep } from './subscription.rejections';

const DIRECTIONS = {
  'subscription-upgraded': 'up',
  'subscription-downgraded': 'down',
  'subscription-changed': 'neither way',
} as const;

/** What a later fact would meet if the refused one were recorded. */
const WOULD_MEET = {
  'subscription-not-started': 'a subscription that has not started',
  'subscription-already-started': 'a subscription that has started already',
  'subscription-is-in-force': 'a subscription that is in force',
  'subscription-is-paused': 'a paused subscription',
  'subscription-is-not-paused': 'a subscription that is not paused',
  'subscription-is-cancelled': 'a cancelled subscription',
  'subscription-has-ended': 'a subscription that has ended',
  'account-mismatch': 'a subscription of another account',
  'currency-cannot-change': 'a subscription in another currency',
} as const;

type TimelineCode =
  | IllegalStepCode
  | 'subscription-not-found'
  | 'later-fact-in-the-way'
  | 'direction-mismatch'
  | 'transfer-to-same-account';
type IllegalStepCode = Exclude<IllegalStep['code'], 'account-mismatch' | 'currency-cannot-change'>;

/** Of rejections that speak of what a fact would meet. */
export const TIMELINE_TEXTS: { readonly [Code in TimelineCode]: Text<Code> } = {
  'subscription-not-found': {
    title: 'The subscription is not in the ledger',
    detail: ({ subscriptionId }) => `No fact of ${subscriptionId} has been recorded.`,
    fix: ({ subscriptionId }, { ways }) => `Check the id, or start the subscription: ${ways.start(subscriptionId)}`,
  },
  'subscription-not-started': {
    title: 'The subscription has not started by then',
    detail: ({ startsOn }, { subscriptionId }) =>
      startsOn === undefined
        ? `No start of ${subscriptionId} stands.`
        : `${subscriptionId} starts on ${startsOn}, which is after the day of this fact.`,
    fix: ({ startsOn }, hearing) =>
      startsOn === undefined
        ? `Start it: ${hearing.ways.start(hearing.subscriptionId)}`
        : `Use ${startsOn} or a later day, or correct the start. ${seeFacts(hearing)}`,
  },
  'subscription-already-started': {
    title: 'The subscription has started already',
    detail: ({ since, factId }, { subscriptionId }) =>
      `${subscriptionId} has been active since ${since}, by fact ${factId}.`,
    fix: ({ factId }, hearing) =>
      `Send a change instead; if the earlier start is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'subscription-is-in-force': {
    title: 'The subscription is in force',
    detail: ({ since, factId }, { subscriptionId }) =>
      `${subscriptionId} is in force with what fact ${factId} says from ${since} on, so there is nothing to reactivate.`,
    fix: (_, hearing) =>
      `Send a change for new lines, or ${hearing.ways.renew(hearing.subscriptionId)} for a new term.`,
  },
  'subscription-is-paused': {
    title: 'The subscription is paused',
    detail: ({ since, factId }, { subscriptionId }) =>
      `${subscriptionId} has been paused since ${since}, by fact ${factId}.`,
    fix: ({ since, factId }, hearing) =>
      `Resume it first (${hearing.ways.resume(hearing.subscriptionId)}); if the pause of ${since} is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'subscription-is-not-paused': {
    title: 'The subscription is not paused',
    detail: (_, { subscriptionId }) =>
      `No pause of ${subscriptionId} counts on that day, so there is nothing to resume.`,
    fix: (_, hearing) => `Use a day on which it is paused, or record the pause first. ${seeFacts(hearing)}`,
  },
  'subscription-is-cancelled': {
    title: 'The subscription is cancelled',
    detail: ({ since, factId }, { subscriptionId }) =>
      `${subscriptionId} was cancelled from ${since} by fact ${factId}.`,
    fix: ({ since, factId }, { subscriptionId, ways }) =>
      `Use a day before ${since}, reactivate it (${ways.reactivate(subscriptionId)}), or void the cancellation: ${ways.voidFact(subscriptionId, factId)}`,
  },
  'subscription-has-ended': {
    title: 'The subscription has ended',
    detail: ({ since, factId }, { subscriptionId }) =>
      `The term of ${subscriptionId} ended on ${since}, as fact ${factId} agreed.`,
    fix: ({ since, factId }, hearing) =>
      `Use a day before ${since}, or renew it (${hearing.ways.renew(hearing.subscriptionId)}); if the agreed term is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'later-fact-in-the-way': {
    title: 'A later fact stands in the way',
    detail: ({ factId, factType, effectiveOn, because }) =>
      `With this fact recorded, ${factType} of ${effectiveOn} (fact ${factId}) would meet ${WOULD_MEET[because]}.`,
    fix: ({ factId, effectiveOn }, hearing) =>
      `Use another day than one before ${effectiveOn}; if the later fact is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'direction-mismatch': {
    title: 'The annual value goes another way',
    detail: ({ stated, actual }) =>
      `The name ${stated} says that the annual value goes ${DIRECTIONS[stated]}; with these lines it goes ${DIRECTIONS[actual]}.`,
    fix: ({ actual }) => `Send a plain change, which finds its direction itself, or name it ${actual}.`,
  },
  'transfer-to-same-account': {
    title: 'The subscription is that account’s already',
    detail: ({ accountId }, { subscriptionId }) =>
      `${subscriptionId} belongs to ${accountId} on that day, as which the receiving account reads as well.`,
    fix: () => 'Name another account as the one that receives it, or another day.',
  },
};
