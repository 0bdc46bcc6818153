import type { FactId } from './ids';
import type { CommandRejection } from './transact';
import type { UndoingRejection } from './undoing';

/** What may become of any command, whatever it is about. */
export type CommonRejection = UndoingRejection | CommandRejection;
export type CommonCode = CommonRejection['code'];
type Of<Code extends CommonCode> = Extract<CommonRejection, { readonly code: Code }>;

/** What a command is about, and what can be sent about it, ready to paste. */
export interface Subject {
  readonly noun: 'subscription' | 'account' | 'period' | 'policy' | 'pair' | 'journal';
  readonly id: string;
  readonly facts: string;
  readonly voidFact: (factId: FactId) => string;
  readonly correctFact: (factId: FactId) => string;
}

/** What is so, what stands in the way in this case, and what to do about it. */
export interface Words {
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
}

type Speak<Code extends CommonCode> = (rejection: Of<Code>, subject: Subject) => Words;

/** The ids of facts whose source gives them none are made of their content, their free texts left out. */
const isOfContent = (commandId: string): boolean => commandId.startsWith('fact:sha256:');

const SPEECH: { readonly [Code in CommonCode]: Speak<Code> } = {
  'fact-not-found': ({ factId }, { noun, id, facts }) => ({
    title: `The ${noun} has no such fact`,
    detail: `No fact ${factId} of ${id} has been recorded.`,
    fix: `See its facts: ${facts}`,
  }),
  'fact-is-voided': ({ factId, by }, { voidFact }) => ({
    title: 'The fact has been voided before',
    detail: `Fact ${factId} was voided by fact ${by}, so it does not stand.`,
    fix: `To restore it, void the void: ${voidFact(by)}`,
  }),
  'fact-is-corrected': ({ factId, by }, { voidFact, correctFact }) => ({
    title: 'The fact has been corrected before',
    detail: `Fact ${factId} was replaced by the correction ${by}, which stands in its place.`,
    fix: `Act on the correction: void it (${voidFact(by)}) or correct it (${correctFact(by)}).`,
  }),
  'void-cannot-be-corrected': ({ factId }, { voidFact }) => ({
    title: 'A void is not corrected',
    detail: `Fact ${factId} is a void; it states nothing that could be put right.`,
    fix: `To take it back, void it: ${voidFact(factId)}`,
  }),
  'command-id-reused': ({ commandId }) => ({
    title: 'The command id has been used for something else',
    detail: `Another command with the id ${commandId} has been recorded, with other content.`,
    fix: isOfContent(commandId)
      ? 'Facts that differ in their name or reason alone need a "sourceId" in their metadata, each its own, to be told apart.'
      : 'Send what is new under an id of its own; repeat an id only with the very same content.',
  }),
  'revision-is-stale': ({ expected, actual }, { noun, id, facts }) => ({
    title: `The ${noun} has changed since it was read`,
    detail: `${id} stands at revision ${actual.toString()}; the command expects ${expected.toString()}.`,
    fix: `Read it again and decide anew. See its facts: ${facts}`,
  }),
  'too-many-writers': ({ attempts }, { id }) => ({
    title: 'Too many writers at once',
    detail: `Others wrote to ${id} during each of ${attempts.toString()} attempts; nothing was recorded.`,
    fix: 'Send the same command again, with the same id.',
  }),
  'fact-id-taken': ({ factId }, { id, facts }) => ({
    title: 'Another fact has that id',
    detail: `${id} has a fact ${factId} already, recorded by another command.`,
    fix: `Give each fact an id of its own, or leave the id out. See its facts: ${facts}`,
  }),
  'fact-too-large': ({ factType, bytes, bytesMax }, { noun }) => ({
    title: 'The fact is too large',
    detail: `The data of ${factType} would have ${bytes.toString()} bytes as JSON; a fact has ${bytesMax.toString()} at most.`,
    fix: `Shorten or leave out attributes${noun === 'subscription' ? ', or put several lines together into one' : ''}.`,
  }),
};

export const COMMON_CODES: readonly string[] = Object.keys(SPEECH);

export const isCommon = (rejection: { readonly code: string }): rejection is CommonRejection =>
  Object.hasOwn(SPEECH, rejection.code);

const speechOf = <Code extends CommonCode>({ code }: Of<Code>): Speak<Code> => SPEECH[code];

const spoken = <Code extends CommonCode>(speak: Speak<Code>, rejection: Of<Code>, subject: Subject): Words =>
  speak(rejection, subject);

/** Puts a rejection of any feature's command into words. */
export const commonWords = (rejection: CommonRejection, subject: Subject): Words =>
  spoken(speechOf(rejection), rejection, subject);

/** A rejection for people. */
export interface RejectionText<Rejection extends { readonly code: string }> extends Words {
  readonly code: Rejection['code'];
}

/** A rejection that a feature alone says, in words; a hearing is what it is about, and how its reader talks to the ledger. */
interface OwnText<Rejection, Hearing> {
  readonly title: string;
  detail(rejection: Rejection, hearing: Hearing): string;
  fix(rejection: Rejection, hearing: Hearing): string;
}

/** The texts of what a feature alone says no to. A code without a text does not compile. */
export type OwnTexts<Rejection extends { readonly code: string }, Hearing> = {
  readonly [Code in Exclude<Rejection, CommonRejection>['code']]: OwnText<
    Extract<Rejection, { readonly code: Code }>,
    Hearing
  >;
};

/** Puts each rejection of a feature's commands into words: its own by its texts, the others as those of its subject. */
export const describedBy =
  <Rejection extends { readonly code: string }, Hearing>(
    texts: OwnTexts<Rejection, Hearing>,
    subjectOf: (hearing: Hearing) => Subject,
  ) =>
  (rejection: Rejection, hearing: Hearing): RejectionText<Rejection> => {
    const { code } = rejection;
    if (isCommon(rejection)) return { code, ...commonWords(rejection, subjectOf(hearing)) };
    const text = texts[code as keyof typeof texts] as OwnText<Rejection, Hearing>;
    return { code, title: text.title, detail: text.detail(rejection, hearing), fix: text.fix(rejection, hearing) };
  };
