import type { Admin, Consumer } from 'kafkajs';
import { BrokerUnavailable } from '../../kernel/message-broker.port';
import type { PartitionWork, QueueGroup, QueueMember } from '../../kernel/message-queue.port';
import { translated } from './client-errors';
import type { KafkaTimings } from './client-settings';
import type { KafkaClient } from './kafka-client';
import { within } from './within';

export interface GroupTimings {
  /** After so long without a sign of life a member is taken for dead, and its partitions are another's. */
  readonly sessionMs: number;
  readonly heartbeatMs: number;
  /** How long the members have to join again when partitions are shared out. */
  readonly rebalanceMs: number;
}

export const GROUP_TIMINGS: GroupTimings = { sessionMs: 10_000, heartbeatMs: 1_000, rebalanceMs: 10_000 };

/** How long the loop of the library sleeps between two looks at its heartbeat, and so how long it takes to leave. */
const IDLE_MS = 200;
const LEAVE_MS = 2_000;
/** A commit that takes longer is made again, or not at all where the service ends: it has ten seconds for that. */
const OFFSETS_MS = 3_000;

/** The partitions of one round of sharing out, until the next. */
class Assignment {
  private readonly ending = new AbortController();

  constructor(readonly partitions: readonly number[]) {}

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  end(): void {
    this.ending.abort();
  }
}

/** Resolves when the signal aborts; is no longer waited for once it is `over`, so that nobody listens for what has long joined. */
const untilAborted = (signal: AbortSignal, over: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: over });
  });

export interface MemberOptions extends QueueGroup {
  readonly client: KafkaClient;
  readonly timings: KafkaTimings;
  readonly groupTimings: GroupTimings;
}

/**
 * A member of a group of the library, of which only the membership is used: it is told what its partitions are, says that it
 * lives, and commits. It fetches nothing, since all of its partitions are paused before the first fetch: its own reading stops
 * for all partitions where one has to wait, shows some aborted messages, and lets no sign of life through while work goes on.
 */
export class GroupMember implements QueueMember {
  private readonly consumer: Consumer;
  private readonly admin: Admin;
  private admitted: Promise<void> | undefined;
  private current = new Assignment([]);
  private failure: BrokerUnavailable | undefined;
  private isLeaving = false;
  private announce: () => void = () => undefined;
  private changed = new Promise<void>((resolve) => (this.announce = resolve));

  private constructor(private readonly options: MemberOptions) {
    const { client, group, topic, groupTimings } = options;
    this.admin = client.kafka.admin();
    this.consumer = client.kafka.consumer({
      groupId: group,
      sessionTimeout: groupTimings.sessionMs,
      heartbeatInterval: groupTimings.heartbeatMs,
      rebalanceTimeout: groupTimings.rebalanceMs,
      maxWaitTimeInMs: IDLE_MS,
      allowAutoTopicCreation: false,
      retry: { retries: 3, initialRetryTime: 50, maxRetryTime: 1_000, restartOnFailure: () => Promise.resolve(false) },
    });
    const { GROUP_JOIN, REBALANCING, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.consumer.pause([{ topic }]);
      this.assign(payload.memberAssignment[topic] ?? []);
    });
    this.consumer.on(REBALANCING, () => this.current.end());
    this.consumer.on(CRASH, ({ payload }) => this.fail(payload.error));
  }

  /** Resolves once the group has let it in. Throws BrokerUnavailable, and nothing stays open. */
  static async join(options: MemberOptions, signal: AbortSignal): Promise<GroupMember> {
    const { group, timings, groupTimings } = options;
    const member = new GroupMember(options);
    const what = `Joining ${group}`;
    // The group waits for members that are dead, as long as nobody knows that they are.
    const longestMs = timings.deadlineMs + groupTimings.sessionMs + groupTimings.rebalanceMs;
    const over = new AbortController();
    const givenUp = untilAborted(signal, over.signal).then(() => {
      throw new BrokerUnavailable(`${what} was given up.`);
    });
    try {
      await within(longestMs, Promise.race([member.enter(), givenUp]), what);
      return member;
    } catch (error) {
      await member.leave();
      throw translated(error, what);
    } finally {
      over.abort();
    }
  }

  async work(run: PartitionWork): Promise<void> {
    for (;;) {
      const { changed, current } = this;
      if (this.failure !== undefined) throw this.failure;
      if (this.isLeaving) return;
      const work = current.partitions.map((partition) => run(partition, current.signal));
      try {
        await Promise.all(work);
      } finally {
        current.end();
        await Promise.allSettled(work);
      }
      await changed;
    }
  }

  async committedOf(partition: number): Promise<bigint | undefined> {
    const { group, topic } = this.options;
    const answers = await this.bounded(`Asking where ${group} is`, async () => {
      await this.connectedAdmin();
      return this.admin.fetchOffsets({ groupId: group, topics: [topic] });
    });
    const offset = answers[0]?.partitions.find((each) => each.partition === partition)?.offset;
    return offset === undefined || offset.startsWith('-') ? undefined : BigInt(offset);
  }

  async commit(partition: number, next: bigint): Promise<void> {
    const { group, topic } = this.options;
    // A place that another member keeps now is not set back.
    if (!this.current.partitions.includes(partition)) {
      throw new BrokerUnavailable(`${topic}/${partition.toString()} is another member's of ${group}.`);
    }
    await this.bounded(`Committing for ${group}`, () =>
      this.consumer.commitOffsets([{ topic, partition, offset: next.toString() }]),
    );
  }

  async leave(): Promise<void> {
    this.isLeaving = true;
    this.current.end();
    this.change();
    const leaving = Promise.all([this.consumer.disconnect(), this.admin.disconnect()]);
    await within(LEAVE_MS, leaving, 'Leaving').catch(() => undefined);
    this.options.client.close();
  }

  /** Connects once; again after it has failed, or the member would never learn where it is. */
  private async connectedAdmin(): Promise<void> {
    try {
      await (this.admitted ??= this.admin.connect());
    } catch (error) {
      this.admitted = undefined;
      throw error;
    }
  }

  private async enter(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [this.options.topic], fromBeginning: true });
    // Nothing is ever fetched, but the library does not join without a reader.
    await this.consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: () => Promise.resolve() });
    if (this.failure !== undefined) throw this.failure;
  }

  private assign(partitions: readonly number[]): void {
    this.current.end();
    this.current = new Assignment(partitions);
    this.change();
  }

  private fail(error: Error): void {
    this.failure = new BrokerUnavailable(`${this.options.group} is lost: ${error.message}`, { cause: error });
    this.current.end();
    this.change();
  }

  private change(): void {
    const { announce } = this;
    this.changed = new Promise((resolve) => (this.announce = resolve));
    announce();
  }

  private async bounded<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await within(OFFSETS_MS, ask(), what);
    } catch (error) {
      throw translated(error, what);
    }
  }
}
