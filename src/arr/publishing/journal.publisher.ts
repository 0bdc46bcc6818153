import type { Instant } from '../../kernel/instant';
import type { WantedTopic } from '../../kernel/message-broker.port';
import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import { messageOf } from '../../kernel/message-of';
import { present } from '../../kernel/present';
import { JournalDiverged } from '../application/journal-diverged';
import type { JournalKeeper } from '../application/journal-keeper';
import type { StoredJournal } from '../application/stored-journal';
import { CHANGES_TOPIC, CONTROL_TOPIC, CURRENT_TOPIC, type Publication } from './arr-changed.message';
import type { RelayNotice, RelayStatus } from './relay-state';
import { ShardRelay, type ShardRelayPorts } from './shard.relay';
import { type TopicsFault, topicsReady } from './topics-ready';
import { MESSAGE_BYTES_MAX } from './transaction-limits';

export interface JournalPublisherPorts extends Pick<
  ShardRelayPorts,
  'broker' | 'pause' | 'standbyPause' | 'outage' | 'atPoint'
> {
  readonly keeper: JournalKeeper;
  readonly calendar: Pick<ZoneCalendar, 'dayOf'>;
  readonly notify: (notice: RelayNotice) => void;
}

/** How publishing stands as a whole. */
export interface PublishingStatus {
  readonly state: 'starting' | 'refused' | 'running' | 'failed' | 'stopped';
  readonly reason?: string;
  readonly fix?: string;
  readonly epoch?: number;
  readonly relays: readonly RelayStatus[];
}

type PublishedAs = Publication & Pick<ShardRelayPorts, 'dayOf'>;

/** Where the journal is published. */
export const journalTopics = (prefix: string, partitions: number): readonly WantedTopic[] => [
  { topic: prefix + CHANGES_TOPIC, partitions, cleanup: 'delete', messageBytesMax: MESSAGE_BYTES_MAX },
  { topic: prefix + CURRENT_TOPIC, partitions, cleanup: 'compact', messageBytesMax: MESSAGE_BYTES_MAX },
  { topic: prefix + CONTROL_TOPIC, partitions, cleanup: 'compact' },
];

/** The journal as a whole, among those who share an outage. */
const JOURNAL = 'journal';

/** Stores the journal and publishes it, from `start` to `stop`. */
export class JournalPublisher {
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private relays: readonly ShardRelay[] = [];
  private state: PublishingStatus['state'] = 'starting';
  private reason: string | undefined;
  private fix: string | undefined;
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
    const { state, reason, fix, epoch } = this;
    return {
      state,
      ...present({ reason, fix, epoch }),
      relays: this.relays.map(({ status }) => status),
    };
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const publication = await this.publishedAs(signal);
      // Each policy that is adopted opens another epoch, and whoever asks for one.
      for (let journal = await this.open(signal); journal !== undefined; journal = await this.open(signal)) {
        this.epoch = journal.epoch.epoch;
        await this.publishEpoch(journal, publication, signal);
      }
      this.state = 'stopped';
    } catch (error) {
      this.fail(error);
    }
  }

  /** Tries again as long as the epoch that there is has been opened as another: somebody may open the next. */
  private async open(signal: AbortSignal): Promise<StoredJournal | undefined> {
    const { keeper, standbyPause } = this.ports;
    while (!signal.aborted) {
      try {
        return await keeper.open(signal);
      } catch (error) {
        if (!(error instanceof JournalDiverged)) throw error;
        if (this.reason !== error.message) this.fail(error);
        await keeper.paused(standbyPause, signal);
      }
    }
    return undefined;
  }

  /** Where what is stored is not what the log comes to, it waits for another epoch. */
  private async publishEpoch(journal: StoredJournal, publication: PublishedAs, signal: AbortSignal): Promise<void> {
    try {
      await this.publishAndKeep(journal, publication, signal);
    } catch (error) {
      if (!(error instanceof JournalDiverged)) throw error;
      this.fail(error);
      await this.ports.keeper.superseded(journal.epoch, this.ports.standbyPause, signal);
    }
  }

  private fail(error: unknown): void {
    this.state = 'failed';
    this.reason = messageOf(error);
    this.fix = error instanceof JournalDiverged ? error.fix : undefined;
    const text = ['The journal is not stored and published any more.', this.fix ?? ''].join(' ').trim();
    this.ports.notify({ level: 'error', text, error });
  }

  private async publishedAs(signal: AbortSignal): Promise<PublishedAs> {
    const { keeper, calendar } = this.ports;
    // Without it the signal has aborted, and nothing is published.
    const { ledgerId, timeZone } = (await keeper.opening(signal)) ?? { ledgerId: '', timeZone: 'UTC' };
    const dayOf = (recordedAt: string): string => calendar.dayOf(recordedAt as Instant, timeZone);
    return { ledgerId, topicPrefix: this.topicPrefix, dayOf };
  }

  /** Both end together: nothing is published of a journal that is not what the log comes to. */
  private async publishAndKeep(journal: StoredJournal, publication: PublishedAs, signal: AbortSignal): Promise<void> {
    const failing = new AbortController();
    const both = AbortSignal.any([signal, failing.signal]);
    const keeping = this.ports.keeper.keep(journal, both).finally(() => failing.abort());
    const { keeper, standbyPause } = this.ports;
    // Whoever opens another epoch may be another process.
    const superseded = keeper.superseded(journal.epoch, standbyPause, both).finally(() => failing.abort());
    const work = [keeping, superseded, this.publish(journal, publication, both)];
    try {
      await Promise.all(work);
    } finally {
      failing.abort();
      await Promise.allSettled(work);
    }
  }

  private async publish(journal: StoredJournal, publication: PublishedAs, signal: AbortSignal): Promise<void> {
    const { broker, pause, standbyPause, outage, notify, atPoint } = this.ports;
    const { bell } = journal;
    const { dayOf } = publication;
    const ports = { broker, pause, standbyPause, outage, notify, atPoint, bell, dayOf };
    this.relays = journal.shards.map((stored) => new ShardRelay({ ...ports, stored }, publication));
    // Made before the topics are: health shows what is stored and not published also while these are missing.
    if (!(await this.topicsWillDo(journal.epoch.shards, signal))) return;
    this.state = 'running';
    this.reason = undefined;
    this.fix = undefined;
    notify({ level: 'info', text: `The journal is published in epoch ${journal.epoch.epoch.toString()}.` });
    await Promise.all(this.relays.map((relay) => relay.run(signal)));
  }

  private topicsWillDo(partitions: number, signal: AbortSignal): Promise<boolean> {
    const { broker, pause, outage, notify } = this.ports;
    const onFault = (fault: TopicsFault | undefined): void => {
      this.state = fault === undefined || fault.error !== undefined ? 'starting' : 'refused';
      this.reason = fault?.text;
    };
    const ports = { broker, pause, outage, notify, onFault, name: JOURNAL };
    return topicsReady(ports, journalTopics(this.topicPrefix, partitions), signal);
  }
}
