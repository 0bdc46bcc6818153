import type { AccountWays } from '../accounts/domain/account-rejection-texts';

/** How a person at the command line does what a rejection about an account advises. */
export const COMMAND_LINE_ACCOUNT_WAYS: AccountWays = {
  describe: (accountId) => `arr account describe ${accountId} --effective-on <day> --attribute <name=value>`,
  merge: (accountId) => `arr account merge ${accountId} --into <account> --effective-on <day>`,
  facts: (accountId) => `arr explain ${accountId}`,
  voidFact: (accountId, factId) => `arr account void ${accountId} ${factId} --reason "…"`,
  correctFact: (accountId, factId) => `arr account correct ${accountId} ${factId} --reason "…" --statement '{…}'`,
};
