import type { Command } from 'commander';
import type { Knowledge } from '../arr/queries/questions.query';
import { parseCalendarDate } from '../kernel/calendar-date';
import { type Currency, parseCurrency } from '../kernel/currency';
import { type Instant, parseInstant } from '../kernel/instant';
import { present } from '../kernel/present';
import { usageError } from './failure';

/** The options of every command that reads. */
export interface KnowledgeOptions {
  readonly knownAt?: string;
  readonly policy?: string;
  readonly currency?: string;
  readonly json?: boolean;
}

export const withKnowledgeOptions = (command: Command): Command =>
  command
    .option('--known-at <sequence|instant>', 'by the facts known then; without it, by all')
    .option('--policy <version>', 'under this policy; without it, the one adopted last')
    .option('--json', 'print the answer as JSON');

/** The option of every command that tells amounts of ARR. */
export const withReportingOption = (command: Command): Command =>
  command.option('--currency <code>', 'all amounts converted to this currency; without it, each in the one agreed');

/** The option of those that tell what is not converted apart. */
export const withNativeOption = (command: Command): Command =>
  command.option('--native <code>', 'only what was agreed in this currency; not together with --currency');

export const wholeNumber = (option: string, text: string): number => {
  const value = /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
  if (value === undefined) throw usageError(`${option} "${text}" is not a whole number.`, 'Write it in digits: 42.');
  return value;
};

export const knownAtIn = (option: string, text: string): number | Instant => {
  if (/^\d{1,15}$/u.test(text)) return Number(text);
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  const isDay = parseCalendarDate(text) !== undefined;
  const fix = isDay
    ? `Say the time and the zone as well: ${text}T00:00:00Z is when that day begins in UTC.`
    : 'Write a sequence (5321) or an instant with its zone (2026-03-05T00:00:00Z).';
  throw usageError(`${option} "${text}" is neither a sequence nor an instant.`, fix);
};

export const currencyOption = (option: string, text: string): Currency => {
  const currency = parseCurrency(text);
  if (currency !== undefined) return currency;
  throw usageError(`${option} "${text}" is not a currency.`, 'Write a code of ISO 4217 in capitals: EUR.');
};

export const nativeIn = ({ native }: { readonly native?: string }): Currency | undefined =>
  native === undefined ? undefined : currencyOption('--native', native);

export const knowledgeIn = ({ knownAt, policy, currency }: KnowledgeOptions): Knowledge =>
  present({
    knownAt: knownAt === undefined ? undefined : knownAtIn('--known-at', knownAt),
    policyVersion: policy === undefined ? undefined : wholeNumber('--policy', policy),
    currency: currency === undefined ? undefined : currencyOption('--currency', currency),
  });
