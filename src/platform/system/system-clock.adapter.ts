import type { Clock } from '../../kernel/clock.port';
import { type Instant, instantOf } from '../../kernel/instant';

/** The machine's clock. It may jump either way: whoever needs an order takes the log's. */
export class SystemClock implements Clock {
  now(): Instant {
    return instantOf(Date.now());
  }
}
