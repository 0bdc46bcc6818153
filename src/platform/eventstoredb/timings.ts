/** How long is waited for the server, in milliseconds. */
export interface Timings {
  /** For one attempt of a call. */
  readonly callMs: number;
  /** For all attempts together: then the caller is told that the store does not answer. */
  readonly answerMs: number;
  /** Before the second attempt; each pause after it is twice as long. */
  readonly pauseMs: number;
  /** Between two looks at whether a subscription still delivers. Two looks in vain, and it is begun anew. */
  readonly watchMs: number;
}

export const TIMINGS: Timings = { callMs: 2_000, answerMs: 4_500, pauseMs: 50, watchMs: 5_000 };
