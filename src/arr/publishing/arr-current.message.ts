import { canonicalJson } from '../../kernel/canonical-json';
import type { TextMessage } from '../../kernel/message-broker.port';
import { type CurrentOf, STEPS_TOLD_MAX } from '../domain/current-arr';
import type { ShardPlace } from '../queries/entry-shown';
import { cloudEventHeaders, CURRENT_TOPIC, type Publication, sequenceText } from './arr-changed.message';

/** What a record takes beside its amounts, headers and key included, and what an amount takes; both at most. */
const RECORD_BYTES = 1_200;
const AMOUNT_BYTES = 112;
/** There are no more currencies. */
const AMOUNTS_ON_A_DAY_MAX = 200;

/** No less than the bytes of the record of an account with so many amounts. */
export const currentBytesMax = (figures: number): number =>
  RECORD_BYTES + AMOUNT_BYTES * Math.min(figures, STEPS_TOLD_MAX + AMOUNTS_ON_A_DAY_MAX);

interface Told {
  readonly accountId: string;
  /** 0 where the epoch has nothing of the account. */
  readonly seq: number;
  readonly sequence: number;
  readonly recordedAt: string;
  readonly value: string | null;
}

const messageOf = (publication: Publication, { epoch, shard }: ShardPlace, told: Told): TextMessage => {
  const { accountId, seq, sequence, recordedAt, value } = told;
  const id = `current-${[epoch, shard, seq, ...(seq === 0 ? [accountId] : [])].join('-')}`;
  return {
    topic: publication.topicPrefix + CURRENT_TOPIC,
    partition: shard,
    key: accountId,
    value,
    headers: {
      epoch: epoch.toString(),
      shard: shard.toString(),
      seq: seq.toString(),
      sequence: sequence.toString(),
      ...cloudEventHeaders(publication, { id, type: 'arr.current.v1', time: recordedAt, subject: accountId }),
      ce_recordedtime: recordedAt,
      ce_sequence: sequenceText(seq),
      ce_partitionkey: accountId,
    },
  };
};

/** What an account has by its last entry; null, which clears the key away, where that is nothing. */
export const arrCurrent = (
  publication: Publication,
  place: ShardPlace,
  { accountId, account }: CurrentOf,
): TextMessage => {
  const { seq, sequence, recordedAt, asOf, arrShown, stepsLeftOut } = account;
  const steps = account.stepsShown.map((step) => ({ ...step }));
  const stands = { ...place, seq, sequence, recordedAt, asOf };
  const value = account.isNothing ? null : canonicalJson({ accountId, ...stands, arr: arrShown, steps, stepsLeftOut });
  return messageOf(publication, place, { accountId, seq, sequence, recordedAt, value });
};

/** An account that has something no more, and when it last had. */
export interface NotCurrent {
  readonly accountId: string;
  readonly recordedAt: string;
}

/** Of an account that another epoch had something of, and this one nothing so far. */
export const arrNotCurrent = (
  publication: Publication,
  place: ShardPlace,
  { accountId, recordedAt }: NotCurrent,
): TextMessage => messageOf(publication, place, { accountId, seq: 0, sequence: 0, recordedAt, value: null });
