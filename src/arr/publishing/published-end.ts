import type { MessageBroker, ReceivedMessage } from '../../kernel/message-broker.port';
import { hasDigits, wholeNumberAt } from '../../kernel/text-digits';
import { JournalDiverged, LaterEpochPublished } from '../application/journal-diverged';
import type { StoredShard } from '../application/stored-shard';
import { SHARD_START, type ShardPoint } from '../application/published-entry';
import { CHANGES_TOPIC, CONTROL_TOPIC, type Publication, sourceOf } from './arr-changed.message';

/** How far an epoch has been published, as the headers of a message say. */
export interface EpochEnd {
  readonly epoch: number;
  readonly seq: number;
  readonly digest: string;
}

const FOREIGN_FIX =
  'Somebody else sends to this topic. Take another KAFKA_TOPIC_PREFIX; or see to it that nobody does, delete the topic, and then: arr epoch open --reason "…"';

const OTHER_LEDGER_FIX =
  'The topics are those of another ledger. Take the data folder that is meant, or another KAFKA_TOPIC_PREFIX.';

const numberIn = ({ headers }: ReceivedMessage, name: string): number => {
  const text = headers[name] ?? '';
  if (!hasDigits(text, 0, text.length) || text === '')
    throw new JournalDiverged(`A message that is not the relay's has ${name}=${JSON.stringify(text)}.`, FOREIGN_FIX);
  return wholeNumberAt(text, 0, text.length);
};

const saidBy = (message: ReceivedMessage | undefined, { ledgerId }: Publication): EpochEnd | undefined => {
  if (message === undefined) return undefined;
  const { digest = '', ce_source: source = '' } = message.headers;
  // Another epoch would not help: it would be put on top of what the readers of the other ledger have.
  if (source !== sourceOf(ledgerId))
    throw new JournalDiverged(`The last message is of ${source}, and this is ${sourceOf(ledgerId)}.`, OTHER_LEDGER_FIX);
  return { epoch: numberIn(message, 'epoch'), seq: numberIn(message, 'seq'), digest };
};

const isSame = (a: EpochEnd, b: EpochEnd): boolean => a.epoch === b.epoch && a.seq === b.seq && a.digest === b.digest;

export interface PublishedEnd {
  readonly point: ShardPoint;
  /** Where what was published last is of an epoch before this one. */
  readonly former?: EpochEnd;
  /** What the control record says otherwise than the last message does, to be logged. */
  readonly disagreement?: string;
}

const placeName = ({ place: { shard } }: StoredShard): string => `partition ${shard.toString()}`;

/** The stored point at which a message stands. Throws JournalDiverged where the journal has another entry there, or none. */
const pointOf = async (stored: StoredShard, said: EpochEnd): Promise<ShardPoint> => {
  const { epoch } = stored.place;
  const where = `${placeName(stored)} of ${CHANGES_TOPIC}`;
  if (said.epoch > epoch) throw new LaterEpochPublished(where, said.epoch, epoch);
  const point = await stored.pointAt(said.seq);
  if (point?.digest === said.digest) return point;
  const instead = point === undefined ? 'does not go so far' : 'has another entry there';
  throw new JournalDiverged(
    `The last message in ${where} is entry ${said.seq.toString()}; the stored journal ${instead}.`,
  );
};

/**
 * Where to go on in a partition: behind its own last committed message. Only where retention has cleared away all of them does
 * the control record decide. Throws JournalDiverged where neither fits the stored journal.
 */
export const publishedEnd = async (
  broker: MessageBroker,
  publication: Publication,
  stored: StoredShard,
): Promise<PublishedEnd> => {
  const { topicPrefix } = publication;
  // Another process may have stored more than this one remembers.
  stored.forget();
  const partition = stored.place.shard;
  const changes = { topic: topicPrefix + CHANGES_TOPIC, partition };
  const tail = saidBy(await broker.lastOf(changes), publication);
  const control = saidBy(await broker.lastOf({ topic: topicPrefix + CONTROL_TOPIC, partition }), publication);
  const last = tail ?? control;
  if (last !== undefined && last.epoch < stored.place.epoch) return { point: SHARD_START, former: last };
  if (tail !== undefined) {
    const point = await pointOf(stored, tail);
    if (control !== undefined && isSame(control, tail)) return { point };
    const [said, stands] = [control?.seq.toString() ?? 'nothing', tail.seq.toString()];
    const disagreement = `The control record of ${placeName(stored)} says ${said}, its last message ${stands}.`;
    return { point, disagreement };
  }
  if (control === undefined) return { point: SHARD_START };
  const { next } = await broker.read(changes, 0n);
  if (next === 0n)
    throw new JournalDiverged(
      `${CHANGES_TOPIC} is new, and ${CONTROL_TOPIC} says that ${control.seq.toString()} entries were in it.`,
    );
  return { point: await pointOf(stored, control) };
};
