import type { AccountId, FactId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import type { AccountRejection } from './account.rejections';

export type AnyAccountRejection = AccountRejection | CommandRejection;
type Code = AnyAccountRejection['code'];
type Of<Each extends Code> = Extract<AnyAccountRejection, { readonly code: Each }>;

/** A rejection for people: what is so, what stands in the way in this case, and what to do about it. */
export interface AccountRejectionText {
  readonly code: Code;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
}

/** How a way in writes down what its callers can send. Ready to paste. */
export interface AccountWays {
  describe(accountId: AccountId): string;
  facts(accountId: AccountId): string;
  voidFact(accountId: AccountId, factId: FactId): string;
  correctFact(accountId: AccountId, factId: FactId): string;
}

/** What a rejection is about, and how its reader talks to the ledger. */
export interface AccountHearing {
  readonly accountId: AccountId;
  readonly ways: AccountWays;
}

interface Text<Each extends Code> {
  readonly title: string;
  detail(rejection: Of<Each>, hearing: AccountHearing): string;
  fix(rejection: Of<Each>, hearing: AccountHearing): string;
}

/** How to undo a fact, in the midst of a sentence. */
const voidOrCorrect = (factId: FactId, { accountId, ways }: AccountHearing): string =>
  `void it (${ways.voidFact(accountId, factId)}) or correct it (${ways.correctFact(accountId, factId)})`;

const FACT_TEXTS: { readonly [Each in AccountRejection['code']]: Text<Each> } = {
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
    fix: ({ factId }, hearing) => `If the earlier merge is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'merge-closes-a-circle': {
    title: 'The merge would lead back to its account',
    detail: ({ path }) => `With it, the merges would go from ${path.join(' to ')}, and never end.`,
    fix: () => 'Merge into an account that does not read as this one, or void one of the other merges first.',
  },
  'account-cannot-change': {
    title: 'A fact stays with its account',
    detail: ({ stated, standing }) => `The fact is about ${standing}; its correction speaks of ${stated}.`,
    fix: ({ stated, standing }) =>
      `Name ${standing}; if it was recorded on the wrong account, void it and record it on ${stated}.`,
  },
  'fact-not-found': {
    title: 'The account has no such fact',
    detail: ({ factId }, { accountId }) => `No fact ${factId} of ${accountId} has been recorded.`,
    fix: (_, { accountId, ways }) => `See its facts: ${ways.facts(accountId)}`,
  },
  'fact-is-voided': {
    title: 'The fact has been voided before',
    detail: ({ factId, by }) => `Fact ${factId} was voided by fact ${by}, so it does not stand.`,
    fix: ({ by }, { accountId, ways }) => `To restore it, void the void: ${ways.voidFact(accountId, by)}`,
  },
  'fact-is-corrected': {
    title: 'The fact has been corrected before',
    detail: ({ factId, by }) => `Fact ${factId} was replaced by the correction ${by}, which stands in its place.`,
    fix: ({ by }, hearing) => `Act on the correction: ${voidOrCorrect(by, hearing)}.`,
  },
  'void-cannot-be-corrected': {
    title: 'A void is not corrected',
    detail: ({ factId }) => `Fact ${factId} is a void; it states nothing that could be put right.`,
    fix: ({ factId }, { accountId, ways }) => `To take it back, void it: ${ways.voidFact(accountId, factId)}`,
  },
};

const COMMAND_TEXTS: { readonly [Each in CommandRejection['code']]: Text<Each> } = {
  'command-id-reused': {
    title: 'The command id has been used for something else',
    detail: ({ commandId }) => `Another command with the id ${commandId} has been recorded, with other content.`,
    fix: () => 'Send what is new under an id of its own; repeat an id only with the very same content.',
  },
  'revision-is-stale': {
    title: 'The account has changed since it was read',
    detail: ({ expected, actual }, { accountId }) =>
      `${accountId} stands at revision ${actual.toString()}; the command expects ${expected.toString()}.`,
    fix: (_, { accountId, ways }) => `Read it again and decide anew. See its facts: ${ways.facts(accountId)}`,
  },
  'too-many-writers': {
    title: 'Too many writers at once',
    detail: ({ attempts }, { accountId }) =>
      `Others wrote to ${accountId} during each of ${attempts.toString()} attempts; nothing was recorded.`,
    fix: () => 'Send the same command again, with the same id.',
  },
  'fact-too-large': {
    title: 'The fact is too large',
    detail: ({ factType, bytes, bytesMax }) =>
      `The data of ${factType} would have ${bytes.toString()} bytes as JSON; a fact has ${bytesMax.toString()} at most.`,
    fix: () => 'Shorten or leave out attributes.',
  },
};

/** A code without a text does not compile. */
const TEXTS: { readonly [Each in Code]: Text<Each> } = { ...FACT_TEXTS, ...COMMAND_TEXTS };

const textOf = <Each extends Code>({ code }: Of<Each>): Text<Each> => TEXTS[code];

const describeWith = <Each extends Code>(
  text: Text<Each>,
  rejection: Of<Each>,
  hearing: AccountHearing,
): AccountRejectionText => ({
  code: rejection.code,
  title: text.title,
  detail: text.detail(rejection, hearing),
  fix: text.fix(rejection, hearing),
});

/** The one place where a refused command on an account is put into words. */
export const describeAccountRejection = (
  rejection: AnyAccountRejection,
  hearing: AccountHearing,
): AccountRejectionText => describeWith(textOf(rejection), rejection, hearing);
