import { setImmediate } from 'node:timers/promises';
import { isFailure } from './bounded-read';
import { Checkpoints } from './checkpoints';
import type { Point } from './faults';
import type { ReadTarget } from './read-request';
import type { ReadResponses } from './read-responses';
import type { ResponseSender } from './response-sender';
import type { LogEntry } from './server-log';
import type { Course, ServerInside } from './server-inside';
import { consumerTooSlow } from './statuses';
import { type Source, sourceOf } from './subscription-source';

/** How many live events wait for a slow reader before it counts as too slow. */
const LIVE_EVENTS_MAX = 32;
/** How many records are looked at before others have their turn. */
const RECORDS_AT_ONCE = 256;

interface Parts {
  readonly inside: ServerInside;
  readonly sender: ResponseSender;
  readonly responses: ReadResponses;
  readonly pass: (point: Point) => Promise<Course>;
}

/** One subscription: it catches up with what stands, says so, and goes on with each record as it is written. */
export class Subscription {
  private isLive = false;
  private sent = 0;

  constructor(private readonly parts: Parts) {}

  async run(target: ReadTarget): Promise<void> {
    const { inside, sender, responses, pass } = this.parts;
    if ((await pass('before-answer')) === 'stop') return;
    const source = sourceOf(inside, target);
    if (isFailure(source)) return sender.fail(source);
    const checkpoints = new Checkpoints(target.kind === 'all' ? target.filter : undefined, inside.traits);
    await sender.send(responses.confirmation());
    for (let looked = 1; !sender.isOver; looked += 1) {
      if (looked % RECORDS_AT_ONCE === 0) await setImmediate();
      const failure = source.failure();
      if (failure !== undefined) return sender.fail(failure);
      const entry = source.take();
      const course =
        entry === undefined ? await this.atHead(source, checkpoints) : await this.look(entry, source, checkpoints);
      if (course === 'stop') return;
      if (course === 'consumer is slow' && !(await this.fallBehind(checkpoints))) return;
    }
  }

  /** Says once that the reader has caught up, and then waits for the next write. */
  private async atHead(source: Source, checkpoints: Checkpoints): Promise<Course> {
    const { sender, responses, pass } = this.parts;
    if (this.isLive || !source.isThere()) {
      await this.nextWrite();
      return 'go on';
    }
    const course = await pass('at-end');
    if (course !== 'go on') return course;
    await this.tell(checkpoints.atTurn());
    await sender.send(responses.caughtUp());
    this.isLive = true;
    return 'go on';
  }

  private async look(entry: LogEntry, source: Source, checkpoints: Checkpoints): Promise<Course> {
    const { sender, responses } = this.parts;
    const isWanted = source.wants(entry);
    let isSlow = false;
    if (isWanted) {
      const course = await this.passEvent();
      if (course === 'stop') return course;
      const isBlocked = await sender.send(responses.event(entry));
      this.sent += 1;
      isSlow = course === 'consumer is slow' || (this.isLive && isBlocked && source.waiting() > LIVE_EVENTS_MAX);
    }
    await this.tell(checkpoints.after(entry, { isWanted, isLive: this.isLive }));
    return isSlow ? 'consumer is slow' : 'go on';
  }

  private passEvent(): Promise<Course> {
    if (this.isLive) return this.parts.pass('live');
    return this.sent === 0 ? Promise.resolve('go on') : this.parts.pass('between-events');
  }

  /** Whether the subscription goes on. */
  private async fallBehind(checkpoints: Checkpoints): Promise<boolean> {
    const { inside, sender, responses } = this.parts;
    if (inside.traits.slowConsumer === 'is dropped') {
      sender.fail(consumerTooSlow());
      return false;
    }
    await this.tell(checkpoints.atTurn());
    await sender.send(responses.fellBehind());
    this.isLive = false;
    return true;
  }

  private async tell(position: bigint | undefined): Promise<void> {
    if (position !== undefined) await this.parts.sender.send(this.parts.responses.checkpoint(position));
  }

  private nextWrite(): Promise<void> {
    const { inside, sender } = this.parts;
    return new Promise((resolve) => {
      const done = (): void => {
        stopListening();
        sender.signal.removeEventListener('abort', done);
        resolve();
      };
      const stopListening = inside.log.onWrite(done);
      sender.signal.addEventListener('abort', done);
    });
  }
}
