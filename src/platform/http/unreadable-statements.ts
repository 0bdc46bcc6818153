import type { ProblemStatement } from './problem';

/** Refusals of requests that are not HTTP as it is read here. */
export const UNREADABLE = {
  malformed: {
    status: 400,
    code: 'request-malformed',
    title: 'The request is not HTTP',
    detail: 'The request line, a header or the framing of the body is not what HTTP/1.1 admits.',
    fix: 'Send HTTP/1.1 with one Content-Length or Transfer-Encoding: chunked, as any client library does.',
  },
  host: {
    status: 400,
    code: 'host-is-invalid',
    title: 'The Host header cannot be taken',
    detail: 'A request of HTTP/1.1 says once which host it is for.',
    fix: 'Send one Host header.',
    headers: { Connection: 'close' },
  },
  timedOut: {
    status: 408,
    code: 'request-timeout',
    title: 'The request did not come in time',
    detail: 'The headers of a request may take 10 seconds and all of it a minute.',
    fix: 'Send the request again, in one go.',
  },
  chunksTooLarge: {
    status: 413,
    code: 'chunk-extensions-too-large',
    title: 'The chunks of the body say too much about themselves',
    detail: 'The extensions of chunks may have 16 KiB together.',
    fix: 'Send the body in chunks without extensions, or with a Content-Length.',
  },
  expectation: {
    status: 417,
    code: 'expectation-not-met',
    title: 'What the request expects is not done here',
    detail: 'The only expectation that is met is 100-continue.',
    fix: 'Send Expect: 100-continue, or leave the header out.',
  },
  headersTooLarge: {
    status: 431,
    code: 'headers-too-large',
    title: 'The headers are too large',
    detail: 'The request line and the headers may have 16 KiB together.',
    fix: 'Send shorter or fewer headers.',
  },
  noProxy: {
    status: 405,
    code: 'method-not-allowed',
    title: 'The resource does not take this method',
    detail: 'No connection is made to others from here.',
    fix: 'Send the request to the service itself.',
    headers: { Allow: '' },
  },
} as const satisfies Readonly<Record<string, ProblemStatement>>;
