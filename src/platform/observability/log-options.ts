import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Options } from 'pino-http';
import { CORRELATION_HEADER, correlationIdOf } from './correlation-id';

/** What Nest says of each route and module at every start; nobody looks for it in the log of a service. */
const WIRING: ReadonlySet<unknown> = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

const SERVER_ERROR = 500;

/** Probes ask every few seconds; their lines would bury the others. */
const isProbe = ({ url }: IncomingMessage): boolean => url?.startsWith('/health/') === true;

const takeCorrelationId = (request: IncomingMessage, response: ServerResponse): string => {
  const id = correlationIdOf(request.headers[CORRELATION_HEADER]);
  response.setHeader(CORRELATION_HEADER, id);
  return id;
};

const isWiring = (fields: unknown): boolean =>
  typeof fields === 'object' && fields !== null && 'context' in fields && WIRING.has(fields.context);

type LoggedRequest = Readonly<Record<'method' | 'url', string>> & Pick<IncomingMessage, 'headers'>;

/**
 * JSON lines, each of a request with its correlation id. Of the headers only the idempotency key is kept, to follow
 * a retry: the others hold what lets somebody in, and bury what a reader looks for.
 */
export const logOptions = (level: string): Options => ({
  level,
  serializers: {
    req: ({ method, url, headers }: LoggedRequest) => ({ method, url, idempotencyKey: headers['idempotency-key'] }),
    res: ({ statusCode }: { readonly statusCode: number }) => ({ statusCode }),
  },
  hooks: {
    logMethod(fields, write) {
      if (!isWiring(fields[0])) write.apply(this, fields);
    },
  },
  genReqId: takeCorrelationId,
  quietReqLogger: true,
  customAttributeKeys: { reqId: 'correlationId' },
  autoLogging: { ignore: isProbe },
  customLogLevel: (_request, response, error) =>
    error !== undefined || response.statusCode >= SERVER_ERROR ? 'error' : 'info',
});
