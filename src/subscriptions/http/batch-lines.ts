import { JSON_BOUNDS, parseJsonText } from '../../platform/http/json-text';
import { Problem, type ProblemStatement } from '../../platform/http/problem';
import {
  BODY_BYTES_MAX,
  type BodyLimits,
  BodyText,
  jsonTextRefused,
} from '../../platform/http/request-body.middleware';

export const BATCH_FACTS_MAX = 1000;

const JSON_ARRAY_DEPTH = 1;

/** `{"percent":"5"},`: no item that says something is shorter, so that no batch which can be taken has more. */
const ITEM_BYTES_MIN = 16;
const BATCH_BYTES_MAX = 8 * BODY_BYTES_MAX;

/** A batch may be larger than a command; each of its facts has the depth, the keys and the items that a command may have. */
export const FACT_BATCH_BODY: { readonly path: string; readonly limits: BodyLimits } = {
  path: '/v1/facts',
  limits: {
    bytesMax: BATCH_BYTES_MAX,
    json: {
      depthMax: JSON_BOUNDS.depthMax + JSON_ARRAY_DEPTH,
      keysMax: BATCH_FACTS_MAX * JSON_BOUNDS.keysMax,
      itemsMax: BATCH_BYTES_MAX / ITEM_BYTES_MIN,
    },
    texts: ['application/x-ndjson'],
  },
};

/** One fact of a batch as it was sent, or why its line is not JSON. */
export type BatchLine = { readonly line: number } & (
  { readonly sent: unknown } | { readonly refused: ProblemStatement }
);

interface TextLine {
  readonly line: number;
  readonly text: string;
}

const readLine = ({ line, text }: TextLine): BatchLine => {
  const parsed = parseJsonText(text);
  return 'fault' in parsed ? { line, refused: jsonTextRefused(parsed.fault) } : { line, sent: parsed.value };
};

/** What is counted in a value: the keys of its objects, or the items of its lists. */
type Counted = 'keys' | 'items';

/** The body has been read within its depth, which bounds the recursion. */
const countIn = (value: unknown, counted: Counted): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const parts: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) === (counted === 'items') ? parts.length : 0;
  return parts.reduce<number>((count, part) => count + countIn(part, counted), own);
};

const tooMuch = (counted: Counted, max: number, holders: string): ProblemStatement => ({
  status: 400,
  code: counted === 'keys' ? 'json-too-many-keys' : 'json-too-many-items',
  title: `The JSON has too many ${counted}`,
  detail: `A fact has ${max.toString()} ${counted} at most, those of all its ${holders} together.`,
  fix: 'Say less in one fact.',
});

const itemLine = (sent: unknown, index: number): BatchLine => {
  const line = index + 1;
  const { keysMax, itemsMax } = JSON_BOUNDS;
  if (countIn(sent, 'keys') > keysMax) return { line, refused: tooMuch('keys', keysMax, 'objects') };
  if (countIn(sent, 'items') > itemsMax) return { line, refused: tooMuch('items', itemsMax, 'lists') };
  return { line, sent };
};

const notABatch = (): Problem =>
  new Problem({
    status: 422,
    code: 'batch-is-not-a-list',
    title: 'The body is not a batch of facts',
    detail: 'A batch is a JSON array of facts, or NDJSON with one fact a line.',
    fix: 'Send [{"type": "subscription-started", "data": {…}}], also for a single fact.',
  });

const tooMany = (): Problem =>
  new Problem({
    status: 413,
    code: 'batch-too-large',
    title: 'The batch has too many facts',
    detail: `A batch has ${BATCH_FACTS_MAX.toString()} facts at most; this one has more.`,
    fix: 'Send it in several requests, with the facts of one subscription or account in their order.',
  });

/** The lines that say something. They are counted as they are found, so that millions of them take no memory. */
const linesIn = (text: string): readonly TextLine[] => {
  const lines: TextLine[] = [];
  for (let from = 0, line = 1; from < text.length; line += 1) {
    const feed = text.indexOf('\n', from);
    const end = feed < 0 ? text.length : feed;
    const found = text.slice(from, end);
    from = end + 1;
    if (found.trim() === '') continue;
    if (lines.length === BATCH_FACTS_MAX) throw tooMany();
    lines.push({ line, text: found });
  }
  return lines;
};

function* eachRead(lines: readonly TextLine[]): Generator<BatchLine> {
  for (const line of lines) yield readLine(line);
}

/** The facts of a batch, each read when it is asked for. Throws a Problem at once for a body that is not one, or too large a one. */
export const readBatch = (body: unknown): Iterable<BatchLine> => {
  if (body instanceof BodyText) return eachRead(linesIn(body.text));
  if (!Array.isArray(body)) throw notABatch();
  if (body.length > BATCH_FACTS_MAX) throw tooMany();
  return body.map(itemLine);
};
