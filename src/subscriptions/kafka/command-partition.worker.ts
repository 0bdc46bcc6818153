import type { MessageBroker } from '../../kernel/message-broker.port';
import type { MessageQueue, QueuedMessage, QueueMember, QueuePage } from '../../kernel/message-queue.port';
import { type Pause, pauseUnlessAborted } from '../../kernel/pause.port';
import { messageOf } from '../../kernel/message-of';
import type { CommandRefusal } from './command-refusal';
import type { PlacedMessage } from './command.message';
import type { CommandsOutage } from './commands-outage';
import { type Notify, type PartitionStatus } from './consumer-state';
import { DeadLetters } from './dead-letters';

/** So many messages are taken before their place is kept: more would be taken again after a crash. */
const MESSAGES_BETWEEN_COMMITS = 100;

export type ConsumingPoint = 'taken' | 'dead-letter-sent' | 'committed';

export interface WorkerPorts {
  readonly broker: Pick<MessageBroker, 'openSender'>;
  readonly queue: Pick<MessageQueue, 'readQueued'>;
  /** Between attempts at what has failed. */
  readonly pause: Pause;
  /** Between looks at a partition in which nothing is new. */
  readonly idlePause: Pause;
  readonly take: (placed: PlacedMessage) => Promise<CommandRefusal | undefined>;
  readonly notify: Notify;
  readonly outage: CommandsOutage;
  /** A test ends the process there. */
  readonly atPoint: (point: ConsumingPoint) => Promise<void> | void;
}

export interface WorkerPlace {
  readonly topic: string;
  readonly partition: number;
  readonly topicPrefix: string;
  /** Under which the refused commands of this partition are sent. */
  readonly senderId: string;
}

/** What the work comes to, or nothing once the signal aborts: a stop does not wait for a broker that does not answer. */
const unlessAborted = <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | undefined> =>
  new Promise((resolve, fail) => {
    const end = (): void => resolve(undefined);
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, fail).finally(() => signal.removeEventListener('abort', end));
  });

/** Takes the messages of one partition, one after the other. Nothing is left out: what fails is done again until it is done. */
export class CommandPartitionWorker {
  private next = 0n;
  private end = 0n;
  private kept = 0n;
  private reason: string | undefined;
  private beganAnewFrom: bigint | undefined;
  private readonly deadLetters: DeadLetters;

  constructor(
    private readonly ports: WorkerPorts,
    private readonly place: WorkerPlace,
    private readonly member: Pick<QueueMember, 'committedOf' | 'commit'>,
  ) {
    this.deadLetters = new DeadLetters(ports.broker, place.topicPrefix, place.senderId);
  }

  get status(): PartitionStatus {
    const { next, end, reason, beganAnewFrom } = this;
    return {
      partition: this.place.partition,
      state: reason === undefined ? 'running' : 'waiting',
      ...(reason === undefined ? {} : { reason }),
      next: Number(next),
      lag: Number(end > next ? end - next : 0n),
      ...(beganAnewFrom === undefined ? {} : { beganAnewFrom: Number(beganAnewFrom) }),
    };
  }

  /** Works until the signal aborts. The message under way is finished before, and its place kept. */
  async run(signal: AbortSignal): Promise<void> {
    const { partition } = this.place;
    await this.untilDone(signal, async () => {
      this.next = this.kept = (await this.member.committedOf(partition)) ?? 0n;
    });
    for (let idle = 0; !signal.aborted;) {
      const page = await this.read(signal);
      if (page === undefined) break;
      await this.takeAll(page, signal);
      if (page.messages.length === 0) this.ports.outage.goOn(partition);
      if (page.messages.length > 0) idle = 0;
      else if (page.next >= page.end) await pauseUnlessAborted(this.ports.idlePause, (idle += 1), signal);
    }
    await this.deadLetters.close();
  }

  private async read(signal: AbortSignal): Promise<QueuePage | undefined> {
    const { topic, partition } = this.place;
    let page: QueuePage | undefined;
    await this.untilDone(signal, async () => {
      page = await unlessAborted(this.ports.queue.readQueued({ topic, partition }, this.next), signal);
    });
    if (page === undefined) return undefined;
    this.end = page.end;
    if (page.first > this.next && this.next > 0n) this.tellCleared(page.first);
    return page.end >= this.next ? page : this.anew(page);
  }

