import { setTimeout } from 'node:timers/promises';
import { FactLog } from '../../../src/arr/application/fact-log';
import { ledgerOpening } from '../../../src/arr/application/ledger-opening';
import { FactsPublisher } from '../../../src/arr/publishing/facts.publisher';
import type { EventStore } from '../../../src/kernel/event-store.port';
import type { Pause } from '../../../src/kernel/pause.port';
import { PublishingOutage } from '../../../src/arr/publishing/publishing-outage';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import type { RelayPoint } from './relayed-ledger';

export interface PublishedFactsOptions {
  readonly store: EventStore;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly partitions: number;
  readonly atPoint?: (point: RelayPoint) => Promise<void> | void;
}

const ASK_AGAIN_MS = 10;
const PUBLISHED_WITHIN_MS = 90_000;

const after = (ms: number): Pause => ({ beforeAttempt: () => setTimeout(ms) });

/** The facts of a store on a broker: what the service has, without the service. */
export class PublishedFacts {
  readonly publisher: FactsPublisher;

  constructor({ store, brokers, topicPrefix, partitions, atPoint = () => undefined }: PublishedFactsOptions) {
    this.publisher = new FactsPublisher(
      {
        broker: new KafkaMessageBroker({ connection: { brokers, ssl: false }, atPoint }),
        ...{ log: new FactLog(store), partitions, opening: () => ledgerOpening(store) },
        ...{
          pause: after(50),
          standbyPause: after(200),
          outage: new PublishingOutage(() => undefined),
          notify: () => undefined,
          atPoint,
        },
      },
      topicPrefix,
    );
    this.publisher.start();
  }

  /** Resolves when all that is recorded has been published. */
  async published(): Promise<void> {
    const until = Date.now() + PUBLISHED_WITHIN_MS;
    for (; ; await setTimeout(ASK_AGAIN_MS)) {
      const status = await this.publisher.status();
      if (status.published > 0 && status.published === status.recorded) return;
      if (status.state === 'diverged' || Date.now() > until) throw new Error(JSON.stringify(status));
    }
  }

  stop(): Promise<void> {
    return this.publisher.stop();
  }
}
