import { setTimeout } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CHANGES_TOPIC, CONTROL_TOPIC, CURRENT_TOPIC } from './arr/publishing/arr-changed.message';
import { FACTS_CONTROL_TOPIC, FACTS_TOPIC } from './arr/publishing/fact-recorded.message';
import type { JournalEntryAnswer } from './arr/queries/journal-answers';
import { PAGE_MAX } from './arr/queries/page-cursor';
import { EpochsOfJournal, JournalPage } from './arr/queries/questions.query';
import { answerOf } from './cli/answer-output';
import { EXIT, Refused } from './cli/failure';
import type { CheckedShard, TopicProgress, TopicVerification, VerifyTopic } from './cli/folder-work';
import { assembleLedger, patiently } from './cli/in-process';
import type { Environment } from './cli/running-service';
import { BrokerUnavailable, type MessageBroker, TopicMissing } from './kernel/message-broker.port';
import { type Config, CONFIG } from './platform/config/config';
import { connectionOf } from './platform/kafka/kafka-connection';
import { explained } from './start-problem';
import { COMMANDS_TOPIC, DEAD_COMMANDS_TOPIC } from './subscriptions/kafka/dead-letter.message';
import { type OwnEntries, TopicShardCheck } from './topic-check';

/** What has been published was in the log before, and this process may not have read so far yet. */
const FOLLOWS_WITHIN_MS = 10_000;
const ASK_AGAIN_MS = 50;

type Ask = (epoch: number, from: number, limit: number) => Promise<readonly JournalEntryAnswer[]>;

/** The entries of a shard as the ledger answers them, page by page in order. */
class PagedEntries implements OwnEntries {
  private page: readonly JournalEntryAnswer[] = [];
  /** What did not come in time once is not waited for again. */
  private isPatient = true;

  constructor(private readonly ask: Ask) {}

  async at(epoch: number, seq: number): Promise<JournalEntryAnswer | undefined> {
    const known = this.inPage(epoch, seq);
    if (known !== undefined) return known;
    for (const endsAt = Date.now() + FOLLOWS_WITHIN_MS; ; await setTimeout(ASK_AGAIN_MS)) {
      this.page = await this.ask(epoch, seq, PAGE_MAX);
      const found = this.inPage(epoch, seq);
      if (found !== undefined || !this.isPatient) return found;
      this.isPatient = Date.now() < endsAt;
    }
  }

  async count(epoch: number): Promise<number> {
    let [low, high] = [0, 1];
    const has = async (seq: number): Promise<boolean> => (await this.ask(epoch, seq, 1)).length > 0;
    while (await has(high)) [low, high] = [high, 2 * high];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (await has(middle)) low = middle;
      else high = middle;
    }
    return low;
  }

  private inPage(epoch: number, seq: number): JournalEntryAnswer | undefined {
    const [first] = this.page;
    return first?.epoch === epoch ? this.page[seq - first.seq] : undefined;
  }
}

/** Topics of a ledger that have no entries of the journal on them. */
const NOT_CHECKED: ReadonlySet<string> = new Set([
  ...[CONTROL_TOPIC, CURRENT_TOPIC, FACTS_TOPIC, FACTS_CONTROL_TOPIC],
  ...[COMMANDS_TOPIC, DEAD_COMMANDS_TOPIC],
]);

const assertChecked = (name: string): void => {
  if (!NOT_CHECKED.has(name)) return;
  throw new Refused({
    exit: EXIT.usage,
    code: 'topic-not-checked',
    title: 'This topic is not checked',
    detail: `${name} has no entries of the journal on it. Checked are those on ${CHANGES_TOPIC}, and beside them what ${CONTROL_TOPIC} says of them.`,
    fix: `Check that: arr verify --topic ${CHANGES_TOPIC}`,
  });
};

