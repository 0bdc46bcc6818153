import type { JsonObject } from '../../kernel/canonical-json';
import { pointerTo } from '../../kernel/field-fault';
import { present } from '../../kernel/present';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Where in the request the fault is. */
export interface ProblemField {
  /** A JSON pointer into the body, or to a parameter by its name. */
  readonly pointer: string;
  readonly code: string;
}

/** Why a request is refused, in the words of its edge. */
export interface ProblemStatement {
  readonly status: number;
  /** A state of affairs; callers act on it, so it never changes. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** What to do about it, ready to paste. */
  readonly fix: string;
  readonly errors?: readonly ProblemField[];
  /** What `detail` says, by name, for programs; each code has its own. */
  readonly details?: JsonObject;
  /** Headers of the answer: `Retry-After`, `Allow`, `ETag`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of a refusal, RFC 9457. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fix: string;
  readonly errors?: readonly ProblemField[];
  readonly details?: JsonObject;
  readonly correlationId: string;
}

/** Thrown by an edge; the filter makes it the answer. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(readonly statement: ProblemStatement) {
    super(statement.detail);
  }
}

/** What a rejection says beside its code; nothing where the code says it all. */
export const detailsOf = ({ code: _, ...details }: { readonly code: string }): JsonObject | undefined =>
  Object.keys(details).length === 0 ? undefined : details;

/** The body that says it. Also for one result among many, where each line has its own. */
export const problemDetails = (statement: ProblemStatement, correlationId: string): ProblemDetails => {
  const { status, code, title, detail, fix, errors, details } = statement;
  return present({
    type: pointerTo('problems', code),
    title,
    status,
    code,
    detail,
    fix,
    errors,
    details,
    correlationId,
  });
};
