import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { present } from '../../kernel/present';
import type { CommandContext } from '../../kernel/transact';
import { parseTraceparent, TRACEPARENT_HEADER } from '../../kernel/traceparent';
import { correlate } from './correlation-id.middleware';
import { Problem } from './problem';

/** What a command's own id is unique for when its sender does not say where it comes from. */
export const HTTP_SOURCE = 'http';
/** Nobody is asked who they are yet. */
export const HTTP_ACTOR = 'anonymous';

/** Where a command comes from, if its sender says so; its id is unique there. */
export const SOURCE_HEADER = 'x-source';
export const SOURCE_LENGTH_MAX = 200;

export const IDEMPOTENCY_HEADER = 'idempotency-key';
export const IDEMPOTENCY_KEY_LENGTH_MAX = 255;

const VISIBLE_ASCII = /^[\u0021-\u007e]+$/u;
const STRONG_REVISION = /^"(0|[1-9]\d{0,14})"$/u;

/** A header that is sent twice is not one that says what it means. */
const headerOf = ({ headersDistinct }: Request, name: string): string | undefined => headersDistinct[name]?.join(', ');

/** The caller's own id of a request; undefined where it has none. Throws a Problem for one that cannot be one. */
export const idempotencyKeyOf = (request: Request): string | undefined => {
  const key = headerOf(request, IDEMPOTENCY_HEADER);
  if (key === undefined) return undefined;
  if (VISIBLE_ASCII.test(key) && key.length <= IDEMPOTENCY_KEY_LENGTH_MAX) return key;
  throw new Problem({
    status: 400,
    code: 'idempotency-key-is-invalid',
    title: 'The Idempotency-Key cannot be taken',
    detail: `An Idempotency-Key is 1 to ${IDEMPOTENCY_KEY_LENGTH_MAX.toString()} visible ASCII characters, sent once.`,
    fix: 'Send a UUID, and the same one again when you repeat the request.',
  });
};

const sourceOf = (request: Request): string => {
  const source = headerOf(request, SOURCE_HEADER);
  if (source === undefined) return HTTP_SOURCE;
  if (VISIBLE_ASCII.test(source) && source.length <= SOURCE_LENGTH_MAX) return source;
  throw new Problem({
    status: 400,
    code: 'source-is-invalid',
    title: 'The X-Source cannot be taken',
    detail: `An X-Source is 1 to ${SOURCE_LENGTH_MAX.toString()} visible ASCII characters, sent once.`,
    fix: 'Send a short name of the system that the command comes from, or leave the header out.',
  });
};

const expectedRevisionOf = (request: Request): number | undefined => {
  const condition = headerOf(request, 'if-match');
  if (condition === undefined) return undefined;
  const revision = STRONG_REVISION.exec(condition)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Problem({
    status: 400,
    code: 'if-match-is-invalid',
    title: 'The If-Match header cannot be taken',
    detail: 'If-Match holds one revision in quotes, as an ETag or a receipt gave it.',
    fix: 'Send If-Match: "4" with the revision you have read, or leave the header out.',
  });
};

/** Who sends a command, under which id and on what conditions, as its headers say. */
export const commandContextOf = (request: Request, response: Response): CommandContext =>
  present({
    commandId: idempotencyKeyOf(request) ?? randomUUID(),
    source: sourceOf(request),
    actor: HTTP_ACTOR,
    correlationId: correlate(request, response),
    traceparent: parseTraceparent(headerOf(request, TRACEPARENT_HEADER)),
    expectedRevision: expectedRevisionOf(request),
  });
