import { randomUUID } from 'node:crypto';

/** The header that carries it, in both directions. */
export const CORRELATION_HEADER = 'x-correlation-id';

const ADMITTED = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/u;

/** The id under which a caller follows a request through all logs: its own, or a new one where it has none that is fit to log. */
export const correlationIdOf = (sent: string | readonly string[] | undefined): string =>
  typeof sent === 'string' && ADMITTED.test(sent) ? sent : randomUUID();
