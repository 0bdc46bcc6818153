import { describedBy, type OwnTexts, type RejectionText, type Subject } from '../../kernel/common-rejection-texts';
import type { CommandRejection } from '../../kernel/transact';
import type { PolicyRejection } from './policy.rejections';

export type AnyPolicyRejection = PolicyRejection | CommandRejection;

/** How a way in writes down what its callers can send. Ready to paste. */
export interface PolicyWays {
  list(): string;
  adopt(): string;
}

const TEXTS: OwnTexts<AnyPolicyRejection, PolicyWays> = {
  'policy-is-in-force': {
    title: 'This policy is in force',
    detail: ({ version }) => `All treatments are as in policy ${version.toString()}, which was adopted last.`,
    fix: (_, ways) => `See the policies: ${ways.list()}. Name a treatment that is to change.`,
  },
  'treatment-unknown': {
    title: 'There is no such treatment',
    detail: ({ name }) => `A policy has no treatment "${name}".`,
    fix: ({ known }) => `Name one of ${known.join(', ')}.`,
  },
  'treatment-value-unknown': {
    title: 'The treatment has no such value',
    detail: ({ name, value }) => `"${value}" is not a value of ${name}.`,
    fix: ({ name, admitted }) => `Give ${name} one of: ${admitted}.`,
  },
};

/** What is said of any command speaks of facts that are voided; a policy never is: another is adopted. */
const subjectOf = (ways: PolicyWays): Subject => ({
  noun: 'policy',
  id: 'the ledger',
  facts: ways.list(),
  voidFact: () => ways.adopt(),
  correctFact: () => ways.adopt(),
});

/** The one place where a policy that is not adopted is put into words. */
export const describePolicyRejection: (
  rejection: AnyPolicyRejection,
  ways: PolicyWays,
) => RejectionText<AnyPolicyRejection> = describedBy(TEXTS, subjectOf);
