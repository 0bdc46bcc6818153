import { type PlantedBug, under } from './planted-bug';

const publishing = under('arr/publishing');
const application = under('arr/application');
const kafka = under('platform/kafka');
const consumer = under('consumer');

export const PLANTED_IN_PUBLISHING: readonly PlantedBug[] = [
  publishing(
    'trusts what it remembers over the tail',
    'shard.relay',
    '      this.published = point;\n      await atPoint',
    '      await atPoint',
  ),
  publishing(
    'keeps the producer after an error',
    'shard.relay',
    '      await sender.send(messages);\n',
    '      await sender.send(messages).catch(() => sender.send(messages));\n',
  ),
  publishing(
    'counts one entry less than it has published',
    'shard.relay',
    '      this.published = after;\n',
    '      this.published = { ...after, seq: after.seq - 1 };\n',
  ),
  publishing('takes a tail of another digest', 'published-end', 'point?.digest === said.digest', 'point !== undefined'),
  publishing('goes on in a topic that is new', 'published-end', 'if (next === 0n)', 'if (next < 0n)'),
  publishing(
    'sends one entry too few',
    'shard.relay',
    'messages.length >= TRANSACTION_ENTRIES_MAX',
    'messages.length >= 2 && messages.pop() !== undefined',
  ),
  publishing(
    'publishes its last entry again',
    'shard.relay',
    'stored.entriesAfter(this.published.seq)',
    'stored.entriesAfter(Math.max(this.published.seq - 1, 0))',
  ),
  publishing(
    'sends more at once than a broker takes',
    'shard.relay',
    'const size = messageBytes(message);',
    'const size = step.entry.value.length;',
  ),
  publishing(
    'takes its place back from a relay that has gone on',
    'shard.relay',
    'return point.seq > this.sentSeq;',
    'return point.seq < 0;',
  ),
  application('drops an entry', 'stored-shard', 'entry.seq > seq)', 'entry.seq > seq + 1)'),
  application(
    'drops a retraction',
    'stored-journal',
    '      entries.push(entry);',
    "      if (entry['kind'] === 'assert') entries.push(entry);",
  ),
  application(
    'believes to have written what another has',
    'stored-shard',
    "this.known = appended.outcome === 'appended' ? {",
    'this.known = revision > -2 ? {',
  ),
  kafka(
    'reads where to go on before the sender before is fenced',
    'kafka-sender.adapter',
    '    const empty = await this.producer.transaction();\n    await empty.abort();\n',
    '',
  ),
  kafka(
    'accepts an empty answer to a send',
    'kafka-sender.adapter',
    'if (missing !== undefined)',
    'if (missing === undefined && answers.length < 0)',
  ),
  kafka(
    'takes the list of what was aborted as it comes',
    'committed-messages',
    '(BigInt(a.firstOffset) < BigInt(b.firstOffset) ? -1 : 1)',
    '(a === b ? -1 : 0)',
  ),
  consumer(
    'does not look at the digest before',
    'shard-check',
    'if (previousDigest !== before)',
    'if (previousDigest === undefined)',
  ),
  consumer(
    'does not look at the digest',
    'shard-check',
    'if ((told.digest ?? digest) !== digest)',
    'if (digest === undefined)',
  ),
  consumer('does not add up', 'shard-check', 'if (total !== runningTotal)', 'if (total === undefined)'),
  consumer('goes on over a gap', 'shard-check', 'if (seq > position.seq + 1)', 'if (seq < position.seq)'),
  consumer(
    'applies what comes again',
    'shard-check',
    'if (seq <= position.seq) {',
    'if (seq < position.seq - 1_000) {',
  ),
];