const brokersOf = (config: Config) => {
  const connection = connectionOf(config);
  if (connection !== undefined) return connection;
  throw new Refused({
    exit: EXIT.usage,
    code: 'brokers-not-named',
    title: 'No broker is named',
    detail: 'KAFKA_BROKERS is not set, so there is no topic to look at.',
    fix: 'Set it as the service has it: KAFKA_BROKERS=127.0.0.1:9092 arr verify --topic',
  });
};

const inWordsOfBroker = async <Answer>(topic: string, work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    if (error instanceof TopicMissing) throw missing(topic, error.message);
    throw new Refused({
      exit: EXIT.unavailable,
      code: 'broker-unavailable',
      title: 'The topic cannot be read',
      detail: `${topic}: ${error.message}`,
      fix: 'Look whether the brokers of KAFKA_BROKERS answer.',
    });
  }
};

const missing = (topic: string, reason: string): Refused =>
  new Refused({
    exit: EXIT.notFound,
    code: 'topic-missing',
    title: 'There is no such topic',
    detail: `${topic}: ${reason}`,
    fix: 'Set KAFKA_TOPIC_PREFIX as the service has it, and name the topic without that prefix. A service that publishes makes its topics when it starts.',
  });

interface Asked {
  readonly app: INestApplicationContext;
  readonly broker: MessageBroker;
  readonly name: string | undefined;
  readonly onProgress: (progress: TopicProgress) => void;
  readonly stop: AbortSignal;
}

const verified = async ({ app, broker, name, onProgress, stop }: Asked): Promise<TopicVerification> => {
  const prefix = app.get<Config>(CONFIG).kafkaTopicPrefix.value;
  const topic = prefix + (name ?? CHANGES_TOPIC);
  const queries = app.get(QueryBus);
  const pageOf =
    (shard: number): Ask =>
    async (epoch, from, limit) => {
      const found = await patiently(() => queries.execute(new JournalPage({ epoch, shard, from, limit })));
      // Of an epoch that the ledger does not know it has no entries, and the topic is ahead of it.
      const isUnknown = found.outcome === 'refused' && found.rejection.code === 'epoch-not-found';
      return isUnknown ? [] : answerOf(found).items;
    };
  const { current: epoch, items } = answerOf(await queries.execute(new EpochsOfJournal()));
  const lasting = new Set(new Map(items.map((item) => [item.policyVersion, item.epoch])).values());
  const isReplaced = (of: number): boolean => of < epoch && !lasting.has(of);
  const count = items.find((item) => item.epoch === epoch)?.shards ?? 0;
  const shards: CheckedShard[] = [];
  for (let shard = 0, before = 0; shard < count && !stop.aborted; shard += 1) {
    const check = new TopicShardCheck({
      ...{ broker, epoch, isReplaced, own: new PagedEntries(pageOf(shard)) },
      changes: { topic, partition: shard },
      control: { topic: prefix + CONTROL_TOPIC, partition: shard },
      onPage: (messages) => onProgress({ shard, shards: count, messages: before + messages }),
    });
    const checked = await inWordsOfBroker(topic, () => check.run(stop));
    before += checked.messages;
    shards.push(checked);
  }
  return { topic, epoch, isAborted: stop.aborted, shards };
};

/** Holds a topic against the ledger that the environment names, beside whoever writes to either. */
export const verifyTopic =
  (env: Environment): VerifyTopic =>
  (name, onProgress, stop) =>
    explained(async (): Promise<TopicVerification> => {
      assertChecked(name ?? CHANGES_TOPIC);
      const app = await assembleLedger('read', env);
      try {
        const connection = brokersOf(app.get<Config>(CONFIG));
        const { KafkaMessageBroker } = await import('./platform/kafka/kafka-message-broker.adapter.js');
        const broker = new KafkaMessageBroker({ connection });
        try {
          return await verified({ app, broker, name, onProgress, stop });
        } finally {
          await broker.close();
        }
      } finally {
        await app.close();
      }
    });
