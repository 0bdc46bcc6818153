import { StoreUnavailable } from '../../kernel/event-store.port';
import type { WantedTopic } from '../../kernel/message-broker.port';
import { pauseUnlessAborted } from '../../kernel/pause.port';
import { messageOf } from '../../kernel/message-of';
import type { FactLog } from '../application/fact-log';
import type { LedgerOpening } from '../application/ledger-opening';
import { FACTS_CONTROL_TOPIC, FACTS_TOPIC } from './fact-recorded.message';
import { FactsRelay, type FactsRelayPorts, type FactsRelayStatus } from './facts.relay';
import { type TopicsFault, type TopicsPorts, topicsReady } from './topics-ready';
import { MESSAGE_BYTES_MAX } from './transaction-limits';

export interface FactsPublisherPorts extends FactsRelayPorts {
  /** How the ledger was opened. Throws StoreUnavailable as long as it has not been. */
  readonly opening: () => Promise<LedgerOpening>;
}

/** How publishing facts stands. */
export interface FactsStatus {
  readonly state: FactsRelayStatus['state'] | 'refused' | 'failed';
  readonly published: number;
  readonly recorded: number;
  readonly reason?: string;
  readonly fix?: string;
}

/** Where it stands whose facts those of a prefix are, and how far they go. */
export const factsControlTopic = (prefix: string): WantedTopic => ({
  ...{ topic: prefix + FACTS_CONTROL_TOPIC, partitions: 1, cleanup: 'compact' },
});

/** Where facts are published. */
export const factsTopics = (prefix: string, partitions: number): readonly WantedTopic[] => [
  { topic: prefix + FACTS_TOPIC, partitions, cleanup: 'delete', messageBytesMax: MESSAGE_BYTES_MAX },
  factsControlTopic(prefix),
];

/** Publishes the facts of the log, from `start` to `stop`; whatever becomes of the journal. */
export class FactsPublisher {
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private relay: FactsRelay | undefined;
  private fault: { readonly state: 'refused' | 'failed' | 'unavailable'; readonly reason: string } | undefined;

  constructor(
    private readonly ports: FactsPublisherPorts,
    private readonly topicPrefix: string,
  ) {}

  start(): void {
    this.running = this.run(this.ending.signal);
  }

  /** Resolves when the transaction under way has ended, or will be aborted by whoever comes next. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.ports.broker.close();
  }

  /** The last fact that is recorded is asked of the store, so that what is not published shows while nothing gets on. */
  async status(): Promise<FactsStatus> {
    const { relay, fault } = this;
    const status = { state: 'starting' as const, published: 0, recorded: 0, ...relay?.status, ...fault };
    return { ...status, recorded: Math.max(status.recorded, await headOf(this.ports.log)) };
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { notify } = this.ports;
    try {
      const opening = await this.opening(signal);
      if (opening === undefined || !(await this.topicsWillDo(signal))) return;
      this.relay = new FactsRelay(this.ports, { ledgerId: opening.ledgerId, topicPrefix: this.topicPrefix });
      await this.relay.run(signal);
    } catch (error) {
      this.fault = { state: 'failed', reason: messageOf(error) };
      notify({ level: 'error', topic: FACTS_TOPIC, text: 'Facts are not published any more.', error });
    }
  }

  private async opening(signal: AbortSignal): Promise<LedgerOpening | undefined> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        return await this.ports.opening();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await pauseUnlessAborted(this.ports.pause, attempt, signal);
      }
    }
    return undefined;
  }

  private topicsWillDo(signal: AbortSignal): Promise<boolean> {
    const { broker, pause, partitions, outage } = this.ports;
    const onFault = (found: TopicsFault | undefined): void => {
      this.fault = found && { state: found.error === undefined ? 'refused' : 'unavailable', reason: found.text };
    };
    const notify: TopicsPorts['notify'] = (notice) => this.ports.notify({ ...notice, topic: FACTS_TOPIC });
    const ports = { broker, pause, outage, notify, onFault, name: FACTS_TOPIC };
    return topicsReady(ports, factsTopics(this.topicPrefix, partitions), signal);
  }
}

/** 0 while the store does not answer. */
const headOf = async (log: FactLog): Promise<number> => {
  try {
    return await log.head();
  } catch (error) {
    if (error instanceof StoreUnavailable) return 0;
    throw error;
  }
};
