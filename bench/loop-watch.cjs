/** Loaded before the service: tells whoever started it how long its event loop stood still since it was last asked. */
const { monitorEventLoopDelay } = require('node:perf_hooks');

const RESOLUTION_MS = 1;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();

process.on('message', () => {
  // What is measured is the time between two turns of a timer, which is never shorter than its own.
  process.send({ longestMs: Math.max(0, delays.max / 1e6 - RESOLUTION_MS) });
  delays.reset();
});
// Listening must not keep the service alive once it has been told to stop.
process.channel.unref();
