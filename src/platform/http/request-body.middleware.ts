import type { IncomingMessage } from 'node:http';
import { JSON_BOUNDS, type JsonBounds, type JsonTextFault, parseJsonText } from './json-text';
import { Problem, type ProblemStatement } from './problem';

const JSON_MEDIA_TYPE = 'application/json';

/** Enough for a command of the longest lines that a fact may have. */
export const BODY_BYTES_MAX = 1_048_576;

export interface BodyLimits {
  readonly bytesMax: number;
  readonly json: JsonBounds;
  /** Media types whose text is handed on as it came, for a reader of its own: NDJSON, CSV. */
  readonly texts: readonly string[];
}

export const BODY_LIMITS: BodyLimits = { bytesMax: BODY_BYTES_MAX, json: JSON_BOUNDS, texts: [] };

/** A body of one of `texts`. No JSON makes one, so a JSON string is never taken for such a text. */
export class BodyText {
  constructor(readonly text: string) {}
}

interface BodyRequest extends IncomingMessage {
  body?: unknown;
}

const tooLarge = (bytesMax: number): Problem =>
  new Problem({
    status: 413,
    code: 'body-too-large',
    title: 'The body is too large',
    detail: `A body may have ${bytesMax.toString()} bytes here.`,
    fix: 'Send a batch in several requests, or import the file with `arr import` where the data folder is.',
    // The rest of the body is not read, so nothing else can come over this connection.
    headers: { Connection: 'close' },
  });

const unsupported = (code: string, detail: string, accepted: readonly string[]): Problem =>
  new Problem({
    status: 415,
    code,
    title: 'The body is not in a form that is read here',
    detail,
    fix: `Send ${accepted.join(' or ')} in UTF-8, not compressed.`,
  });

const unreadable = (code: string, detail: string): Problem =>
  new Problem({
    status: 400,
    code,
    title: 'The body cannot be read',
    detail,
    fix: 'Send the whole body, in UTF-8.',
  });

/** What the text is told as where it is the body of a request. */
const BODY = 'The body';

const FAULT_TEXTS: Readonly<Record<JsonTextFault['code'], Pick<ProblemStatement, 'title' | 'fix'>>> = {
  'json-malformed': { title: `${BODY} is not JSON`, fix: 'Mend the JSON text at that place.' },
  'json-too-deep': { title: 'The JSON is nested too deeply', fix: 'Nest lists and objects less deeply.' },
  'json-too-many-keys': { title: 'The JSON has too many keys', fix: 'Send less at a time.' },
  'json-too-many-items': { title: 'The JSON has too many items in its lists', fix: 'Send less at a time.' },
  'json-key-repeated': { title: 'A key stands twice in one object', fix: 'Say each key once.' },
  'json-key-reserved': { title: 'A key has a name that is not taken', fix: 'Leave the key out or rename it.' },
  'json-lone-surrogate': {
    title: 'A text holds half of a character',
    fix: 'Write characters beyond U+FFFF as UTF-8, or as both halves of their pair.',
  },
  'json-number-too-large': { title: 'A number is too large', fix: 'Write amounts as decimal texts: "49.00".' },
};

/** Why a JSON text is refused. Also for one line among many, and for the value of a message, which says what it is. */
export const jsonTextRefused = ({ code, offset }: JsonTextFault, subject = BODY): ProblemStatement => {
  const { fix, ...text } = FAULT_TEXTS[code];
  const title = text.title.replace(BODY, subject);
  return { status: 400, code, title, detail: `${title}: see character ${(offset + 1).toString()}.`, fix };
};

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/iu;

/** What a header says, or what leaving it out means. */
const said = (text: string | undefined, otherwise: string): string => text?.trim().toLowerCase() ?? otherwise;

/** The media type that the request says and is read here. Throws a Problem for any other form of body. */
const readableMediaType = ({ headers }: IncomingMessage, accepted: readonly string[]): string => {
  const contentType = headers['content-type'] ?? '';
  const mediaType = said(contentType.split(';', 1)[0], '');
  const charset = said(CHARSET.exec(contentType)?.[1], 'utf-8');
  const encoding = said(headers['content-encoding'], 'identity');
  const refusal = (code: string, form: string): Problem => unsupported(code, `${form} is not read here.`, accepted);
  if (mediaType === '') throw refusal('content-type-not-supported', 'A body without a Content-Type');
  if (!accepted.includes(mediaType)) throw refusal('content-type-not-supported', mediaType);
  if (charset !== 'utf-8' && charset !== 'utf8') throw refusal('charset-not-supported', charset);
  if (encoding !== 'identity') throw refusal('encoding-not-supported', encoding);
  return mediaType;
};

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

const readBytes = async (request: IncomingMessage, bytesMax: number): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? '0') > bytesMax) throw tooLarge(bytesMax);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The request stays open when the loop is left, so that the refusal can still be sent over it.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > bytesMax) throw tooLarge(bytesMax);
      chunks.push(chunk);
    }
  } catch (error) {
    if (hasCode(error, 'ECONNRESET')) throw unreadable('body-incomplete', 'The connection ended before the body did.');
    throw error;
  }
  return Buffer.concat(chunks);
};

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decodeUtf8 = (bytes: Buffer): string => {
  try {
    return UTF_8.decode(bytes);
  } catch (error) {
    if (hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA'))
      throw unreadable('body-not-utf-8', 'The body holds bytes that are not UTF-8.');
    throw error;
  }
};

/**
 * Reads the body of a request and puts it in `body`: JSON as the value it says, another text as a BodyText, nothing
 * where there is none. The text is checked before it is parsed. Throws a Problem for a body that is not taken.
 */
export const readBody =
  (limits: BodyLimits = BODY_LIMITS) =>
  async (request: BodyRequest, _response: unknown, next: () => void): Promise<void> => {
    if (hasBody(request)) {
      const mediaType = readableMediaType(request, [JSON_MEDIA_TYPE, ...limits.texts]);
      const text = decodeUtf8(await readBytes(request, limits.bytesMax));
      request.body = mediaType === JSON_MEDIA_TYPE ? parsed(text, limits.json) : new BodyText(text);
    }
    next();
  };

const parsed = (text: string, bounds: JsonBounds): unknown => {
  const outcome = parseJsonText(text, bounds);
  if ('fault' in outcome) throw new Problem(jsonTextRefused(outcome.fault));
  return outcome.value;
};
