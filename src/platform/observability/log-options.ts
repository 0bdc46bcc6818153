import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Options } from 'pino-http';
import { CORRELATION_HEADER, correlationIdOf } from './correlation-id';

/** What lets somebody in. An idempotency key does not, and is needed to follow a retry. */
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers["proxy-authorization"]',
  'req.headers["x-api-key"]',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];

const SERVER_ERROR = 500;

/** Probes ask every few seconds; their lines would bury the others. */
const isProbe = ({ url }: IncomingMessage): boolean => url?.startsWith('/health/') === true;

const takeCorrelationId = (request: IncomingMessage, response: ServerResponse): string => {
  const id = correlationIdOf(request.headers[CORRELATION_HEADER]);
  response.setHeader(CORRELATION_HEADER, id);
  return id;
};

/** JSON lines, each of a request with its correlation id, none with a secret. */
export const logOptions = (level: string): Options => ({
  level,
  redact: { paths: SECRET_PATHS, censor: '***' },
  genReqId: takeCorrelationId,
  quietReqLogger: true,
  customAttributeKeys: { reqId: 'correlationId' },
  autoLogging: { ignore: isProbe },
  customLogLevel: (_request, response, error) =>
    error !== undefined || response.statusCode >= SERVER_ERROR ? 'error' : 'info',
});
