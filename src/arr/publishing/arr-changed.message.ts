import type { PublishedEntry } from '../application/published-entry';
import type { ShardPlace } from '../queries/entry-shown';
import type { TextMessage } from '../../kernel/message-broker.port';

/** Where messages go and whose they are. */
export interface Publication {
  readonly ledgerId: string;
  readonly topicPrefix: string;
}

export const CHANGES_TOPIC = 'arr.changes.v1';
export const CURRENT_TOPIC = 'arr.current.v1';
export const CONTROL_TOPIC = 'arr.control.v1';

const SEQUENCE_DIGITS = 20;

/** CloudEvents has its sequence as text that sorts as the numbers do. */
export const sequenceText = (seq: number): string => seq.toString().padStart(SEQUENCE_DIGITS, '0');

/** Where messages come from, as CloudEvents name it. */
export const sourceOf = (ledgerId: string): string => `/ledgers/${ledgerId}`;

/** What CloudEvents 1.0 wants to know of a message in binary mode; written by hand, since the SDK sends `undefined` as a text. */
export const cloudEventHeaders = (
  { ledgerId }: Publication,
  event: { readonly id: string; readonly type: string; readonly time: string; readonly subject: string },
): Readonly<Record<string, string>> => ({
  ce_specversion: '1.0',
  ce_id: event.id,
  ce_source: sourceOf(ledgerId),
  ce_type: event.type,
  ce_time: event.time,
  ce_subject: event.subject,
  ce_dataschema: `/schemas/messages/${event.type}.json`,
  'content-type': 'application/json',
});

/** An entry of the journal on the topic of changes: the stored text as it is, chained by its headers. */
export const arrChanged = (
  publication: Publication,
  { epoch, shard }: ShardPlace,
  entry: PublishedEntry,
): TextMessage => {
  const { seq, accountId, recordedAt, previousDigest, digest, value } = entry;
  const id = [epoch, shard, seq].join('-');
  return {
    topic: publication.topicPrefix + CHANGES_TOPIC,
    partition: shard,
    key: accountId,
    value,
    headers: {
      epoch: epoch.toString(),
      shard: shard.toString(),
      seq: seq.toString(),
      'prev-digest': previousDigest,
      digest,
      ...cloudEventHeaders(publication, { id, type: 'arr.changed.v1', time: recordedAt, subject: accountId }),
      ce_recordedtime: recordedAt,
      ce_sequence: sequenceText(seq),
      ce_causationid: entry.factId,
      ce_partitionkey: accountId,
    },
  };
};
