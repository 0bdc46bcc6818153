import { setTimeout } from 'node:timers/promises';
import { type Admin, type Kafka, ConfigResourceTypes } from 'kafkajs';
import type { WantedTopic } from '../../kernel/message-broker.port';
import { present } from '../../kernel/present';
import { brokerTypeOf, NO_SUCH_TOPIC } from './client-errors';

const REPLICAS_MAX = 3;
/** With so many replicas, two must have a message before it counts; with fewer, one that is away would stop everything. */
const REPLICAS_FOR_TWO_IN_SYNC = 3;
const TWO_IN_SYNC = 2;

/** A reader that was away for so long still learns which keys are gone; by default it would be a day. */
const TOMBSTONES_KEPT_MS = 30 * 86_400_000;

/** What the library can read without a codec, and whose size is what it seems. */
const READABLE = 'uncompressed';

const settingsOf = (wanted: WantedTopic, replicas: number): Readonly<Record<string, string>> => ({
  ...(wanted.isSentByOthers === true ? { 'compression.type': READABLE } : {}),
  ...(wanted.messageBytesMax === undefined ? {} : { 'max.message.bytes': wanted.messageBytesMax.toString() }),
  'cleanup.policy': wanted.cleanup,
  'min.insync.replicas': replicas >= REPLICAS_FOR_TWO_IN_SYNC ? TWO_IN_SYNC.toString() : '1',
  ...(wanted.cleanup === 'compact' ? { 'delete.retention.ms': TOMBSTONES_KEPT_MS.toString() } : {}),
  ...(wanted.cleanup === 'delete' ? { 'retention.ms': '-1', 'retention.bytes': '-1' } : {}),
});

/** The settings by which a topic that is there is judged. */
const JUDGED = ['cleanup.policy', 'min.insync.replicas', 'compression.type', 'max.message.bytes'] as const;

interface StandingTopic {
  readonly partitions: number;
  readonly replicas: number;
  readonly settings: ReadonlyMap<string, string>;
}

const standing = async (admin: Admin, topic: string): Promise<StandingTopic> => {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: [...JUDGED] }],
  });
  const partitions = topics[0]?.partitions ?? [];
  return {
    partitions: partitions.length,
    replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    settings: new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue])),
  };
};

/** What a broker says of a topic that has been made, and of which it has not heard yet. */
const NOT_HEARD_OF_YET: ReadonlySet<string | undefined> = new Set([NO_SUCH_TOPIC, 'LEADER_NOT_AVAILABLE']);
const ASKED_AGAIN_AFTER_MS = 100;
const ASKED_MAX = 50;

/** The library's own waiting gives up on a broker that has not heard of a new topic, and only waits for its leaders. */
const standingSoon = async (admin: Admin, topic: string): Promise<StandingTopic> => {
  for (let asked = 1; ; asked += 1) {
    try {
      return await standing(admin, topic);
    } catch (error) {
      if (asked === ASKED_MAX || !NOT_HEARD_OF_YET.has(brokerTypeOf(error))) throw error;
    }
    await setTimeout(ASKED_AGAIN_AFTER_MS);
  }
};

/** Why a topic will not do as it stands: settings can be changed, partitions not always. */
export interface TopicFault {
  readonly of: 'partitions' | 'settings';
  readonly text: string;
}

/** Undefined for a topic that will do. */
export const faultIn = (wanted: WantedTopic, found: StandingTopic): TopicFault | undefined => {
  if (found.partitions !== wanted.partitions && wanted.takesOtherPartitions !== true) {
    const [has, must] = [found.partitions.toString(), wanted.partitions.toString()];
    return { of: 'partitions', text: `${wanted.topic} has ${has} partitions and must have ${must}.` };
  }
  const text = wrongSettingIn(wanted, found);
  return text === undefined ? undefined : { of: 'settings', text };
};

const wrongSettingIn = (wanted: WantedTopic, found: StandingTopic): string | undefined => {
  const { topic } = wanted;
  const cleanup = found.settings.get('cleanup.policy') ?? '';
  if (cleanup !== wanted.cleanup)
    return `${topic} has cleanup.policy=${cleanup} and must have ${wanted.cleanup}: otherwise messages are cleared away that are needed.`;
  const compression = found.settings.get('compression.type') ?? '';
  if (wanted.isSentByOthers === true && compression !== READABLE)
    return `${topic} has compression.type=${compression} and must have ${READABLE}: the broker then unpacks what senders have compressed, whichever way.`;
  const inSync = found.settings.get('min.insync.replicas') ?? '';
  if (found.replicas >= REPLICAS_FOR_TWO_IN_SYNC && inSync === '1')
    return `${topic} has min.insync.replicas=1 with ${found.replicas.toString()} replicas and must have ${TWO_IN_SYNC.toString()}: one broker that is lost would take messages with it.`;
  return tooSmallIn(wanted, found.settings.get('max.message.bytes') ?? '');
};

/** A message that is too large comes again with every attempt, so nothing behind it would ever be published. */
const tooSmallIn = (
  { topic, messageBytesMax, takesSmallerMessages }: WantedTopic,
  setting: string,
): string | undefined => {
  if (messageBytesMax === undefined || takesSmallerMessages === true || Number(setting) >= messageBytesMax)
    return undefined;
  const wanted = messageBytesMax.toString();
  return `${topic} has max.message.bytes=${setting} and must have ${wanted} or more: an account of thousands of lines has messages that large.`;
};

/** A topic beside what is wanted of it. */
export type TopicStanding =
  { readonly isThere: false } | { readonly isThere: true; readonly partitions: number; readonly fault?: TopicFault };

/** How a topic stands; one that is missing stays missing. */
export const topicStanding = async (kafka: Pick<Kafka, 'admin'>, wanted: WantedTopic): Promise<TopicStanding> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    if (!(await admin.listTopics()).includes(wanted.topic)) return { isThere: false };
    const found = await standingSoon(admin, wanted.topic);
    return { isThere: true, partitions: found.partitions, ...present({ fault: faultIn(wanted, found) }) };
  } finally {
    await admin.disconnect();
  }
};

/** Makes a topic that is missing, and judges one that is there: asking for it again would compare nothing. */
export const ensuredTopic = async (kafka: Pick<Kafka, 'admin'>, wanted: WantedTopic): Promise<string | undefined> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { topic, partitions: numPartitions } = wanted;
    if (!(await admin.listTopics()).includes(topic)) {
      const { brokers } = await admin.describeCluster();
      const replicationFactor = Math.min(REPLICAS_MAX, brokers.length);
      const configEntries = Object.entries(settingsOf(wanted, replicationFactor)).map(([name, value]) => ({
        name,
        value,
      }));
      await admin.createTopics({
        waitForLeaders: false,
        topics: [{ topic, numPartitions, replicationFactor, configEntries }],
      });
    }
    return faultIn(wanted, await standingSoon(admin, topic))?.text;
  } finally {
    await admin.disconnect();
  }
};
