import { JSON_BOUNDS, parseJsonText } from '../../platform/http/json-text';
import { Problem, type ProblemStatement } from '../../platform/http/problem';
import { BODY_BYTES_MAX, type BodyLimits, jsonTextRefused } from '../../platform/http/request-body.middleware';

export const BATCH_FACTS_MAX = 1000;

const JSON_ARRAY_DEPTH = 1;

/** A batch may be larger than a command; each of its facts has the depth and the keys that a command may have. */
export const FACT_BATCH_BODY: { readonly path: string; readonly limits: BodyLimits } = {
  path: '/v1/facts',
  limits: {
    bytesMax: 8 * BODY_BYTES_MAX,
    json: {
      depthMax: JSON_BOUNDS.depthMax + JSON_ARRAY_DEPTH,
      keysMax: BATCH_FACTS_MAX * JSON_BOUNDS.keysMax,
    },
    texts: ['application/x-ndjson'],
  },
};

/** One fact of a batch as it was sent, or why its line is not JSON. */
export type BatchLine = { readonly line: number } & (
  { readonly sent: unknown } | { readonly refused: ProblemStatement }
);

const readLine = (text: string, index: number): readonly BatchLine[] => {
  if (text.trim() === '') return [];
  const line = index + 1;
  const parsed = parseJsonText(text);
  return ['fault' in parsed ? { line, refused: jsonTextRefused(parsed.fault) } : { line, sent: parsed.value }];
};

/** The body has been read within its depth, which bounds the recursion. */
const keysIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((keys, part) => keys + keysIn(part), own);
};

const tooManyKeys: ProblemStatement = {
  status: 400,
  code: 'json-too-many-keys',
  title: 'The JSON has too many keys',
  detail: `A fact has ${JSON_BOUNDS.keysMax.toString()} keys at most, those of all its objects together.`,
  fix: 'Say less in one fact.',
};

const itemLine = (sent: unknown, index: number): BatchLine => {
  const line = index + 1;
  return keysIn(sent) > JSON_BOUNDS.keysMax ? { line, refused: tooManyKeys } : { line, sent };
};

const linesOf = (body: unknown): readonly BatchLine[] | undefined => {
  if (typeof body === 'string') return body.split('\n').flatMap(readLine);
  return Array.isArray(body) ? body.map(itemLine) : undefined;
};

const notABatch = (): Problem =>
  new Problem({
    status: 422,
    code: 'batch-is-not-a-list',
    title: 'The body is not a batch of facts',
    detail: 'A batch is a JSON array of facts, or NDJSON with one fact a line.',
    fix: 'Send [{"type": "subscription-started", "data": {…}}], also for a single fact.',
  });

const tooMany = (count: number): Problem =>
  new Problem({
    status: 413,
    code: 'batch-too-large',
    title: 'The batch has too many facts',
    detail: `A batch has ${BATCH_FACTS_MAX.toString()} facts at most; this one has ${count.toString()}.`,
    fix: 'Send it in several requests, with the facts of one subscription in their order.',
  });

/** The facts of a batch. Throws a Problem for a body that is not one, or too large a one. */
export const readBatch = (body: unknown): readonly BatchLine[] => {
  const lines = linesOf(body);
  if (lines === undefined) throw notABatch();
  if (lines.length > BATCH_FACTS_MAX) throw tooMany(lines.length);
  return lines;
};
