import { type CalendarDate, parseCalendarDate } from '../../kernel/calendar-date';

/** Where a list of accounts goes on, with the question it belongs to. */
export interface AccountsCursor {
  readonly asOf: CalendarDate;
  readonly knownAt: number;
  readonly policyVersion: number;
  /** The last account and currency shown. */
  readonly after: readonly [accountId: string, currency: string];
}

export const writeCursor = ({ asOf, knownAt, policyVersion, after }: AccountsCursor): string =>
  Buffer.from(JSON.stringify([1, asOf, knownAt, policyVersion, ...after])).toString('base64url');

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Version, day, knowledge, policy, account and currency. */
const PARTS = 6;

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Undefined for a text that this service has not written. */
export const readCursor = (text: string): AccountsCursor | undefined => {
  const parts: unknown = readJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (!isList(parts)) return undefined;
  const [version, day, knownAt, policyVersion, accountId, currency] = parts;
  const asOf = typeof day === 'string' ? parseCalendarDate(day) : undefined;
  if (version !== 1 || asOf === undefined || parts.length !== PARTS) return undefined;
  if (!isCount(knownAt) || !isCount(policyVersion)) return undefined;
  if (typeof accountId !== 'string' || typeof currency !== 'string') return undefined;
  return { asOf, knownAt, policyVersion, after: [accountId, currency] };
};
