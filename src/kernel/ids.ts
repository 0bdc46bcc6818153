import type { Brand } from './brand';

export type SubscriptionId = Brand<string, 'SubscriptionId'>;
export type AccountId = Brand<string, 'AccountId'>;
export type LineId = Brand<string, 'LineId'>;
export type LedgerId = Brand<string, 'LedgerId'>;
/** A UUID in lower case. */
export type FactId = Brand<string, 'FactId'>;

const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

const isId = (text: string): boolean => ID.test(text);

/** Ids start with a letter or digit and go on with letters, digits, `_`, `.` and `-`, 64 characters at most. */
export const parseSubscriptionId = (text: string): SubscriptionId | undefined =>
  isId(text) ? (text as SubscriptionId) : undefined;

export const parseAccountId = (text: string): AccountId | undefined => (isId(text) ? (text as AccountId) : undefined);

export const parseLineId = (text: string): LineId | undefined => (isId(text) ? (text as LineId) : undefined);

export const parseLedgerId = (text: string): LedgerId | undefined => (isId(text) ? (text as LedgerId) : undefined);

export const parseFactId = (text: string): FactId | undefined => (UUID.test(text) ? (text as FactId) : undefined);

/** Stands for the id of a fact that is being judged and is not recorded yet. */
export const unrecordedFactId = (index: number): FactId => `unrecorded-${index.toString()}` as FactId;

export const isUnrecorded = (id: FactId): boolean => id.startsWith('unrecorded-');
