import { StoreUnavailable } from '../../kernel/event-store.port';
import {
  BrokerUnavailable,
  type MessageBroker,
  type OutgoingMessage,
  SenderFenced,
  type TransactionalSender,
} from '../../kernel/message-broker.port';
import { type Pause, pauseUnlessAborted } from '../../kernel/pause.port';
import type { Bell } from '../application/bell';
import { type PublishedEntry, SHARD_START, type ShardPoint } from '../application/published-entry';
import type { StoredShard } from '../application/stored-shard';
import { arrChanged, type Publication } from './arr-changed.message';
import { arrControl } from './arr-control.message';
import { messageBytes } from './message-bytes';
import { publishedEnd } from './published-end';
import type { RelayNotice, RelayState, RelayStatus } from './relay-state';

/** A transaction costs as much as some hundred entries; a broker takes a mebibyte at once. */
const TRANSACTION_ENTRIES_MAX = 1_000;
const TRANSACTION_BYTES_MAX = 900_000;
/** How often the one who stands by must see the same end in a row, while there is more to publish, before it takes over. */
const LOOKS_BEFORE_TAKING_OVER = 3;

export type RelayPoint = 'tail-read' | 'before-send' | 'sent';

export interface ShardRelayPorts {
  readonly broker: MessageBroker;
  readonly stored: StoredShard;
  readonly bell: Bell;
  /** Between attempts while the broker is away. */
  readonly pause: Pause;
  /** Between two looks of one that stands by: longer than a transaction may last, so that a slow one is not taken for dead. */
  readonly standbyPause: Pause;
  readonly notify: (notice: RelayNotice) => void;
  readonly atPoint: (point: RelayPoint) => Promise<void> | void;
}

interface Portion {
  readonly messages: readonly OutgoingMessage[];
  readonly after: ShardPoint;
}

/** Whether it is what may pass by itself. */
const mayPass = (error: unknown): boolean => error instanceof BrokerUnavailable || error instanceof StoreUnavailable;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Copies one shard of the stored journal to its partition. Whatever goes wrong, the sender is let go of, another is made, and
 * the partition's own last message says where to go on.
 */
export class ShardRelay {
  private state: RelayState = 'starting';
  private reason: string | undefined;
  private published = SHARD_START;
  private stored = 0;
  private failures = 0;
  /** Up to where it has sent, whatever has become of that. */
  private sentSeq: number | undefined;

  constructor(
    private readonly ports: ShardRelayPorts,
    private readonly publication: Publication,
  ) {}

  get status(): RelayStatus {
    const { state, reason, published, stored } = this;
    const { shard } = this.ports.stored.place;
    return { shard, state, published: published.seq, stored, ...(reason === undefined ? {} : { reason }) };
  }

  /** Publishes until the signal aborts, or until what is published is found not to be what is stored. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.state !== 'diverged') {
      try {
        if (await this.isOvertaken()) this.standBy('Another relay has gone on while this one could not.');
        else if (this.state !== 'standby' || (await this.isToTakeOver(signal))) await this.publish(signal);
      } catch (error) {
        await this.recover(error, signal);
      }
    }
    if (this.state !== 'diverged') this.become('stopped');
  }

  private async recover(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (error instanceof SenderFenced) {
      this.standBy(error.message, error);
    } else if (mayPass(error)) {
      this.failures += 1;
      this.become('unavailable', messageOf(error));
      if (this.failures === 1) this.say('error', 'Nothing can be published at present; it is tried again.', error);
      await this.untilTriedAgain(signal);
    } else {
      // What is not known to pass would only come again, and perhaps do harm: it stays until somebody has looked.
      this.become('diverged', messageOf(error));
      this.say('error', 'Publishing has stopped.', error);
    }
  }

  private async publish(signal: AbortSignal): Promise<void> {
    const { broker, stored, bell, atPoint } = this.ports;
    const sender = await broker.openSender(this.transactionalId);
    try {
      // Only now: what the sender before had left open has been decided by making this one.
      const { point, disagreement } = await publishedEnd(broker, this.publication, stored);
      if (disagreement !== undefined && point.seq > 0) this.say('warn', disagreement);
      this.published = point;
      await atPoint('tail-read');
      this.become('active');
      while (!signal.aborted) {
        const { rings } = bell;
        await this.publishStored(sender, signal);
        await bell.nextAfter(rings, signal);
      }
    } finally {
      await sender.close();
    }
  }

  /** One awaited transaction after the other, until there is nothing more. */
  private async publishStored(sender: TransactionalSender, signal: AbortSignal): Promise<void> {
    for await (const { messages, after } of this.portions()) {
      if (signal.aborted) return;
      await this.ports.atPoint('before-send');
      this.sentSeq = after.seq;
      await sender.send(messages);
      this.published = after;
      this.failures = 0;
      await this.ports.atPoint('sent');
    }
  }

