import { canonicalJson, type JsonObject } from '../../kernel/canonical-json';
import type { LogRecord } from '../../kernel/log-record';
import type { TextMessage } from '../../kernel/message-broker.port';
import { withOpenTexts } from '../../kernel/personal-text';
import { TRACEPARENT_HEADER } from '../../kernel/traceparent';
import { shardOf } from '../domain/shard';
import { cloudEventHeaders, type Publication, sequenceText } from './arr-changed.message';

export const FACTS_TOPIC = 'subscription.facts.v1';
export const FACTS_CONTROL_TOPIC = 'subscription.facts.control.v1';

/** The key of facts that are no account's; no account's id begins so. */
export const LEDGER_KEY = '_ledger';

/** Messages stay, and keys of texts may be destroyed: nothing of a sealed text goes out. */
const sealedLeftOut = (data: JsonObject): JsonObject => withOpenTexts(data, () => undefined);

const textsOf = (fact: LogRecord): string => {
  const { id, type, version, metadata, sequence, recordedAt, recordedOn, token } = fact;
  const data = sealedLeftOut(fact.data);
  return canonicalJson({ id, type, version, data, metadata: { ...metadata }, sequence, recordedAt, recordedOn, token });
};

/** Whose a fact is, and into how many partitions the topic is cut. */
export interface FactPlace {
  /** Undefined where it is the ledger's own. */
  readonly accountId: string | undefined;
  readonly partitions: number;
}

/** A fact as it was recorded, but for its sealed texts, which are null. */
export const factRecorded = (
  publication: Publication,
  { accountId, partitions }: FactPlace,
  fact: LogRecord,
): TextMessage => {
  const { id, sequence, recordedAt, metadata } = fact;
  const key = accountId ?? LEDGER_KEY;
  const { correlationId, causationId, traceparent } = metadata;
  return {
    topic: publication.topicPrefix + FACTS_TOPIC,
    partition: accountId === undefined ? 0 : shardOf(Buffer.from(accountId), partitions),
    key,
    value: textsOf(fact),
    headers: {
      sequence: sequence.toString(),
      ...cloudEventHeaders(publication, { id, type: 'fact.recorded.v1', time: recordedAt, subject: key }),
      ce_recordedtime: recordedAt,
      ce_sequence: sequenceText(sequence),
      ce_correlationid: correlationId,
      ...(causationId === undefined ? {} : { ce_causationid: causationId }),
      ...(traceparent === undefined ? {} : { [TRACEPARENT_HEADER]: traceparent }),
      ce_partitionkey: key,
    },
  };
};

/** How far the facts have been published; it stands where retention has cleared away the facts themselves. */
export const factsControl = (publication: Publication, { id, sequence, recordedAt }: LogRecord): TextMessage => ({
  topic: publication.topicPrefix + FACTS_CONTROL_TOPIC,
  partition: 0,
  key: 'facts',
  value: canonicalJson({ factId: id, sequence }),
  headers: {
    sequence: sequence.toString(),
    ...cloudEventHeaders(publication, {
      ...{ id: `facts-control-${sequence.toString()}`, type: 'facts.control.v1' },
      ...{ time: recordedAt, subject: 'facts' },
    }),
    ce_recordedtime: recordedAt,
    ce_sequence: sequenceText(sequence),
    ce_partitionkey: 'facts',
  },
});
