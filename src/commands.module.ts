import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { StoreUnavailable } from './kernel/event-store.port';
import { LedgerOpening } from './ledger/application/ledger-opening';
import { type Config, CONFIG } from './platform/config/config';
import { connectionOf } from './platform/kafka/kafka-connection';
import type { HealthProbe } from './platform/observability/health.port';
import { JitteredPause } from './platform/system/jittered-pause.adapter';
import { CommandIntake } from './subscriptions/kafka/command-intake';
import type { ConsumerNotice, ConsumerStatus } from './subscriptions/kafka/consumer-state';
import { SubscriptionCommandsConsumer } from './subscriptions/kafka/subscription-commands.consumer';

/** A broker or a store that does not answer is asked again at least every half minute. */
const RETRY_BOUNDS = { firstMs: 100, longestMs: 30_000 };
/** How long a command may lie there before anybody looks. */
const IDLE_BOUNDS = { firstMs: 50, longestMs: 400 };

const logger = new Logger(SubscriptionCommandsConsumer.name);

const log = ({ level, text, error, ...rest }: ConsumerNotice): void => {
  const line = { ...rest, err: error };
  if (level === 'info') logger.log(line, text);
  else logger[level](line, text);
};

/** Takes nothing before the ledger is open: its opening is its first fact, and tells in which zone its days are. */
const onceOpen = (opening: LedgerOpening, intake: CommandIntake): CommandIntake['take'] => {
  let isOpen = false;
  return async (placed) => {
    isOpen ||= (await opening.standing()) !== undefined;
    if (!isOpen) throw new StoreUnavailable('The ledger is not open yet.');
    return intake.take(placed);
  };
};

const consumerOf = async (
  config: Config,
  opening: LedgerOpening,
  intake: CommandIntake,
): Promise<SubscriptionCommandsConsumer | undefined> => {
  const connection = connectionOf(config);
  if (connection === undefined || !config.kafkaCommands.value) return undefined;
  // The client takes a while to load, which those who take nothing from it do not have to wait for.
  const { KafkaMessageBroker } = await import('./platform/kafka/kafka-message-broker.adapter.js');
  const broker = new KafkaMessageBroker({ connection });
  const [pause, idlePause] = [new JitteredPause(RETRY_BOUNDS), new JitteredPause(IDLE_BOUNDS)];
  const take = onceOpen(opening, intake);
  const ports = { broker, queue: broker, pause, idlePause, take, notify: log, atPoint: () => undefined };
  return new SubscriptionCommandsConsumer(ports, config.kafkaTopicPrefix.value);
};

/** Of SubscriptionCommandsConsumer; undefined where no commands are to be taken. */
const COMMANDS_CONSUMER = Symbol('SubscriptionCommandsConsumer');

/** Takes commands from the start of the service to its end, if it is told where. */
@Injectable()
export class TakingCommands implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(COMMANDS_CONSUMER) private readonly consumer: SubscriptionCommandsConsumer | undefined) {}

  onApplicationBootstrap(): void {
    this.consumer?.start();
  }

  /** Before the store is closed: the commands under way are recorded, and where it goes on is kept. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.consumer?.stop();
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
        { provide: COMMANDS_CONSUMER, inject: [CONFIG, LedgerOpening, CommandIntake], useFactory: consumerOf },
        TakingCommands,
      ],
      exports: [TakingCommands],
    };
  }
}