  /** What is to be published, in transactions: entries and the control record of their last. */
  private async *portions(): AsyncIterable<Portion> {
    const { stored } = this.ports;
    let messages: OutgoingMessage[] = [];
    let bytes = 0;
    let last: { readonly entry: PublishedEntry; readonly after: ShardPoint } | undefined;
    const whole = (): readonly Portion[] => {
      if (last === undefined) return [];
      const control = arrControl(this.publication, stored.place, last.after, last.entry);
      const portion = { messages: [...messages, control], after: last.after };
      [messages, bytes, last] = [[], 0, undefined];
      return [portion];
    };
    this.stored = (await stored.end()).seq;
    for await (const batch of stored.entriesAfter(this.published.seq)) {
      for (const step of batch) {
        const message = arrChanged(this.publication, stored.place, step.entry);
        const size = messageBytes(message);
        if (messages.length >= TRANSACTION_ENTRIES_MAX || bytes + size > TRANSACTION_BYTES_MAX) yield* whole();
        messages.push(message);
        bytes += size;
        last = step;
      }
    }
    yield* whole();
  }

  /**
   * Whether there is more in the partition than this one can have sent, after a time in which it got no answers. A process that has
   * been stopped wakes up to deadlines that are long over, and would take the place back from the one that has gone on.
   */
  private async isOvertaken(): Promise<boolean> {
    if (this.state !== 'unavailable' || this.sentSeq === undefined) return false;
    const { point } = await publishedEnd(this.ports.broker, this.publication, this.ports.stored);
    return point.seq > this.sentSeq;
  }

  private standBy(reason: string, error?: unknown): void {
    this.become('standby', reason);
    this.say('warn', 'Another relay publishes this shard; this one stands by.', error);
  }

  /** Looks now and then whether the other still publishes; where it does not, although there is something, this one has to. */
  private async isToTakeOver(signal: AbortSignal): Promise<boolean> {
    let idle = 0;
    for (let seen = -1; idle < LOOKS_BEFORE_TAKING_OVER && !signal.aborted;) {
      await pauseUnlessAborted(this.ports.standbyPause, 1, signal);
      try {
        const { point } = await publishedEnd(this.ports.broker, this.publication, this.ports.stored);
        this.stored = (await this.ports.stored.end()).seq;
        idle = point.seq === seen && point.seq < this.stored ? idle + 1 : 0;
        seen = point.seq;
        this.published = point;
      } catch (error) {
        if (!mayPass(error)) throw error;
      }
    }
    return !signal.aborted;
  }

  private untilTriedAgain(signal: AbortSignal): Promise<void> {
    return pauseUnlessAborted(this.ports.pause, this.failures, signal);
  }

  private get transactionalId(): string {
    const { epoch, shard } = this.ports.stored.place;
    return `${this.publication.topicPrefix}arr-journal.${epoch.toString()}.${shard.toString()}`;
  }

  private become(state: RelayState, reason?: string): void {
    if (state === 'active' && this.failures > 0) this.say('info', 'Publishing goes on.');
    this.state = state;
    this.reason = reason;
  }

  private say(level: RelayNotice['level'], text: string, error?: unknown): void {
    const { shard } = this.ports.stored.place;
    this.ports.notify({ level, shard, text, ...(error === undefined ? {} : { error }) });
  }
}
