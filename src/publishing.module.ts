import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { JournalKeeper } from './arr/application/journal-keeper';
import type { ArrBook } from './arr/domain/arr-book';
import { JournalPublisher, type PublishingStatus } from './arr/publishing/journal.publisher';
import type { RelayNotice } from './arr/publishing/relay-state';
import { JOURNAL_SHARDS } from './arr/queries/journal-page.handler';
import { ARR_BOOKS } from './arr/queries/arr-books.port';
import { EVENT_STORE, type EventStore } from './kernel/event-store.port';
import { type Hasher, HASHER } from './kernel/hasher.port';
import type { ReadModel } from './kernel/read-model.port';
import { type Config, CONFIG } from './platform/config/config';
import { connectionOf } from './platform/kafka/kafka-connection';
import type { HealthProbe } from './platform/observability/health.port';
import { JitteredPause } from './platform/system/jittered-pause.adapter';

/** A broker or a store that does not answer is asked again at least every half minute. */
const RETRY_BOUNDS = { firstMs: 100, longestMs: 30_000 };
/** Longer than a transaction may last, so that who stands by never takes a slow one for one that is gone. */
const STANDBY_BOUNDS = { firstMs: 30_000, longestMs: 30_000 };

const logger = new Logger(JournalPublisher.name);

const log = ({ level, text, error, ...rest }: RelayNotice): void => {
  const line = { ...rest, err: error };
  if (level === 'info') logger.log(line, text);
  else logger[level](line, text);
};

/** What there is to publish, and how its bytes are told apart. */
interface Published {
  readonly store: EventStore;
  readonly hasher: Hasher;
  readonly books: ReadModel<ArrBook>;
}

const nothing = (): undefined => undefined;

const publisherOf = async (
  config: Config,
  shards: number,
  published: Published,
): Promise<JournalPublisher | undefined> => {
  const connection = connectionOf(config);
  if (connection === undefined) return undefined;
  // The client takes a while to load, which those who publish nothing do not have to wait for.
  const { KafkaMessageBroker } = await import('./platform/kafka/kafka-message-broker.adapter.js');
  const pause = new JitteredPause(RETRY_BOUNDS);
  const keeper = new JournalKeeper({ ...published, shards, pause, atPoint: nothing });
  const broker = new KafkaMessageBroker({ connection });
  const standbyPause = new JitteredPause(STANDBY_BOUNDS);
  const ports = { broker, keeper, pause, standbyPause, notify: log, atPoint: nothing };
  return new JournalPublisher(ports, config.kafkaTopicPrefix.value);
};

/** Of JournalPublisher; undefined where no broker is named. */
const JOURNAL_PUBLISHER = Symbol('JournalPublisher');

/** Publishes from the start of the service to its end, if it is told where. */
@Injectable()
export class Publishing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(JOURNAL_PUBLISHER) private readonly publisher: JournalPublisher | undefined) {}

  onApplicationBootstrap(): void {
    this.publisher?.start();
  }

  /** Before the store is closed: the transaction under way is finished, or aborted by whoever publishes next. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.publisher?.stop();
  }

  /** What the relays of the shards do; none where nothing is published. */
  relays(): PublishingStatus['relays'] {
    return this.publisher?.status.relays ?? [];
  }

  /** How publishing stands. Figures are current whether anything is published or not, so it never says not ready. */
  probes(): readonly HealthProbe[] {
    const { publisher } = this;
    if (publisher === undefined) return [];
    const check: HealthProbe['check'] = () => {
      const { relays, ...status } = publisher.status;
      return Promise.resolve({
        isReady: true,
        hasStarted: true,
        details: { ...status, relays: relays.map((relay) => ({ ...relay, lag: relay.stored - relay.published })) },
      });
    };
    return [{ name: 'publishing', check }];
  }
}

/** The way out to Kafka. */
@Module({
  providers: [
    {
      provide: JOURNAL_PUBLISHER,
      inject: [CONFIG, JOURNAL_SHARDS, EVENT_STORE, HASHER, ARR_BOOKS],
      useFactory: (
        ...[config, shards, store, hasher, books]: [Config, number, EventStore, Hasher, ReadModel<ArrBook>]
      ) => publisherOf(config, shards, { store, hasher, books }),
    },
    Publishing,
  ],
  exports: [Publishing],
})
export class PublishingModule {}
