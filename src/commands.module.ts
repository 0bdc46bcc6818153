import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { EVENT_STORE, type EventStore, StoreUnavailable } from './kernel/event-store.port';
import type { MessageBroker } from './kernel/message-broker.port';
import { LedgerOpening } from './ledger/application/ledger-opening';
import { ledgerOpening } from './arr/application/ledger-opening';
import { sourceOf } from './arr/publishing/arr-changed.message';
import { factsControlTopic } from './arr/publishing/facts.publisher';
import { type Config, CONFIG } from './platform/config/config';
import { connectionOf } from './platform/kafka/kafka-connection';
import type { HealthProbe } from './platform/observability/health.port';
import { JitteredPause } from './platform/system/jittered-pause.adapter';
import { endedInTime, noticesTo, RETRY_BOUNDS } from './speaking-to-brokers';
import { CommandIntake } from './subscriptions/kafka/command-intake';
import type { ConsumerStatus } from './subscriptions/kafka/consumer-state';
import { SubscriptionCommandsConsumer } from './subscriptions/kafka/subscription-commands.consumer';

/** How long a command may lie there before anybody looks. */
const IDLE_BOUNDS = { firstMs: 50, longestMs: 400 };

const logger = new Logger(SubscriptionCommandsConsumer.name);

const log = noticesTo(logger);

/** Takes nothing before the ledger is open: its opening is its first fact, and tells in which zone its days are. */
const onceOpen = (opening: LedgerOpening, intake: CommandIntake): CommandIntake['take'] => {
  let isOpen = false;
  return async (placed) => {
    isOpen ||= (await opening.standing()) !== undefined;
    if (!isOpen) throw new StoreUnavailable('The ledger is not open yet.');
    return intake.take(placed);
  };
};

/** Says whose facts the topics behind the prefix have, where those are another ledger's. */
const faultOfLedger =
  (broker: Pick<MessageBroker, 'ensureTopic' | 'lastOf'>, store: EventStore, prefix: string) =>
  async (): Promise<string | undefined> => {
    const { ledgerId } = await ledgerOpening(store);
    const wanted = factsControlTopic(prefix);
    const fault = await broker.ensureTopic(wanted);
    if (fault !== undefined) return fault;
    const last = await broker.lastOf({ topic: wanted.topic, partition: 0 });
    const source = last?.headers['ce_source'];
    if (source === undefined || source === sourceOf(ledgerId)) return undefined;
    return `The topics are those of ${source}, and this is ${sourceOf(ledgerId)}: look whether DATA_DIR and KAFKA_TOPIC_PREFIX belong together.`;
  };

const consumerOf = async (
  ...[config, opening, intake, store]: [Config, LedgerOpening, CommandIntake, EventStore]
): Promise<SubscriptionCommandsConsumer | undefined> => {
  const connection = connectionOf(config);
  if (connection === undefined || !config.kafkaCommands.value) return undefined;
  // The client takes a while to load, which those who take nothing from it do not have to wait for.
  const { KafkaMessageBroker } = await import('./platform/kafka/kafka-message-broker.adapter.js');
  const broker = new KafkaMessageBroker({ connection });
  const [pause, idlePause] = [new JitteredPause(RETRY_BOUNDS), new JitteredPause(IDLE_BOUNDS)];
  const take = onceOpen(opening, intake);
  const prefix = config.kafkaTopicPrefix.value;
  const ports = { broker, queue: broker, pause, idlePause, take, notify: log, atPoint: () => undefined };
  return new SubscriptionCommandsConsumer({ ...ports, faultOfLedger: faultOfLedger(broker, store, prefix) }, prefix);
};

/** Of SubscriptionCommandsConsumer; undefined where no commands are to be taken. */
const COMMANDS_CONSUMER = Symbol('SubscriptionCommandsConsumer');

/** Takes commands from the start of the service to its end, if it is told where. */
@Injectable()
export class TakingCommands implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private ended: Promise<void> = Promise.resolve();

  constructor(@Inject(COMMANDS_CONSUMER) private readonly consumer: SubscriptionCommandsConsumer | undefined) {}

  onApplicationBootstrap(): void {
    this.consumer?.start();
  }

  /** Not waited for here, so that all who speak to a broker end beside each other. */
  onModuleDestroy(): void {
    if (this.consumer !== undefined) this.ended = endedInTime(this.consumer.stop(), logger);
  }

  /** Before the store is closed: the commands under way are recorded, and where it goes on is kept. */
  beforeApplicationShutdown(): Promise<void> {
    return this.ended;
  }

  /** Undefined where no commands are taken. */
  state(): ConsumerStatus['state'] | undefined {
    return this.consumer?.status.state;
  }

  /** How far each partition is that this process takes commands from. */
  partitions(): ConsumerStatus['partitions'] {
    return this.consumer?.status.partitions ?? [];
  }

  /** Whether commands come by Kafka decides on no answer over HTTP, so it never says not ready. */
  probes(): readonly HealthProbe[] {
    const { consumer } = this;
    if (consumer === undefined) return [];
    const check: HealthProbe['check'] = () => {
      const { partitions, ...status } = consumer.status;
      const details = { ...status, partitions: partitions.map((partition) => ({ ...partition })) };
      return Promise.resolve({ isReady: true, hasStarted: true, details });
    };
    return [{ name: 'commands', check }];
  }
}

/** The way in by Kafka. */
@Module({})
export class CommandsModule {
  /** `subscriptions` gives the intake of commands. */
  static with(subscriptions: DynamicModule): DynamicModule {
    return {
      module: CommandsModule,
      imports: [subscriptions],
      providers: [
        {
          provide: COMMANDS_CONSUMER,
          inject: [CONFIG, LedgerOpening, CommandIntake, EVENT_STORE],
          useFactory: consumerOf,
        },
        TakingCommands,
      ],
      exports: [TakingCommands],
    };
  }
}
