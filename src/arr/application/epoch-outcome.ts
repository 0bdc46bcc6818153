import { commonWords, type Words } from '../../kernel/common-rejection-texts';
import type { CommandRejection } from '../../kernel/transact';
import type { JournalEpoch } from '../domain/journal-batch.codec';

/** Why no epoch is opened: what was asked for under the id before was something else. */
export type EpochRejection = Extract<CommandRejection, { readonly code: 'command-id-reused' }>;

/** What became of asking for another epoch. */
export type EpochOutcome =
  | { readonly outcome: 'opened'; readonly epoch: JournalEpoch; readonly replayed: boolean }
  | { readonly outcome: 'rejected'; readonly rejection: EpochRejection };

/** Nobody undoes an epoch. */
const SUBJECT = { noun: 'journal', id: 'the journal', facts: 'GET /v1/journal/epochs' } as const;

export const epochRejectionWords = (rejection: EpochRejection): Words =>
  commonWords(rejection, { ...SUBJECT, voidFact: String, correctFact: String });
