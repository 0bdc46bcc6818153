import {
  type CommonRejection,
  commonWords,
  isCommon,
  type Subject,
  type Words,
} from '../../kernel/common-rejection-texts';
import type { CommandRejection } from '../../kernel/transact';
import type { PolicyRejection } from './policy.rejections';

export type AnyPolicyRejection = PolicyRejection | CommandRejection;
type Code = AnyPolicyRejection['code'];
type OwnRejection = Exclude<AnyPolicyRejection, CommonRejection>;
type OwnCode = OwnRejection['code'];
type Of<Each extends OwnCode> = Extract<OwnRejection, { readonly code: Each }>;

/** A rejection for people. */
export interface PolicyRejectionText extends Words {
  readonly code: Code;
}

/** How a way in writes down what its callers can send. Ready to paste. */
export interface PolicyWays {
  list(): string;
  adopt(): string;
}

interface Text<Each extends OwnCode> {
  readonly title: string;
  detail(rejection: Of<Each>): string;
  fix(rejection: Of<Each>, ways: PolicyWays): string;
}

/** A code without a text does not compile. */
const TEXTS: { readonly [Each in OwnCode]: Text<Each> } = {
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

const textOf = <Each extends OwnCode>({ code }: Of<Each>): Text<Each> => TEXTS[code];

const wordsWith = <Each extends OwnCode>(text: Text<Each>, rejection: Of<Each>, ways: PolicyWays): Words => ({
  title: text.title,
  detail: text.detail(rejection),
  fix: text.fix(rejection, ways),
});

const wordsOf = (rejection: AnyPolicyRejection, ways: PolicyWays): Words =>
  isCommon(rejection) ? commonWords(rejection, subjectOf(ways)) : wordsWith(textOf(rejection), rejection, ways);

/** The one place where a policy that is not adopted is put into words. */
export const describePolicyRejection = (rejection: AnyPolicyRejection, ways: PolicyWays): PolicyRejectionText => ({
  code: rejection.code,
  ...wordsOf(rejection, ways),
});