  /**
   * The topic is another one, or has lost its end. All that it has now is taken: what is new must not be left out, and a command that
   * comes again is recognised.
   */
  private anew(page: QueuePage): QueuePage {
    const { topic, partition } = this.place;
    const [end, kept] = [page.end.toString(), this.next.toString()];
    const text = `${topic} ends at ${end}, before the place that was kept (${kept}): the topic was made anew or has lost messages. It is read from its beginning; what was refused before may stand among the refused again.`;
    this.ports.notify({ level: 'error', text, partition, offset: kept });
    this.beganAnewFrom = this.next;
    return { ...page, messages: [], next: 0n };
  }

  /** Nobody can take what is no more; whoever sent it has to know. */
  private tellCleared(first: bigint): void {
    const { topic, partition } = this.place;
    const text = `${topic} begins at ${first.toString()}, behind the place that was kept: what stood between was cleared away before it was taken.`;
    this.ports.notify({ level: 'error', text, partition, offset: this.next.toString() });
  }

  private async takeAll({ messages, next }: QueuePage, signal: AbortSignal): Promise<void> {
    for (const message of messages) {
      const taken = await this.takeOne(message, signal);
      if (taken === 'left') break;
      this.next = message.offset + 1n;
      // A command that comes again is recognised, a refused one would be handed on again.
      const isDue = taken === 'refused' || this.next - this.kept >= BigInt(MESSAGES_BETWEEN_COMMITS);
      if (isDue) await this.keep(signal);
      if (signal.aborted) break;
    }
    // Behind the last message there may be marks of transactions, which nobody has to take.
    if (!signal.aborted) this.next = next;
    await this.keep(signal);
  }

  /** What became of it; it is left where the signal aborted while nothing could be done. */
  private async takeOne(message: QueuedMessage, signal: AbortSignal): Promise<'recorded' | 'refused' | 'left'> {
    const { topic, partition } = this.place;
    const placed = { at: { topic, partition }, message };
    const { take, atPoint, notify } = this.ports;
    let outcome: 'recorded' | 'refused' = 'recorded';
    const isDone = await this.untilDone(signal, async () => {
      const refusal = await take(placed);
      await atPoint('taken');
      if (refusal === undefined) return;
      await this.deadLetters.send(placed, refusal);
      await atPoint('dead-letter-sent');
      outcome = 'refused';
      const text = `A command was refused: ${refusal.code}.`;
      notify({ level: 'warn', text, code: refusal.code, partition, offset: message.offset.toString() });
    });
    if (!isDone) return 'left';
    // Only now: what can be read may not be taken for the same reason as before.
    this.ports.outage.goOn(partition);
    return outcome;
  }

  /** Tells the group where to go on. When the end has come it is tried once: the next member takes again what is not kept. */
  private async keep(signal: AbortSignal): Promise<void> {
    const { next, place } = this;
    if (next === this.kept) return;
    const commit = async (): Promise<void> => {
      await this.member.commit(place.partition, next);
      this.kept = next;
      await this.ports.atPoint('committed');
    };
    if (!signal.aborted) await this.untilDone(signal, commit);
    else await commit().catch(() => undefined);
  }

  /** Does it again after every failure, with longer and longer pauses, until it is done or the signal aborts. */
  private async untilDone(signal: AbortSignal, act: () => Promise<void>): Promise<boolean> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await act();
        this.reason = undefined;
        return true;
      } catch (error) {
        this.wait(error, signal);
      }
      await pauseUnlessAborted(this.ports.pause, attempt, signal);
    }
    return false;
  }

  /** What is the matter is logged once, and stands in the status as long as it is. At a stop it is nobody's matter. */
  private wait(error: unknown, signal: AbortSignal): void {
    const reason = messageOf(error);
    if (this.reason === reason || signal.aborted) return;
    this.reason = reason;
    const { partition } = this.place;
    const text = `Commands wait: ${reason}`;
    this.ports.outage.meet(partition, error, { text, partition, offset: this.next.toString(), error });
  }
}
