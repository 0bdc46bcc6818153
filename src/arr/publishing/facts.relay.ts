import type { LogPosition } from '../../kernel/log-position';
import { positionAfter } from '../../kernel/log-position';
import type { LogRecord } from '../../kernel/log-record';
import type { MessageBroker, OutgoingMessage, TransactionalSender } from '../../kernel/message-broker.port';
import { present } from '../../kernel/present';
import type { FactLog, FactPoint } from '../application/fact-log';
import type { Publication } from './arr-changed.message';
import { factRecorded, FACTS_TOPIC, factsControl } from './fact-recorded.message';
import { factsEnd } from './facts-end';
import type { PublishingOutage } from './publishing-outage';
import { RelayCourse, type RelayPauses } from './relay-course';
import type { RelayNotice, RelayState } from './relay-state';
import type { RelayPoint } from './shard.relay';
import { inTransactions } from './transaction-limits';

export interface FactsRelayPorts extends RelayPauses {
  readonly broker: MessageBroker;
  readonly log: FactLog;
  readonly partitions: number;
  readonly outage: PublishingOutage;
  readonly notify: (notice: RelayNotice) => void;
  readonly atPoint: (point: RelayPoint) => Promise<void> | void;
}

/** The relay of facts as health shows it. */
export interface FactsRelayStatus {
  readonly state: RelayState;
  /** The sequences of the last fact that this process knows to be published, and of the last that is recorded. */
  readonly published: number;
  readonly recorded: number;
  readonly reason?: string;
  readonly fix?: string;
}

interface FactsPortion {
  readonly messages: readonly OutgoingMessage[];
  readonly last: LogRecord;
}

/** Where the log goes on behind a fact. */
interface KnownPlace {
  readonly factId: string;
  readonly position: LogPosition;
}

/**
 * Copies the log of facts to its topic. Whatever goes wrong, the sender is let go of, another is made, and what the partitions hold
 * says where to go on.
 */
export class FactsRelay {
  private readonly course: RelayCourse;
  private published = 0;
  private recorded = 0;
  /** Before and after the transaction that was sent last, of which nobody may know whether it is committed. */
  private places: readonly KnownPlace[] = [];

  constructor(
    private readonly ports: FactsRelayPorts,
    private readonly publication: Publication,
  ) {
    const { pause, standbyPause, outage } = ports;
    this.course = new RelayCourse({
      ...{ pause, standbyPause, outage, name: FACTS_TOPIC },
      publish: (signal) => this.publish(signal),
      look: () => this.look(),
      notify: (notice) => ports.notify({ ...notice, topic: FACTS_TOPIC }),
    });
  }

  get status(): FactsRelayStatus {
    const { published, recorded } = this;
    const { state, reason, fix } = this.course;
    return { state, published, recorded, ...present({ reason, fix }) };
  }

  /** Publishes until the signal aborts, or until what is published is found not to be what is recorded. */
  run(signal: AbortSignal): Promise<void> {
    return this.course.run(signal);
  }

  private async publish(signal: AbortSignal): Promise<void> {
    const { broker, log, atPoint } = this.ports;
    const sender = await broker.openSender(`${this.publication.topicPrefix}arr-facts`);
    try {
      // Only now: what the sender before had left open has been decided by making this one.
      const end = await this.end();
      await atPoint('tail-read');
      let place = await this.placeOf(end, signal);
      this.places = [place];
      this.published = end.sequence;
      this.course.hasBegun();
      for await (const { records, caughtUp } of log.follow(place.position, signal)) {
        place = await this.publishPage(sender, records, place, signal);
        if (signal.aborted) return;
        if (caughtUp) this.course.hasGoneOn();
      }
    } finally {
      await sender.close();
    }
  }

  /** One awaited transaction after the other; answers behind which fact the log goes on. */
  private async publishPage(
    sender: TransactionalSender,
    records: readonly LogRecord[],
    before: KnownPlace,
    signal: AbortSignal,
  ): Promise<KnownPlace> {
    let [place, { position }] = [before, before];
    this.recorded = Math.max(this.recorded, records.at(-1)?.sequence ?? 0);
    const positions = new Map(records.map((record) => [record, (position = positionAfter(position, record))]));
    for await (const { messages, last } of this.portions(records)) {
      if (signal.aborted) return place;
      const after = { factId: last.id, position: positions.get(last) ?? position };
      this.places = [place, after];
      await this.ports.atPoint('before-send');
      this.course.isSending(last.sequence);
      await sender.send(messages);
      place = after;
      this.published = last.sequence;
      this.course.hasGoneOn();
      await this.ports.atPoint('sent');
    }
    return place;
  }

  /** Facts in their order, in transactions, each with the control record of its last. */
  private async *portions(records: readonly LogRecord[]): AsyncIterable<FactsPortion> {
    const { log, partitions } = this.ports;
    const messages: OutgoingMessage[] = [];
    for (const record of records) {
      const accountId = await log.accountOf(record);
      messages.push(factRecorded(this.publication, { accountId, partitions }, record));
    }
    let count = 0;
    for (const portion of inTransactions(messages, 1)) {
      count += portion.length;
      const last = records[count - 1];
      if (last !== undefined) yield { messages: [...portion, factsControl(this.publication, last)], last };
    }
  }

  private async placeOf(end: FactPoint, signal: AbortSignal): Promise<KnownPlace> {
    const { sequence, factId } = end;
    const known = this.places.find((place) => place.factId === factId && place.position.sequence === sequence);
    return known ?? { factId, position: await this.ports.log.positionOf(end, signal) };
  }

  private end(): Promise<FactPoint> {
    return factsEnd(this.ports.broker, this.publication, this.ports.partitions);
  }

  private async look(): Promise<{ readonly published: number; readonly stored: number }> {
    this.published = (await this.end()).sequence;
    this.recorded = await this.ports.log.head();
    return { published: this.published, stored: this.recorded };
  }
}
