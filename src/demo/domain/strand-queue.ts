import type { CalendarDate } from '../../kernel/calendar-date';
import type { ToldFact } from './told-fact';

interface Waiting {
  readonly next: ToldFact;
  readonly strand: Iterator<ToldFact, void>;
}

const isEarlier = ({ next: a }: Waiting, { next: b }: Waiting): boolean =>
  a.recordedAt === b.recordedAt ? a.sourceId < b.sourceId : a.recordedAt < b.recordedAt;

// Moments and days compare as text.
const isBefore = (waiting: Waiting, day: string): boolean => waiting.next.recordedAt < day;

/** Strands of facts, each in the order in which its facts became known, taken together in that order: a binary heap. */
export class StrandQueue {
  private readonly heap: Waiting[] = [];

  add(strand: Iterator<ToldFact, void>): void {
    const told = strand.next();
    if (told.done !== true) this.rise({ next: told.value, strand });
  }

  /** What became known before a day. */
  *before(day: CalendarDate): Generator<ToldFact> {
    for (let first = this.heap[0]; first !== undefined && isBefore(first, day); first = this.heap[0]) {
      yield first.next;
      this.advance(first);
    }
  }

  *rest(): Generator<ToldFact> {
    for (let first = this.heap[0]; first !== undefined; first = this.heap[0]) {
      yield first.next;
      this.advance(first);
    }
  }

  /** Takes the first away and puts its strand in again, with the fact that follows. The fact before has been told by then. */
  private advance({ strand }: Waiting): void {
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) this.sink(last);
    this.add(strand);
  }

  private rise(waiting: Waiting): void {
    let place = this.heap.length;
    this.heap.push(waiting);
    while (place > 0) {
      const above = Math.floor((place - 1) / 2);
      const parent = this.heap[above];
      if (parent === undefined || !isEarlier(waiting, parent)) break;
      this.heap[place] = parent;
      place = above;
    }
    this.heap[place] = waiting;
  }

  private sink(waiting: Waiting): void {
    let place = 0;
    for (;;) {
      const [left, right] = [this.heap[2 * place + 1], this.heap[2 * place + 2]];
      if (left === undefined) break;
      const [child, at] =
        right !== undefined && isEarlier(right, left) ? [right, 2 * place + 2] : [left, 2 * place + 1];
      if (!isEarlier(child, waiting)) break;
      this.heap[place] = child;
      place = at;
    }
    this.heap[place] = waiting;
  }
}
