import { isIP } from 'node:net';
import type { Settings } from './setting';

const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/iu;
const PORT_MAX = 65_535;
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
/** What Kafka takes in the name of a topic, with room for what follows. */
const TOPIC_PREFIX = /^[A-Za-z0-9._-]{0,100}$/u;

const isBroker = (text: string): boolean => {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/u.exec(text) ?? [];
  const address = /^\[(.+)\]$/u.exec(host)?.[1] ?? host;
  return (isIP(address) !== 0 || HOST_NAME.test(host)) && Number(port) >= 1 && Number(port) <= PORT_MAX;
};

const parseBrokers = (text: string): readonly string[] | undefined => {
  const brokers = text.split(',').map((broker) => broker.trim());
  return brokers.every(isBroker) ? brokers : undefined;
};

const parseSwitch = (text: string): boolean | undefined =>
  text === 'true' || text === 'false' ? text === 'true' : undefined;

/** What the service has to know to publish, and to take commands. */
export const KAFKA_SETTINGS = {
  kafkaBrokers: {
    name: 'KAFKA_BROKERS',
    meaning:
      'Brokers of Apache Kafka on which the journal is published. Left out: nothing is published, and no command taken.',
    rule: 'hosts with ports, separated by commas',
    example: 'kafka1.example:9092,kafka2.example:9092',
    parse: parseBrokers,
  },
  kafkaSsl: {
    name: 'KAFKA_SSL',
    meaning: 'Whether the brokers are spoken to over TLS.',
    rule: 'true or false',
    example: 'true',
    fallback: 'false',
    parse: parseSwitch,
  },
  kafkaSaslMechanism: {
    name: 'KAFKA_SASL_MECHANISM',
    meaning: 'How the service proves to the brokers who it is. Left out: it does not.',
    rule: `one of ${MECHANISMS.join(', ')}`,
    example: 'scram-sha-512',
    parse: (text: string) => MECHANISMS.find((mechanism) => mechanism === text),
  },
  kafkaSaslUsername: {
    name: 'KAFKA_SASL_USERNAME',
    meaning: 'User of `KAFKA_SASL_MECHANISM`.',
    rule: 'a text that is not empty',
    example: 'arr-ledger',
    parse: (text: string) => (text === '' ? undefined : text),
  },
  kafkaSaslPassword: {
    name: 'KAFKA_SASL_PASSWORD',
    meaning: 'Password of that user. Hand it over as `KAFKA_SASL_PASSWORD_FILE`.',
    rule: 'a text that is not empty',
    example: 'secret',
    isSecret: true,
    parse: (text: string) => (text === '' ? undefined : text),
  },
  kafkaTopicPrefix: {
    name: 'KAFKA_TOPIC_PREFIX',
    meaning: 'Stands before the names of all topics and transactional ids, so that several ledgers may share brokers.',
    rule: 'at most 100 letters, digits, dots, hyphens and underscores',
    example: 'acme.',
    fallback: '',
    parse: (text: string) => (TOPIC_PREFIX.test(text) ? text : undefined),
  },
  kafkaCommands: {
    name: 'KAFKA_COMMANDS',
    meaning: 'Whether commands are taken from the topic `subscription.commands.v1` of `KAFKA_BROKERS`.',
    rule: 'true or false',
    example: 'true',
    fallback: 'false',
    parse: parseSwitch,
  },
} as const satisfies Settings;
