import { NestFactory } from '@nestjs/core';
import { setTimeout } from 'node:timers/promises';
import { AppModule } from '../../../src/app.module';
import { readConfig } from '../../../src/platform/config/config';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { CommandIntake } from '../../../src/subscriptions/kafka/command-intake';
import type { ConsumingPoint } from '../../../src/subscriptions/kafka/command-partition.worker';
import { SubscriptionCommandsConsumer } from '../../../src/subscriptions/kafka/subscription-commands.consumer';
import { say } from './say';

/** Takes commands until it is killed: by itself when it comes to a point for the nth time, or when nothing is left to take. */
const [, , folder = '', brokers = '', topicPrefix = '', messages = '0', point = '', turn = '1'] = process.argv;

const SHORT = { sessionMs: 1_000, heartbeatMs: 200, rebalanceMs: 1_000 };
const ASK_AGAIN_MS = 20;

const main = async (): Promise<void> => {
  const env = { DATA_DIR: folder, EVENT_STORE: 'embedded' };
  const config = readConfig({ env, readFile: () => '', calendar: new IntlZoneCalendar() });
  const app = await NestFactory.createApplicationContext(AppModule.with({ config, mode: 'write' }), { logger: false });
  const intake = app.get(CommandIntake, { strict: false });
  let turns = Number(turn);
  const atPoint = (reached: ConsumingPoint): void => {
    if (reached !== point) return;
    turns -= 1;
    if (turns > 0) return;
    say(`kills itself at ${point}`);
    process.kill(process.pid, 'SIGKILL');
  };
  const connection = { brokers: brokers.split(','), ssl: false };
  const broker = new KafkaMessageBroker({ connection, groupTimings: SHORT });
  const pause = { beforeAttempt: () => setTimeout(ASK_AGAIN_MS) };
  const ports = { broker, queue: broker, pause, idlePause: pause, take: intake.take.bind(intake), atPoint };
  const consumer = new SubscriptionCommandsConsumer(
    { ...ports, notify: () => undefined, faultOfLedger: () => Promise.resolve(undefined) },
    topicPrefix,
  );
  consumer.start();
  for (;;) {
    const { partitions } = consumer.status;
    const seen = partitions.reduce((sum, { next }) => sum + next, 0);
    if (seen >= Number(messages) && partitions.every(({ lag }) => lag === 0)) break;
    await setTimeout(ASK_AGAIN_MS);
  }
  await consumer.stop();
  await app.close();
  say('all taken');
};

void main();
