import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { StoreUnavailable } from '../../kernel/event-store.port';
import { PolicyBuilding } from '../../kernel/policy-building';
import { PositionNotReached } from '../../kernel/read-model.port';
import { allowedMethods } from './allowed-methods';
import { correlate } from './correlation-id.middleware';
import { Problem, PROBLEM_MEDIA_TYPE, problemDetails, type ProblemStatement } from './problem';
import { STATEMENTS } from './problem-statements';

const SERVER_ERROR = 500;
const NOT_FOUND = 404;

/** A path may hold anything; a text that quotes it does not grow without bound. */
const PATH_SHOWN_MAX = 200;

const unknownRoute = ({ method, path, app }: Request): ProblemStatement => {
  const shown = path.slice(0, PATH_SHOWN_MAX);
  const allowed = allowedMethods(app as never, path);
  // A handler may say 404 of its own accord: then the method is among those that are taken.
  const isOtherMethod = allowed.length > 0 && !allowed.includes(method);
  return isOtherMethod ? STATEMENTS.methodNotAllowed(method, shown, allowed) : STATEMENTS.notFound(method, shown);
};

/** What Nest and Express refuse themselves, before any handler of ours. */
const refusedByFramework = (exception: HttpException, request: Request): ProblemStatement => {
  const status = exception.getStatus();
  if (status === NOT_FOUND) return unknownRoute(request);
  if (status >= SERVER_ERROR) return STATEMENTS.internalError();
  return STATEMENTS.requestRefused(status, exception.message);
};

const statementFor = (exception: unknown, request: Request): ProblemStatement => {
  if (exception instanceof Problem) return exception.statement;
  if (exception instanceof StoreUnavailable) return STATEMENTS.storeUnavailable();
  if (exception instanceof PositionNotReached) return STATEMENTS.positionNotReached();
  if (exception instanceof PolicyBuilding) return STATEMENTS.policyBuilding(exception.version, exception.progress);
  if (exception instanceof HttpException) return refusedByFramework(exception, request);
  return STATEMENTS.internalError();
};

/** Answers everything that is thrown as problem details. What the service did not expect is logged and not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const statement = statementFor(exception, request);
    const correlationId = correlate(request, response);
    if (statement.status >= SERVER_ERROR) this.log(exception, statement, correlationId);

    // An answer that has begun cannot become another one: breaking it off is how its reader learns of the fault.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response
      .status(statement.status)
      .set(statement.headers ?? {})
      .type(PROBLEM_MEDIA_TYPE)
      .send(JSON.stringify(problemDetails(statement, correlationId)));
  }

  private log(exception: unknown, { code }: ProblemStatement, correlationId: string): void {
    const fault = exception instanceof Error ? exception : new Error(String(exception));
    this.logger.error({ err: fault, code, correlationId }, `${code}: ${fault.message}`);
  }
}
