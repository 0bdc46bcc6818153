import { BrokerUnavailable, type MessageBroker, type WantedTopic } from '../../kernel/message-broker.port';
import { isOver, type Pause, pauseUnlessAborted } from '../../kernel/pause.port';
import type { PublishingOutage } from './publishing-outage';
import type { RelayNotice } from './relay-state';

export interface TopicsPorts {
  readonly broker: Pick<MessageBroker, 'ensureTopic'>;
  readonly pause: Pause;
  readonly outage: PublishingOutage;
  readonly notify: (notice: RelayNotice) => void;
  /** Whose topics they are, among those who share an outage. */
  readonly name: string;
  /** Called with each fault, and whether it is one of the topics themselves; with undefined when there is none. */
  readonly onFault: (fault: TopicsFault | undefined) => void;
}

export interface TopicsFault {
  readonly text: string;
  /** What kept the broker from answering; without it, it is the topics that will not do. */
  readonly error?: BrokerUnavailable;
}

/** Waits until all topics are there and as they must be; answers false where the signal aborts before. Says each fault once. */
export const topicsReady = async (
  ports: TopicsPorts,
  topics: readonly WantedTopic[],
  signal: AbortSignal,
): Promise<boolean> => {
  const { broker, pause, outage, name } = ports;
  let said: string | undefined;
  try {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const fault = await faultOf(broker, topics);
      if (isOver(signal)) break;
      ports.onFault(fault);
      if (fault?.text !== said) say(ports, fault);
      said = fault?.text;
      if (fault === undefined) return true;
      await pauseUnlessAborted(pause, attempt, signal);
    }
    return false;
  } finally {
    outage.leave(name, signal);
  }
};

const say = ({ outage, notify, name }: TopicsPorts, fault: TopicsFault | undefined): void => {
  if (fault === undefined) {
    outage.goOn(name);
  } else if (fault.error !== undefined) {
    outage.meet(name, fault.error, notify);
  } else {
    outage.leave(name);
    notify({ level: 'error', text: fault.text });
  }
};

const faultOf = async (
  broker: TopicsPorts['broker'],
  topics: readonly WantedTopic[],
): Promise<TopicsFault | undefined> => {
  try {
    for (const topic of topics) {
      const text = await broker.ensureTopic(topic);
      if (text !== undefined) return { text };
    }
    return undefined;
  } catch (error) {
    if (error instanceof BrokerUnavailable) return { text: error.message, error };
    throw error;
  }
};
