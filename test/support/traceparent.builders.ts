import { parseTraceparent, type Traceparent } from '../../src/kernel/traceparent';

/** A place in the trace of a number. */
export const traceparentOf = (trace: number): Traceparent => {
  const read = parseTraceparent(`00-${trace.toString(16).padStart(32, '0')}-00f067aa0ba902b7-01`);
  if (read === undefined) throw new Error(`No trace has the number ${trace}.`);
  return read;
};
