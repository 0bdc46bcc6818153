import { parseCurrency } from '../../kernel/currency';
import { present } from '../../kernel/present';
import { DERIVATION_VERSION } from '../domain/journal';
import type { Echo } from './answers';
import type { Answered } from './query-rejections';
import { answered, pointOf, refuse } from './knowledge-resolver';
import type { Resolved } from './resolved';
import type { Knowledge } from './questions.query';

/** How many items a page has unless it is asked for more, and at most. */
export const PAGE_DEFAULT = 100;
export const PAGE_MAX = 1000;

/** Rises when what stands in a cursor changes. */
const CURSOR_VERSION = 2;

/** The lists that come in pages. */
export type PagedList =
  | 'accounts'
  | 'movements'
  | 'subscription-facts'
  | 'account-facts'
  | 'restatement'
  | 'committed'
  | 'periods'
  | 'policies'
  | 'rates';

/** What is asked of a list, in texts; an absent one is not asked. */
export type ListTexts = Readonly<Record<string, string>>;

/** The last item of a page: what it is known by, or how many came up to it. */
export type After = readonly (string | number)[];

/** Where a list goes on, with the question it belongs to: what has been known by then does not change any more. */
export interface PageCursor {
  readonly list: string;
  readonly knownAt: number;
  readonly policyVersion: number;
  readonly derivationVersion: number;
  readonly texts: ListTexts;
  /** What the pages before have come to. */
  readonly after: After;
}

export const writeCursor = ({ list, knownAt, policyVersion, derivationVersion, texts, after }: PageCursor): string => {
  const parts = [CURSOR_VERSION, list, knownAt, policyVersion, derivationVersion, texts, after];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
};

const readJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const PARTS = 7;

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A list is none: it has a `filter` that nobody has written. */
const isTexts = (value: unknown): value is ListTexts =>
  typeof value === 'object' &&
  value !== null &&
  !isList(value) &&
  Object.values(value).every((text) => typeof text === 'string');

const isAfter = (value: unknown): value is After =>
  isList(value) && value.every((part) => typeof part === 'string' || isCount(part));

/** Undefined for a text that this service has not written. */
export const readCursor = (text: string): PageCursor | undefined => {
  const parts: unknown = readJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (!isList(parts) || parts.length !== PARTS) return undefined;
  const [version, list, knownAt, policyVersion, derivationVersion, texts, after] = parts;
  if (version !== CURSOR_VERSION || typeof list !== 'string' || !isTexts(texts) || !isAfter(after)) return undefined;
  if (!isCount(knownAt) || !isCount(policyVersion) || !isCount(derivationVersion)) return undefined;
  return { list, knownAt, policyVersion, derivationVersion, texts, after };
};

/** What is said of a page: the question anew, or as much of it as is not left to the cursor. */
export interface PageAsked extends Knowledge {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A list's question, pinned. */
export interface Pinned {
  readonly list: PagedList;
  readonly texts: ListTexts;
  /** Where it is to be answered. */
  readonly knowledge: Knowledge;
  readonly limit: number;
  readonly after?: After;
  /** What was said of the state of knowledge beside a cursor, which must come to the same. */
  readonly said?: Knowledge;
}

const isSame = (said: ListTexts, pinned: ListTexts): boolean =>
  Object.entries(said).every(([name, text]) => pinned[name] === text);

/** The question as the cursor has it, or else as it is said. What is said beside a cursor must be what it has. */
export const pinnedPage = (list: PagedList, saidOfList: ListTexts, asked: PageAsked): Answered<Pinned> => {
  const { limit: most = PAGE_DEFAULT, cursor: text, ...knowledge } = asked;
  const said = present({ ...saidOfList, currency: knowledge.currency });
  const limit = Math.min(most, PAGE_MAX);
  if (text === undefined) return answered({ list, texts: said, knowledge, limit });
  const cursor = readCursor(text);
  if (cursor === undefined || cursor.derivationVersion !== DERIVATION_VERSION) {
    return refuse({ code: 'cursor-is-invalid' });
  }
  const { knownAt, policyVersion, after, texts } = cursor;
  const isOfAnother = cursor.list !== list || !isSame(said, texts);
  if (isOfAnother || (knowledge.policyVersion ?? policyVersion) !== policyVersion) {
    return refuse({ code: 'cursor-is-of-another-question' });
  }
  const currency = parseCurrency(texts['currency'] ?? '');
  if (currency !== texts['currency']) return refuse({ code: 'cursor-is-invalid' });
  const pinned = present({ ...knowledge, knownAt, policyVersion, currency });
  return answered({ list, texts, knowledge: pinned, after, limit, said: knowledge });
};

/** Whether another state of knowledge was said beside a cursor than the one it pins. */
export const isSaidOtherwise = ({ said }: Pinned, { book, knownAt }: Resolved): boolean =>
  said?.knownAt !== undefined && pointOf(book, said)?.sequence !== knownAt;

/** The cursor of the page that follows. */
export const nextCursor = (
  { list, texts }: Pinned,
  { knownAt, policyVersion, derivationVersion }: Echo,
  after: After,
): string => writeCursor({ list, knownAt: knownAt.sequence, policyVersion, derivationVersion, texts, after });

/** A page of a list that is the same whenever it is asked, and the cursor of the next; null on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Cuts the page that is asked for out of the whole list. */
export const pageOf = <Item>(pinned: Pinned, resolved: Resolved, all: readonly Item[]): Answered<Page<Item>> => {
  if (isSaidOtherwise(pinned, resolved)) return refuse({ code: 'cursor-is-of-another-question' });
  const [shown = 0] = pinned.after ?? [];
  if (typeof shown !== 'number') return refuse({ code: 'cursor-is-invalid' });
  const items = all.slice(shown, shown + pinned.limit);
  const end = shown + items.length;
  return answered({ items, next: end < all.length ? nextCursor(pinned, resolved.echo, [end]) : null });
};
