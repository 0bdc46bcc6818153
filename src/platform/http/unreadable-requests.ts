import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { CORRELATION_HEADER } from '../observability/correlation-id';
import { correlate } from './correlation-id.middleware';
import { PROBLEM_MEDIA_TYPE, problemDetails, type ProblemStatement } from './problem';
import { UNREADABLE } from './unreadable-statements';

/** What the parser and the timers of Node call the faults that are not plain malformations. */
const STATEMENTS_BY_CODE: Readonly<Record<string, ProblemStatement>> = {
  HPE_HEADER_OVERFLOW: UNREADABLE.headersTooLarge,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: UNREADABLE.chunksTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: UNREADABLE.timedOut,
};

const RESET = 'ECONNRESET';

interface Answer {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What comes after such a request over its connection cannot be told from it, so nothing more is read from there. */
const answerTo = (statement: ProblemStatement, correlationId: string): Answer => {
  const body = JSON.stringify(problemDetails(statement, correlationId));
  const headers = {
    'Content-Type': `${PROBLEM_MEDIA_TYPE}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body).toString(),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    [CORRELATION_HEADER]: correlationId,
    ...statement.headers,
    Connection: 'close',
  };
  return { body, headers };
};

const writeTo = (socket: Socket, statement: ProblemStatement): void => {
  if (!socket.writable) return;
  const { status } = statement;
  const { body, headers } = answerTo(statement, randomUUID());
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.write([`HTTP/1.1 ${status.toString()} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n'));
  socket.destroySoon();
};

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const isWhole = ({ request }: Exchange): boolean => request.complete;

/**
 * Answers go out in the order of their requests: those to whole ones, which may have recorded something, come before this one.
 * An answer that has begun is broken off.
 */
const refuse = (socket: Socket, statement: ProblemStatement, open: readonly Exchange[]): void => {
  const last = open.findLast(isWhole);
  const broken = open.find((exchange) => !isWhole(exchange));
  const answer = (): void => {
    if (broken?.response.headersSent === true) socket.destroy();
    else writeTo(socket, statement);
  };
  if (last === undefined) answer();
  else last.response.once('finish', answer);
};

/** Answers a request of which nothing but the head has been read. */
export const refuseUnread = (statement: ProblemStatement, request: IncomingMessage, response: ServerResponse): void => {
  const { body, headers } = answerTo(statement, correlate(request, response));
  response.writeHead(statement.status, headers).end(body);
};

/** Gives problem details to what Node refuses itself, before a request comes to any handler. */
export const answerUnreadableRequests = (server: Server): void => {
  /** The requests of each connection that have not been answered, in their order. */
  const exchanges = new WeakMap<Socket, Exchange[]>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const open = exchanges.get(socket) ?? [];
    const exchange = { request, response };
    exchanges.set(socket, open);
    open.push(exchange);
    response.once('close', () => open.splice(open.indexOf(exchange), 1));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const { code = '' } = error;
    if (code === RESET) socket.destroy();
    else refuse(socket, STATEMENTS_BY_CODE[code] ?? UNREADABLE.malformed, exchanges.get(socket) ?? []);
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    refuseUnread(UNREADABLE.expectation, request, response),
  );
  server.on('connect', (_: IncomingMessage, socket: Socket) => {
    writeTo(socket, UNREADABLE.noProxy);
  });
};
