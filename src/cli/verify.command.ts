import type { Command } from 'commander';
import { printJson } from './answer-output';
import { counted } from './counted';
import { EXIT, Refused } from './failure';
import type { CheckedShard, TopicVerification } from './folder-work';
import { perSecond, type ProgressForm, progressIn } from './progress';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';

interface VerifyOptions {
  readonly topic: string | true;
  readonly json?: true;
}

const EXAMPLES = `
Reads all of arr.changes.v1, as consumers that read committed messages do, and holds each message against the one before it, against
the control record of its shard and against what the ledger's own log comes to. Nothing is changed; a service may publish meanwhile.
Entries that are not published yet are no fault. Ends with 7 where something is missing, doubled or not as the ledger has it.
The log itself is checked by arr doctor.

Examples:
  KAFKA_BROKERS=127.0.0.1:9092 arr verify --topic
  KAFKA_BROKERS=127.0.0.1:9092 KAFKA_TOPIC_PREFIX=test. arr verify --topic arr.changes.v1 --json`;

const FORM: ProgressForm = {
  bar: '{bar} {percentage}% | shard {shard} | {messages} messages | {rate}/s',
  line: ({ figures: { shard = 0, messages = 0, rate = 0 } }) =>
    `shard ${shard.toString()}, ${counted(Number(messages), 'message')}, ${rate.toString()}/s`,
};

const COLUMNS: readonly Column<CheckedShard>[] = [
  { title: 'Shard', align: 'right', of: ({ shard }) => shard.toString() },
  { title: 'Messages', align: 'right', of: ({ messages }) => messages.toString() },
  { title: 'First', align: 'right', of: ({ first }) => first?.toString() ?? '' },
  { title: 'Last', align: 'right', of: ({ last }) => last.toString() },
  { title: 'Ledger', align: 'right', of: ({ ledger }) => ledger.toString() },
  { title: 'Behind', align: 'right', of: ({ behind }) => behind.toString() },
  { title: 'Faults', align: 'right', of: ({ faults, faultsMore }) => (faults.length + faultsMore).toString() },
];

const faultLines = ({ shard, faults, faultsMore }: CheckedShard): readonly string[] => [
  ...faults.map(({ found, detail }) => `shard ${shard.toString()}: ${found}: ${detail}`),
  ...(faultsMore === 0 ? [] : [`shard ${shard.toString()}: and ${faultsMore.toString()} more`]),
];

const printed = ({ topic, epoch, shards }: TopicVerification): string => {
  const behind = shards.reduce((sum, one) => sum + one.behind, 0);
  const isCleared = shards.some(({ first }) => first !== null && first > 1);
  const notes = [
    ...(isCleared ? ['Entries before the first have been cleared away in time; the ledger has them.'] : []),
    ...(behind === 0 ? [] : [`Not published yet: ${behind.toString()} of the ledger's entries.`]),
  ];
  const said =
    shards.flatMap(faultLines).length === 0 ? ['All that is on the topic is there once, as the ledger has it.'] : [];
  return `${topic} beside the ledger, epoch ${epoch.toString()}\n\n${table(COLUMNS, shards)}\n${[...notes, ...said].join('\n')}\n`;
};

const checked = async (surroundings: Surroundings, name: string | undefined): Promise<TopicVerification> => {
  const { verifyTopic } = await surroundings.besideWriter();
  const figures = { shard: 0, messages: 0, rate: 0 };
  const progress = progressIn(surroundings, FORM, { done: 0, total: 1, figures });
  try {
    return await verifyTopic(
      name,
      ({ shard, shards, messages }) =>
        progress.report((elapsedMs) => ({
          ...{ done: shard, total: shards },
          figures: { shard, messages, rate: perSecond(messages, elapsedMs) },
        })),
      surroundings.stop,
    );
  } finally {
    progress.stop();
  }
};

const verify = async (surroundings: Surroundings, { topic, json }: VerifyOptions): Promise<void> => {
  const verified = await checked(surroundings, topic === true ? undefined : topic);
  if (verified.isAborted) {
    throw new Refused({
      exit: EXIT.interrupted,
      code: 'interrupted',
      title: 'Stopped',
      detail: 'The topic has not been read to its end, so nothing is known of it.',
      fix: 'Run the same command again.',
    });
  }
  if (json === true) printJson(surroundings, verified);
  else surroundings.out(printed(verified));
  const faults = verified.shards.flatMap(faultLines);
  if (faults.length === 0) return;
  throw new Refused({
    exit: EXIT.unverified,
    code: 'topic-not-whole',
    title: 'The topic is not what the ledger has',
    detail: faults.join('\n'),
    fix: 'Let no consumer go on from there. Look whether the data folder is an older copy the topic was deleted, or others have written to it. Then all is published anew by: arr epoch open --reason "…"',
  });
};

/** `arr verify`: whether what has been published is what the ledger has. */
export const addVerify = (program: Command, surroundings: Surroundings): void => {
  program
    .command('verify')
    .description('hold what has been published on Kafka against the ledger')
    .requiredOption('--topic [name]', 'the topic of changes, without the prefix; by itself it means arr.changes.v1')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: VerifyOptions) => verify(surroundings, options));
};
