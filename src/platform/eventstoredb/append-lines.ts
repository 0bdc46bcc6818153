import { performance } from 'node:perf_hooks';
import { WrongExpectedVersionError } from '@eventstore/db-client';
import { StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { untilAnswered } from './attempts';
import type { ServerAppend, ServerConnection, Written } from './server-connection';
import type { Timings } from './timings';

/** Callers beyond these are refused: they would wait longer than anybody does. */
export const APPENDS_WAITING_MAX = 16_384;

/** The turn of an append in its line. */
export interface Turn<Marked> {
  /** Called when it comes; what it answers goes with the outcome. */
  readonly begun: () => Marked;
  /** Called when the events stand, before the next of the line has its turn: that is still before the caller hears of it. */
  readonly written: (written: Written) => void;
}

export type SentAppend<Marked> =
  | { readonly outcome: 'written'; readonly written: Written; readonly marked: Marked }
  | { readonly outcome: 'conflict' };

/**
 * Sends appends, those to one stream one after the other. The same events after the same revision are sent again while the
 * outcome is unknown and there is time: the server then finds their ids where they would go, or writes them.
 */
export class AppendLines {
  private readonly lines = new Map<string, Promise<unknown>>();
  private waiting = 0;

  constructor(
    private readonly connection: Pick<ServerConnection, 'append'>,
    private readonly timings: Timings,
  ) {}

  async append<Marked>(append: ServerAppend, turn: Turn<Marked>): Promise<SentAppend<Marked>> {
    if (this.waiting >= APPENDS_WAITING_MAX) {
      throw new StoreUnavailable(`${APPENDS_WAITING_MAX.toString()} appends wait already.`);
    }
    const endsAtMs = performance.now() + this.timings.answerMs;
    this.waiting += 1;
    try {
      return await this.inLine(append.stream, () => this.send(append, turn, endsAtMs));
    } finally {
      this.waiting -= 1;
    }
  }

  private async inLine<Answer>(stream: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.lines.get(stream);
    const mine = before === undefined ? work() : before.then(work, work);
    this.lines.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.lines.get(stream) === mine) this.lines.delete(stream);
    }
  }

  private send<Marked>(
    { stream, events, expectedRevision }: ServerAppend,
    turn: Turn<Marked>,
    endsAtMs: number,
  ): Promise<SentAppend<Marked>> {
    const marked = turn.begun();
    const attempt = async (ms: number): Promise<SentAppend<Marked>> => {
      try {
        const written = await this.connection.append({ stream, events, expectedRevision }, ms);
        assertPlace(stream, written, expectedRevision + events.length);
        turn.written(written);
        return { outcome: 'written', written, marked };
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) return { outcome: 'conflict' };
        throw error;
      }
    };
    return untilAnswered(attempt, this.timings, endsAtMs);
  }
}

/** A stream that was deleted goes on counting where it was, whatever revision is expected. */
const assertPlace = (stream: string, { revision }: Written, expected: number): void => {
  if (revision === expected) return;
  throw new InvariantViolated(
    `${stream} has been deleted from the event store: what was appended stands at ${revision.toString()}, not at ${expected.toString()}.`,
  );
};
