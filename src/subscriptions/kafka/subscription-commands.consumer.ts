import type { MessageBroker, WantedTopic } from '../../kernel/message-broker.port';
import type { MessageQueue, QueueMember } from '../../kernel/message-queue.port';
import { pauseUnlessAborted } from '../../kernel/pause.port';
import { messageOf } from '../../kernel/message-of';
import { present } from '../../kernel/present';
import { CommandPartitionWorker, type WorkerPorts } from './command-partition.worker';
import { CommandsOutage } from './commands-outage';
import { type ConsumerStatus } from './consumer-state';
import { COMMANDS_TOPIC, DEAD_COMMANDS_TOPIC } from './dead-letter.message';

/** Of a topic that is made: so many subscriptions have their commands taken at once. */
const COMMAND_PARTITIONS = 8;
const GROUP = 'arr-ledger-commands';

export interface ConsumerPorts extends Omit<WorkerPorts, 'broker' | 'queue' | 'outage'> {
  readonly broker: MessageBroker;
  readonly queue: MessageQueue;
  /** Why these topics are not this ledger's, if they are not: what another is sent must not be taken here. */
  readonly faultOfLedger: () => Promise<string | undefined>;
}

/** Room for the largest command that is taken and the reason why another was not. */
const DEAD_BYTES_MAX = 8_388_608;

/** Where commands come from, and where the refused go. */
export const commandTopics = (prefix: string): readonly WantedTopic[] => {
  const kept = { takesOtherPartitions: true, cleanup: 'delete' } as const;
  return [
    { topic: prefix + COMMANDS_TOPIC, partitions: COMMAND_PARTITIONS, isSentByOthers: true, ...kept },
    {
      ...{ topic: prefix + DEAD_COMMANDS_TOPIC, partitions: 1, ...kept },
      ...{ messageBytesMax: DEAD_BYTES_MAX, takesSmallerMessages: true },
    },
  ];
};

/** Takes commands from their topic, from `start` to `stop`, together with all other members of its group. */
export class SubscriptionCommandsConsumer {
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private readonly workers = new Map<number, CommandPartitionWorker>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly outage: CommandsOutage;
  private state: ConsumerStatus['state'] = 'starting';
  private reason: string | undefined;

  constructor(
    private readonly ports: ConsumerPorts,
    private readonly topicPrefix: string,
  ) {
    this.outage = new CommandsOutage(ports.notify);
  }

  start(): void {
    this.running = this.run(this.ending.signal);
  }

  /** Resolves when the messages under way are finished, their places kept and the partitions left to others. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.ports.broker.close();
  }

  get status(): ConsumerStatus {
    const { state, reason } = this;
    const partitions = [...this.workers.values()].map(({ status }) => status);
    const isWaiting = state === 'running' && partitions.some((partition) => partition.state === 'waiting');
    return {
      state: isWaiting ? 'waiting' : state,
      ...(reason === undefined ? {} : { reason }),
      partitions: partitions.sort((a, b) => a.partition - b.partition),
    };
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        if (await this.topicsWillDo()) {
          await this.work(signal, () => (attempt = 0));
        }
      } catch (error) {
        this.say('waiting', messageOf(error), error);
      }
      await pauseUnlessAborted(this.ports.pause, attempt, signal);
    }
    this.state = 'stopped';
  }

  private async work(signal: AbortSignal, onJoined: () => void): Promise<void> {
    const [group, topic] = [this.topicPrefix + GROUP, this.topicPrefix + COMMANDS_TOPIC];
    const member = await this.ports.queue.join({ group, topic }, signal);
    onJoined();
    this.state = 'running';
    this.reason = undefined;
    const working = new AbortController();
    const stopping = AbortSignal.any([signal, working.signal]);
    const work = member.work((partition, lost) => this.workOn(member, partition, AbortSignal.any([stopping, lost])));
    try {
      await Promise.race([work, aborted(signal, working.signal)]);
    } catch (error) {
      // Before its partitions are left: what they have met may be the same, and has been told.
      this.say('waiting', messageOf(error), error);
      throw error;
    } finally {
      working.abort();
      await Promise.allSettled(this.underWay);
      await member.leave();
      await Promise.allSettled([work]);
    }
  }

  private async workOn(member: QueueMember, partition: number, signal: AbortSignal): Promise<void> {
    const { topicPrefix } = this;
    const topic = topicPrefix + COMMANDS_TOPIC;
    const senderId = `${topicPrefix}${GROUP}.${partition.toString()}`;
    const ports = { ...this.ports, outage: this.outage };
    const worker = new CommandPartitionWorker(ports, { topic, partition, topicPrefix, senderId }, member);
    this.workers.set(partition, worker);
    const running = worker.run(signal);
    this.underWay.add(running);
    try {
      await running;
    } finally {
      this.underWay.delete(running);
      this.workers.delete(partition);
      this.outage.leave(partition, this.ending.signal);
    }
  }

  /** Makes what is missing; says what will not do as it is. */
  private async topicsWillDo(): Promise<boolean> {
    for (const wanted of commandTopics(this.topicPrefix)) {
      const fault = await this.ports.broker.ensureTopic(wanted);
      if (fault === undefined) continue;
      this.say('refused', fault);
      return false;
    }
    const fault = await this.ports.faultOfLedger();
    if (fault !== undefined) this.say('refused', fault);
    return fault === undefined;
  }

  /** Joining is given up when the end has come, which is no fault. */
  private say(state: 'waiting' | 'refused', reason: string, error?: unknown): void {
    if (this.ending.signal.aborted) return;
    this.state = state;
    if (this.reason === reason) return;
    this.reason = reason;
    this.outage.meet('group', error ?? reason, present({ text: `No commands are taken: ${reason}`, error }));
  }
}

/** Resolves when the signal aborts, unless that is `over` before: each time that it joins again there would else be one more who listens. */
const aborted = (signal: AbortSignal, over: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: over });
  });
