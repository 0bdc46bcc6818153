import { StoreUnavailable } from '../../kernel/event-store.port';
import { BrokerUnavailable } from '../../kernel/message-broker.port';
import { messageOf } from '../../kernel/message-of';
import { SharedOutage } from '../../kernel/shared-outage';
import type { ConsumerNotice, Notify } from './consumer-state';

/** A partition, or the group: without it no partition is had at all. */
export type HeldUp = number | 'group';

/** What is away for all partitions at once goes by its kind, since each says it in other words; anything else by what it says. */
const kindOf = (error: unknown): string =>
  error instanceof BrokerUnavailable || error instanceof StoreUnavailable ? error.name : messageOf(error);

/** What keeps commands from being taken: told once, whoever meets it, and once that they are taken again. */
export class CommandsOutage {
  private readonly outage = new SharedOutage();

  constructor(private readonly notify: Notify) {}

  /** An error the first time; what each partition has met beside it can be had by LOG_LEVEL=debug. */
  meet(who: HeldUp, error: unknown, notice: Omit<ConsumerNotice, 'level'>): void {
    const met = this.outage.meet(who.toString(), kindOf(error));
    if (met !== 'known') this.notify({ ...notice, level: met === 'first' ? 'error' : 'debug' });
  }

  /** A partition goes on, and so does the group by which it is had. */
  goOn(partition: number): void {
    this.tell(this.outage.goOn('group') ?? this.outage.goOn(partition.toString()));
  }

  /** A partition is left to others, by whom it may be taken; at the end nobody is told of the others. */
  leave(partition: number, end: AbortSignal): void {
    const back = this.outage.leave(partition.toString());
    if (!end.aborted) this.tell(back);
  }

  private tell(back: readonly string[] | undefined): void {
    if (back !== undefined) this.notify({ level: 'info', text: 'Commands are taken again.' });
  }
}
