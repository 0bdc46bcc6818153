import { canonicalJson } from '../../kernel/canonical-json';
import type { TextMessage } from '../../kernel/message-broker.port';
import type { PublishedEntry, ShardPoint } from '../application/published-entry';
import type { ShardPlace } from '../queries/entry-shown';
import { cloudEventHeaders, CONTROL_TOPIC, type Publication, sequenceText } from './arr-changed.message';

/** How far a shard has been published: all that a reader needs to see at a glance whether it has everything. */
export const arrControl = (
  publication: Publication,
  { epoch, shard }: ShardPlace,
  { seq, digest, totals, sequence }: ShardPoint,
  { recordedAt }: Pick<PublishedEntry, 'recordedAt'>,
): TextMessage => {
  const id = `control-${[epoch, shard, seq].join('-')}`;
  return {
    topic: publication.topicPrefix + CONTROL_TOPIC,
    partition: shard,
    key: shard.toString(),
    value: canonicalJson({ epoch, shard, seq, digest, sequence, totals }),
    headers: {
      epoch: epoch.toString(),
      shard: shard.toString(),
      seq: seq.toString(),
      digest,
      ...cloudEventHeaders(publication, { id, type: 'arr.control.v1', time: recordedAt, subject: shard.toString() }),
      ce_recordedtime: recordedAt,
      ce_sequence: sequenceText(seq),
      ce_partitionkey: shard.toString(),
    },
  };
};
