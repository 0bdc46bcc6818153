import { isJsonObject } from '../../kernel/canonical-json';
import type { MessageBroker, ReceivedMessage } from '../../kernel/message-broker.port';
import { hasDigits, wholeNumberAt } from '../../kernel/text-digits';
import { type FactPoint, FACTS_START } from '../application/fact-log';
import { JournalDiverged, TELL_FACTS_ANEW } from '../application/journal-diverged';
import type { Publication } from './arr-changed.message';
import { FACTS_CONTROL_TOPIC, FACTS_TOPIC } from './fact-recorded.message';

const pointIn = (message: ReceivedMessage, idField: string): FactPoint => {
  const text = message.headers['sequence'] ?? '';
  const value: unknown = JSON.parse(message.value ?? 'null');
  const factId = isJsonObject(value) ? value[idField] : undefined;
  if (text === '' || !hasDigits(text, 0, text.length) || typeof factId !== 'string')
    throw new JournalDiverged(
      `A message that is not the relay's has sequence=${JSON.stringify(text)}.`,
      TELL_FACTS_ANEW,
    );
  return { sequence: wholeNumberAt(text, 0, text.length), factId };
};

const later = (a: FactPoint, b: FactPoint): FactPoint => (b.sequence > a.sequence ? b : a);

/**
 * The last fact that is published: of the last messages of all partitions the one with the greatest sequence, since facts go out in
 * the order of the log and each transaction whole. A partition that retention has cleared away says nothing; the control record of the
 * same transaction does.
 */
export const factsEnd = async (
  broker: MessageBroker,
  { topicPrefix }: Publication,
  partitions: number,
): Promise<FactPoint> => {
  const topic = topicPrefix + FACTS_TOPIC;
  let end = FACTS_START;
  for (let partition = 0; partition < partitions; partition += 1) {
    const last = await broker.lastOf({ topic, partition });
    if (last !== undefined) end = later(end, pointIn(last, 'id'));
  }
  const control = await broker.lastOf({ topic: topicPrefix + FACTS_CONTROL_TOPIC, partition: 0 });
  if (control === undefined) return end;
  const told = pointIn(control, 'factId');
  // The opening of the ledger is in the first partition: it has had messages, or the topic is another one.
  if (end.sequence === 0 && (await broker.read({ topic, partition: 0 }, 0n)).next === 0n)
    throw new JournalDiverged(
      `${FACTS_TOPIC} is new, and ${FACTS_CONTROL_TOPIC} says that ${told.sequence.toString()} facts were in it.`,
      TELL_FACTS_ANEW,
    );
  return later(end, told);
};
