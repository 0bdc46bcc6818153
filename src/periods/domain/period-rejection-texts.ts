import { describedBy, type OwnTexts, type RejectionText, type Subject } from '../../kernel/common-rejection-texts';
import type { Month } from '../../kernel/month';
import type { CommandRejection } from '../../kernel/transact';
import { monthAfter } from '../../kernel/month';
import type { PeriodRejection } from './period.rejections';

export type AnyPeriodRejection = PeriodRejection | CommandRejection;

/** How a way in writes down what its callers can send. Ready to paste. */
export interface PeriodWays {
  close(period: Month): string;
  reopen(period: Month): string;
  show(period: Month): string;
  list(): string;
}

/** What a rejection is about, and how its reader talks to the ledger. */
export interface PeriodHearing {
  readonly period: Month;
  readonly ways: PeriodWays;
}

const TEXTS: OwnTexts<AnyPeriodRejection, PeriodHearing> = {
  'period-is-not-over': {
    title: 'The month is not over',
    detail: ({ overOn, today }, { period }) =>
      `${period} may be closed from ${overOn} on; it is ${today} in the ledger.`,
    fix: ({ overOn }, { period, ways }) => `Close it on ${overOn} or later: ${ways.close(period)}`,
  },
  'period-is-closed': {
    title: 'The month is closed',
    detail: ({ factId, closedAtSequence }, { period }) =>
      `${period} was closed at sequence ${closedAtSequence.toString()} by fact ${factId}.`,
    fix: (_, { period, ways }) =>
      `See what it was closed with: ${ways.show(period)}. To close it with other figures, reopen it first: ${ways.reopen(period)}`,
  },
  'period-leaves-a-gap': {
    title: 'There would be a gap between closed months',
    detail: ({ firstClosed, lastClosed }, { period }) =>
      `The months from ${firstClosed} to ${lastClosed} are closed; ${period} does not follow on them.`,
    fix: ({ lastClosed }, { ways }) => `Close the months in their order, next ${ways.close(monthAfter(lastClosed))}`,
  },
  'period-is-not-closed': {
    title: 'The month is not closed',
    detail: (_, { period }) => `No closing of ${period} stands.`,
    fix: (_, { ways }) => `See which months are closed: ${ways.list()}`,
  },
  'later-period-is-closed': {
    title: 'A later month is closed',
    detail: ({ lastClosed }, { period }) =>
      `Months are reopened from the last closed one back; ${lastClosed} comes after ${period} and is closed.`,
    fix: ({ lastClosed }, { ways }) =>
      `Reopen the later months first, the last one at the beginning: ${ways.reopen(lastClosed)}`,
  },
};

/** What is said of any command speaks of facts that are voided; those of a period never are. */
const subjectOf = ({ period, ways }: PeriodHearing): Subject => ({
  noun: 'period',
  id: period,
  facts: ways.show(period),
  voidFact: () => ways.reopen(period),
  correctFact: () => ways.reopen(period),
});

/** The one place where a refused command on a period is put into words. */
export const describePeriodRejection: (
  rejection: AnyPeriodRejection,
  hearing: PeriodHearing,
) => RejectionText<AnyPeriodRejection> = describedBy(TEXTS, subjectOf);
