import { BrokerUnavailable, type WantedTopic } from '../../kernel/message-broker.port';
import { pauseUnlessAborted } from '../../kernel/pause.port';
import type { JournalKeeper } from '../application/journal-keeper';
import type { StoredJournal } from '../application/stored-journal';
import { CHANGES_TOPIC, CONTROL_TOPIC, type Publication } from './arr-changed.message';
import type { RelayNotice, RelayStatus } from './relay-state';
import { ShardRelay, type ShardRelayPorts } from './shard.relay';

export interface JournalPublisherPorts extends Pick<ShardRelayPorts, 'broker' | 'pause' | 'standbyPause' | 'atPoint'> {
  readonly keeper: JournalKeeper;
  readonly notify: (notice: RelayNotice) => void;
}

/** How publishing stands as a whole. */
export interface PublishingStatus {
  readonly state: 'starting' | 'refused' | 'running' | 'failed' | 'stopped';
  readonly reason?: string;
  readonly epoch?: number;
  readonly relays: readonly RelayStatus[];
}

const topicsOf = (prefix: string, partitions: number): readonly WantedTopic[] => [
  { topic: prefix + CHANGES_TOPIC, partitions, cleanup: 'delete' },
  { topic: prefix + CONTROL_TOPIC, partitions, cleanup: 'compact' },
];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Stores the journal and publishes it, from `start` to `stop`. */
export class JournalPublisher {
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private relays: readonly ShardRelay[] = [];
  private state: PublishingStatus['state'] = 'starting';
  private reason: string | undefined;
  private epoch: number | undefined;

  constructor(
    private readonly ports: JournalPublisherPorts,
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

  get status(): PublishingStatus {
    const { state, reason, epoch } = this;
    return {
      state,
      ...(reason === undefined ? {} : { reason }),
      ...(epoch === undefined ? {} : { epoch }),
      relays: this.relays.map(({ status }) => status),
    };
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const { keeper } = this.ports;
      const ledgerId = await keeper.ledgerId(signal);
      // Each policy that is adopted opens another epoch.
      for (let journal = await keeper.open(signal); journal !== undefined; journal = await keeper.open(signal)) {
        this.epoch = journal.epoch.epoch;
        await this.publishAndKeep(journal, { ledgerId: ledgerId ?? '', topicPrefix: this.topicPrefix }, signal);
      }
      this.state = 'stopped';
    } catch (error) {
      this.state = 'failed';
      this.reason = messageOf(error);
      this.ports.notify({ level: 'error', text: 'The journal is not stored and published any more.', error });
    }
  }

  /** Both end together: nothing is published of a journal that is not what the log comes to. */
  private async publishAndKeep(journal: StoredJournal, publication: Publication, signal: AbortSignal): Promise<void> {
    const failing = new AbortController();
    const both = AbortSignal.any([signal, failing.signal]);
    const keeping = this.ports.keeper.keep(journal, both).finally(() => failing.abort());
    const work = [keeping, this.publish(journal, publication, both)];
    try {
      await Promise.all(work);
    } finally {
      failing.abort();
      await Promise.allSettled(work);
    }
  }

  private async publish(journal: StoredJournal, publication: Publication, signal: AbortSignal): Promise<void> {
    if (!(await this.topicsWillDo(journal.epoch.shards, signal))) return;
    const { broker, pause, standbyPause, notify, atPoint } = this.ports;
    const { bell } = journal;
    this.relays = journal.shards.map(
      (stored) => new ShardRelay({ broker, pause, standbyPause, notify, atPoint, stored, bell }, publication),
    );
    this.state = 'running';
    await Promise.all(this.relays.map((relay) => relay.run(signal)));
  }

  /** Waits until all topics are there and as they must be, or the signal aborts. */
  private async topicsWillDo(partitions: number, signal: AbortSignal): Promise<boolean> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const fault = await this.faultOfTopics(partitions);
      if (fault === undefined) {
        this.reason = undefined;
        return true;
      }
      if (this.reason !== fault) this.ports.notify({ level: 'error', text: fault });
      this.reason = fault;
      await pauseUnlessAborted(this.ports.pause, attempt, signal);
    }
    return false;
  }

  private async faultOfTopics(partitions: number): Promise<string | undefined> {
    try {
      for (const wanted of topicsOf(this.topicPrefix, partitions)) {
        const fault = await this.ports.broker.ensureTopic(wanted);
        this.state = fault === undefined ? 'starting' : 'refused';
        if (fault !== undefined) return fault;
      }
      return undefined;
    } catch (error) {
      if (error instanceof BrokerUnavailable) return error.message;
      throw error;
    }
  }
}
