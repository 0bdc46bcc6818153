import { StoreUnavailable } from '../../kernel/event-store.port';
import { BrokerUnavailable } from '../../kernel/message-broker.port';
import { messageOf } from '../../kernel/message-of';
import type { ConsumerNotice, Notify } from './consumer-state';

/** What is away for all partitions at once goes by its kind, since each says it in other words; anything else by what it says. */
const kindOf = (error: unknown): string =>
  error instanceof BrokerUnavailable || error instanceof StoreUnavailable ? error.name : messageOf(error);

/** What keeps commands from being taken is told once, whoever meets it, and once that they are taken again. */
export class HeldUp {
  private readonly told = new Set<string>();

  constructor(
    private readonly notify: Notify,
    private readonly isOver: () => boolean,
  ) {}

  /** An error the first time; what each partition has met beside it can be had by LOG_LEVEL=debug. */
  by(error: unknown, notice: Omit<ConsumerNotice, 'level'>): void {
    const kind = kindOf(error);
    this.notify({ ...notice, level: this.told.has(kind) ? 'debug' : 'error' });
    this.told.add(kind);
  }

  /** Something has been done that could fail. */
  hasGoneOn(): void {
    if (this.told.size === 0 || !this.isOver()) return;
    this.told.clear();
    this.notify({ level: 'info', text: 'Commands are taken again.' });
  }
}
