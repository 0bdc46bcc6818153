import { BrokerUnavailable, type MessageBroker, type WantedTopic } from '../../kernel/message-broker.port';
import { type Pause, pauseUnlessAborted } from '../../kernel/pause.port';

export interface TopicsPorts {
  readonly broker: Pick<MessageBroker, 'ensureTopic'>;
  readonly pause: Pause;
  /** Called with each fault, and whether it is one of the topics themselves; with undefined when there is none. */
  readonly onFault: (fault: TopicsFault | undefined) => void;
}

export interface TopicsFault {
  readonly text: string;
  readonly isRefusal: boolean;
}

/** Waits until all topics are there and as they must be; answers false where the signal aborts before. */
export const topicsReady = async (
  { broker, pause, onFault }: TopicsPorts,
  topics: readonly WantedTopic[],
  signal: AbortSignal,
): Promise<boolean> => {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const fault = await faultOf(broker, topics);
    onFault(fault);
    if (fault === undefined) return true;
    await pauseUnlessAborted(pause, attempt, signal);
  }
  return false;
};

const faultOf = async (
  broker: TopicsPorts['broker'],
  topics: readonly WantedTopic[],
): Promise<TopicsFault | undefined> => {
  try {
    for (const topic of topics) {
      const text = await broker.ensureTopic(topic);
      if (text !== undefined) return { text, isRefusal: true };
    }
    return undefined;
  } catch (error) {
    if (error instanceof BrokerUnavailable) return { text: error.message, isRefusal: false };
    throw error;
  }
};
