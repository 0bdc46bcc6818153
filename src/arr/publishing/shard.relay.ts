import type { MessageBroker, TransactionalSender } from '../../kernel/message-broker.port';
import { present } from '../../kernel/present';
import type { Bell } from '../application/bell';
import { SHARD_START } from '../application/published-entry';
import type { StoredShard } from '../application/stored-shard';
import type { Publication } from './arr-changed.message';
import { type Portion, PortionInMaking } from './portion';
import { PublishedCurrent, type PublishedCurrentPorts } from './published-current';
import { publishedEnd } from './published-end';
import type { PublishingOutage } from './publishing-outage';
import { RelayCourse, type RelayPauses } from './relay-course';
import type { RelayNotice, RelayStatus } from './relay-state';
import { inTransactions } from './transaction-limits';

export type RelayPoint = 'tail-read' | 'before-send' | 'sent';

export interface ShardRelayPorts extends RelayPauses {
  readonly broker: MessageBroker;
  readonly stored: StoredShard;
  readonly dayOf: PublishedCurrentPorts['dayOf'];
  readonly bell: Bell;
  readonly outage: PublishingOutage;
  readonly notify: (notice: RelayNotice) => void;
  readonly atPoint: (point: RelayPoint) => Promise<void> | void;
}

/**
 * Copies one shard of the stored journal to its partition. Whatever goes wrong, the sender is let go of, another is made, and
 * the partition's own last message says where to go on.
 */
export class ShardRelay {
  private readonly course: RelayCourse;
  private readonly figures: PublishedCurrent;
  private published = SHARD_START;
  private stored = 0;

  constructor(
    private readonly ports: ShardRelayPorts,
    private readonly publication: Publication,
  ) {
    this.figures = new PublishedCurrent(ports, publication);
    const { pause, standbyPause, outage } = ports;
    this.course = new RelayCourse({
      ...{ pause, standbyPause, outage, name: `shard ${ports.stored.place.shard.toString()}` },
      publish: (signal) => this.publish(signal),
      look: () => this.look(),
      notify: (notice) => this.notify(notice),
    });
  }

  get status(): RelayStatus {
    const { published } = this;
    const { state, reason, fix } = this.course;
    const { shard } = this.ports.stored.place;
    // Also before anything could be asked of the broker, and while nothing gets on.
    const stored = Math.max(this.stored, this.ports.stored.seqKnown);
    return { shard, state, published: published.seq, stored, ...present({ reason, fix }) };
  }

  /** Publishes until the signal aborts, or until what is published is found not to be what is stored. */
  run(signal: AbortSignal): Promise<void> {
    return this.course.run(signal);
  }

  private async publish(signal: AbortSignal): Promise<void> {
    const { broker, bell, stored, atPoint } = this.ports;
    const sender = await broker.openSender(this.transactionalId);
    try {
      // Only now: what the sender before had left open has been decided by making this one.
      const end = await publishedEnd(broker, this.publication, stored);
      const { point, disagreement } = end;
      if (disagreement !== undefined && point.seq > 0) this.notify({ level: 'warn', text: disagreement });
      await atPoint('tail-read');
      for (const messages of inTransactions(await this.figures.lacking(end, signal))) {
        if (signal.aborted) return;
        await sender.send(messages);
      }
      this.published = point;
      this.course.hasBegun();
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
    for await (const { messages, after, draft } of this.portions()) {
      if (signal.aborted) return;
      await this.ports.atPoint('before-send');
      this.course.isSending(after.seq);
      await sender.send(messages);
      draft.put();
      this.published = after;
      this.course.hasGoneOn();
      await this.ports.atPoint('sent');
    }
    this.course.hasGoneOn();
  }

  /** What is to be published, in transactions. Each follows on the figures that the one before has left. */
  private async *portions(): AsyncIterable<Portion> {
    const { stored } = this.ports;
    const next = (): PortionInMaking => new PortionInMaking(this.publication, stored.place, this.figures.current);
    this.stored = (await stored.end()).seq;
    let making = next();
    for await (const steps of stored.entriesAfter(this.published.seq)) {
      for (const step of steps) {
        if (making.take(step)) continue;
        const portion = making.whole();
        if (portion !== undefined) yield portion;
        making = next();
        making.take(step);
      }
    }
    const rest = making.whole();
    if (rest !== undefined) yield rest;
  }

  private async look(): Promise<{ readonly published: number; readonly stored: number }> {
    const { broker, stored } = this.ports;
    const { point } = await publishedEnd(broker, this.publication, stored);
    this.stored = (await stored.end()).seq;
    this.published = point;
    return { published: point.seq, stored: this.stored };
  }

  /** The same for every epoch: whoever still publishes the one before writes to the same partition, and has to be fenced. */
  private get transactionalId(): string {
    return `${this.publication.topicPrefix}arr-journal.${this.ports.stored.place.shard.toString()}`;
  }

  private notify(notice: RelayNotice): void {
    this.ports.notify({ ...notice, shard: this.ports.stored.place.shard });
  }
}
