import { describedBy, type OwnTexts, type RejectionText, type Subject } from '../../kernel/common-rejection-texts';
import type { AccountId, FactId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import type { AccountRejection } from './account.rejections';

export type AnyAccountRejection = AccountRejection | CommandRejection;

/** How a way in writes down what its callers can send. Ready to paste. */
export interface AccountWays {
  describe(accountId: AccountId): string;
  merge(accountId: AccountId): string;
  facts(accountId: AccountId): string;
  voidFact(accountId: AccountId, factId: FactId): string;
  correctFact(accountId: AccountId, factId: FactId): string;
}

/** What a rejection is about, and how its reader talks to the ledger. */
export interface AccountHearing {
  readonly accountId: AccountId;
  readonly ways: AccountWays;
}

/** How to undo a fact, in the midst of a sentence. */
const voidOrCorrect = (factId: FactId, { accountId, ways }: AccountHearing): string =>
  `void it (${ways.voidFact(accountId, factId)}) or correct it (${ways.correctFact(accountId, factId)})`;

const PATH_SHOWN_MAX = 8;

/** A chain of any length, by its ends. */
const shortened = (path: readonly AccountId[]): readonly string[] =>
  path.length <= PATH_SHOWN_MAX
    ? path
    : [...path.slice(0, PATH_SHOWN_MAX / 2), '…', ...path.slice(-PATH_SHOWN_MAX / 2)];

const TEXTS: OwnTexts<AnyAccountRejection, AccountHearing> = {
  'account-already-registered': {
    title: 'The account has been registered before',
    detail: ({ factId }, { accountId }) => `${accountId} was registered by fact ${factId}.`,
    fix: ({ factId }, hearing) =>
      `To change what is known of it, send ${hearing.ways.describe(hearing.accountId)}; if the registration is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'account-is-merged': {
    title: 'The account has been merged before',
    detail: ({ intoAccountId, factId }, { accountId }) =>
      `${accountId} reads as ${intoAccountId} by fact ${factId}, and an account is merged once.`,
    fix: ({ intoAccountId, factId }, hearing) =>
      `If the earlier merge is right, merge ${intoAccountId} instead (${hearing.ways.merge(intoAccountId)}); if it is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'merge-closes-a-circle': {
    title: 'The merge would lead back to its account',
    detail: ({ path }) => `With it, the merges would go from ${shortened(path).join(' to ')}, and never end.`,
    fix: () => 'Merge into an account that does not read as this one, or void one of the other merges first.',
  },
  'account-cannot-change': {
    title: 'A fact stays with its account',
    detail: ({ stated, standing }) => `The fact is about ${standing}; its correction speaks of ${stated}.`,
    fix: ({ stated, standing }) =>
      `Name ${standing}; if it was recorded on the wrong account, void it and record it on ${stated}.`,
  },
};

const subjectOf = ({ accountId, ways }: AccountHearing): Subject => ({
  noun: 'account',
  id: accountId,
  facts: ways.facts(accountId),
  voidFact: (factId) => ways.voidFact(accountId, factId),
  correctFact: (factId) => ways.correctFact(accountId, factId),
});

/** The one place where a refused command on an account is put into words. */
export const describeAccountRejection: (
  rejection: AnyAccountRejection,
  hearing: AccountHearing,
) => RejectionText<AnyAccountRejection> = describedBy(TEXTS, subjectOf);
