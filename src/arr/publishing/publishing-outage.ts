import type { StoreUnavailable } from '../../kernel/event-store.port';
import type { BrokerUnavailable } from '../../kernel/message-broker.port';
import { SharedOutage } from '../../kernel/shared-outage';
import { goingOn, type RelayNotice } from './relay-state';

type Notify = (notice: RelayNotice) => void;

const TEXT = 'Nothing can be published at present; it is tried again.';

/** What keeps shards and facts from being published. What is said of all of them goes to `notify`, with the label of none. */
export class PublishingOutage {
  private readonly outage = new SharedOutage();

  constructor(private readonly notify: Notify) {}

  /** An error once for all; what each of the others has met goes to `notifyOwn`, and can be had by LOG_LEVEL=debug. */
  meet(name: string, error: BrokerUnavailable | StoreUnavailable, notifyOwn: Notify): void {
    const met = this.outage.meet(name, error.name);
    if (met === 'first') this.notify({ level: 'error', text: TEXT, error });
    if (met === 'another') notifyOwn({ level: 'debug', text: TEXT, error });
  }

  goOn(name: string): void {
    this.tell(this.outage.goOn(name));
  }

  /** Takes out one that waits no more, and does not go on either. At a stop nobody is told that others do. */
  leave(name: string, signal?: AbortSignal): void {
    const back = this.outage.leave(name);
    if (signal?.aborted !== true) this.tell(back);
  }

  private tell(names: readonly string[] | undefined): void {
    if (names !== undefined) this.notify(goingOn(names));
  }
}
