import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { FactLog } from './arr/application/fact-log';
import { JournalEpochs } from './arr/application/journal-epochs';
import { JournalKeeper } from './arr/application/journal-keeper';
import { ledgerOpening } from './arr/application/ledger-opening';
import type { ArrBook } from './arr/domain/arr-book';
import { FactsPublisher, type FactsStatus } from './arr/publishing/facts.publisher';
import { JournalPublisher, type PublishingStatus } from './arr/publishing/journal.publisher';
import { PublishingOutage } from './arr/publishing/publishing-outage';
import { JOURNAL_SHARDS } from './arr/queries/journal-page.handler';
import { ARR_BOOKS } from './arr/queries/arr-books.port';
import { EVENT_STORE, type EventStore } from './kernel/event-store.port';
import { type Hasher, HASHER } from './kernel/hasher.port';
import type { ReadModel } from './kernel/read-model.port';
import { type Config, CONFIG } from './platform/config/config';
import { connectionOf } from './platform/kafka/kafka-connection';
import type { HealthProbe } from './platform/observability/health.port';
import { IntlZoneCalendar } from './platform/system/intl-zone-calendar.adapter';
import { JitteredPause } from './platform/system/jittered-pause.adapter';
import { endedInTime, noticesTo, RETRY_BOUNDS } from './speaking-to-brokers';

/** Longer than a transaction may last, so that who stands by never takes a slow one for one that is gone. */
const STANDBY_BOUNDS = { firstMs: 30_000, longestMs: 30_000 };

const logger = new Logger(JournalPublisher.name);

const log = noticesTo(logger);

/** What there is to publish, and how its bytes are told apart. */
interface Published {
  readonly store: EventStore;
  readonly hasher: Hasher;
  readonly books: ReadModel<ArrBook>;
  readonly epochs: JournalEpochs;
}

const nothing = (): undefined => undefined;

interface Publishers {
  readonly journal: JournalPublisher;
  readonly facts: FactsPublisher;
}

const publishersOf = async (config: Config, shards: number, published: Published): Promise<Publishers | undefined> => {
  const connection = connectionOf(config);
  if (connection === undefined) return undefined;
  // The client takes a while to load, which those who publish nothing do not have to wait for.
  const { KafkaMessageBroker } = await import('./platform/kafka/kafka-message-broker.adapter.js');
  const prefix = config.kafkaTopicPrefix.value;
  const { store } = published;
  const pauses = { pause: new JitteredPause(RETRY_BOUNDS), standbyPause: new JitteredPause(STANDBY_BOUNDS) };
  // All speak to the same brokers, which are away for all of them at once.
  const common = { ...pauses, outage: new PublishingOutage(log), notify: log, atPoint: nothing };
  const keeper = new JournalKeeper({ ...published, ...common, shards });
  const calendar = new IntlZoneCalendar();
  const journal = new JournalPublisher(
    { ...common, broker: new KafkaMessageBroker({ connection }), keeper, calendar },
    prefix,
  );
  const facts = new FactsPublisher(
    {
      ...common,
      // Each has connections of its own, which end with it.
      broker: new KafkaMessageBroker({ connection }),
      log: new FactLog(store),
      partitions: shards,
      opening: () => ledgerOpening(store),
    },
    prefix,
  );
  return { journal, facts };
};

/** Undefined where no broker is named. */
const PUBLISHERS = Symbol('Publishers');

/** Publishes from the start of the service to its end, if it is told where. */
@Injectable()
export class Publishing implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private ended: Promise<void> = Promise.resolve();

  constructor(@Inject(PUBLISHERS) private readonly publishers: Publishers | undefined) {}

  onApplicationBootstrap(): void {
    this.publishers?.journal.start();
    this.publishers?.facts.start();
  }

  /** Not waited for here, so that all who speak to a broker end beside each other. */
  onModuleDestroy(): void {
    const ending = Promise.all([this.publishers?.journal.stop(), this.publishers?.facts.stop()]);
    this.ended = endedInTime(ending, logger);
  }

  /** Before the store is closed: the transaction under way is finished, or aborted by whoever publishes next. */
  beforeApplicationShutdown(): Promise<void> {
    return this.ended;
  }

  /** What the relays of the shards do; none where nothing is published. */
  relays(): PublishingStatus['relays'] {
    return this.publishers?.journal.status.relays ?? [];
  }

  /** What becomes of the journal as a whole; undefined where nothing is published. */
  journalState(): PublishingStatus['state'] | undefined {
    return this.publishers?.journal.status.state;
  }

  /** How far the facts are; undefined where nothing is published. */
  async facts(): Promise<FactsStatus | undefined> {
    return this.publishers?.facts.status();
  }

  /** How publishing stands. Figures are current whether anything is published or not, so it never says not ready. */
  probes(): readonly HealthProbe[] {
    const { publishers } = this;
    if (publishers === undefined) return [];
    const check: HealthProbe['check'] = async () => {
      const { relays, ...status } = publishers.journal.status;
      const facts = await publishers.facts.status();
      return {
        isReady: true,
        hasStarted: true,
        details: {
          ...status,
          relays: relays.map((relay) => ({ ...relay, lag: relay.stored - relay.published })),
          facts: { ...facts, lag: Math.max(0, facts.recorded - facts.published) },
        },
      };
    };
    return [{ name: 'publishing', check }];
  }
}

/** The way out to Kafka. */
@Module({
  providers: [
    {
      provide: PUBLISHERS,
      inject: [CONFIG, JOURNAL_SHARDS, EVENT_STORE, HASHER, ARR_BOOKS, JournalEpochs],
      useFactory: (
        ...[config, shards, store, hasher, books, epochs]: [
          Config,
          number,
          EventStore,
          Hasher,
          ReadModel<ArrBook>,
          JournalEpochs,
        ]
      ) => publishersOf(config, shards, { store, hasher, books, epochs }),
    },
    Publishing,
  ],
  exports: [Publishing],
})
export class PublishingModule {}
