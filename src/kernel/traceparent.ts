import type { Brand } from './brand';

/** Where in a trace a command was sent, as W3C Trace Context writes it in version 00. */
export type Traceparent = Brand<string, 'Traceparent'>;

/** The header that carries it, over HTTP and in messages. */
export const TRACEPARENT_HEADER = 'traceparent';

const VERSION_00 = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/u;

/** Undefined for what W3C Trace Context has a receiver leave aside: a trace must not decide whether a command is taken. */
export const parseTraceparent = (text: string | undefined): Traceparent | undefined =>
  text !== undefined && VERSION_00.test(text) ? (text as Traceparent) : undefined;
