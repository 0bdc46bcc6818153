import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { correlationIdMiddleware } from './correlation-id.middleware';
import { Problem } from './problem';
import { STATEMENTS } from './problem-statements';
import { BODY_LIMITS, type BodyLimits, readBody } from './request-body.middleware';
import { answerUnreadableRequests, refuseUnread } from './unreadable-requests';
import { UNREADABLE } from './unreadable-statements';

/** A proxy in front keeps its connections for about a minute; ours must not end first. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** How often the two are looked at. */
const TIMEOUT_CHECK_MS = 2_000;

/** The service speaks plain HTTP; whether its name is served over HTTPS only is for the proxy in front to say. */
const secureHeaders = helmet({
  strictTransportSecurity: false,
  contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
});

/**
 * Unless a feature sees to it for its own answers, none is kept and none is cut to 304: the ETag of a subscription is its
 * revision, and what is shown of it changes with the days as well.
 */
const neverFromCache = (request: Request, response: Response, next: NextFunction): void => {
  delete request.headers['if-none-match'];
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Two hosts are as bad as none: a proxy in front may have taken the other one. */
const oneHost = ({ headersDistinct, httpVersion }: Request, _response: Response, next: NextFunction): void => {
  const hosts = headersDistinct['host']?.length ?? 0;
  if (hosts > 1 || (hosts === 0 && httpVersion !== '1.0')) throw new Problem(UNREADABLE.host);
  next();
};

/** The bounds of a body are found by its exact path, so no other spelling of a path reaches a handler. */
const strictExpress = (): Express => {
  const handlers = express();
  handlers.enable('case sensitive routing');
  handlers.enable('strict routing');
  return handlers;
};

/** Listens before there is an application: the port may be taken. */
export class StrictHttpAdapter extends ExpressAdapter {
  private isOpen = true;

  constructor(private readonly handlers = strictExpress()) {
    super(handlers);
    // Node's refusal of a missing Host has no body, so a middleware refuses it.
    const options = { requireHostHeader: false, connectionsCheckingInterval: TIMEOUT_CHECK_MS };
    const server = createServer(options, (request, response) => {
      if (this.isOpen) this.handlers(request, response);
      else refuseUnread(STATEMENTS.notStarted(), request, response);
    });
    answerUnreadableRequests(server);
    this.httpServer = server;
  }

  /** Nest asks for a server when all parts are made; this one may listen by then. */
  override initHttpServer(): void {
    // It is made with the adapter.
  }

  /** Listens, and refuses all that comes until it is opened. Throws what the system says of a port that cannot be had. */
  async listenUnopened(port: number, host: string): Promise<AddressInfo> {
    const server = this.httpServer as Server;
    this.isOpen = false;
    server.listen(port, host);
    await once(server, 'listening');
    return server.address() as AddressInfo;
  }

  /** Ends what listens and every connection, where there will be no application. */
  async abandon(): Promise<void> {
    const closed = this.close();
    (this.httpServer as Server).closeAllConnections();
    await closed;
  }

  /** From now on the application answers. */
  open(): void {
    this.isOpen = true;
  }
}

/** Gives a server its limits, and its answers their headers. `bodies` are paths that take other bodies than the usual. */
export const configureHttp = (
  app: NestExpressApplication,
  bodies: readonly { readonly path: string; readonly limits: BodyLimits }[],
): void => {
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(correlationIdMiddleware, secureHeaders, neverFromCache, oneHost);
  const usual = readBody(BODY_LIMITS);
  const special = new Map(bodies.map(({ path, limits }) => [path, readBody(limits)] as const));
  app.use((request: Request, response: Response, next: NextFunction) =>
    (special.get(request.path) ?? usual)(request, response, next),
  );
  const server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
};
