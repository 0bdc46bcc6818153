import { setImmediate } from 'node:timers';
import { encodeAccountFact } from '../accounts/domain/account.codec';
import type { RecordAccountFact } from '../accounts/domain/account.commands';
import { InvariantViolated } from '../kernel/invariant-violated';
import type { Pause } from '../kernel/pause.port';
import { present } from '../kernel/present';
import type { CommandContext } from '../kernel/transact';
import { encodeSubscriptionFact } from '../subscriptions/domain/subscription.codec';
import type { RecordFact, RecordPeriod, SubscriptionCommand } from '../subscriptions/domain/subscription.commands';
import type { RunningService } from './running-service';
import { dataOf } from './service-answers';
import type { components } from './service-api.generated';
import { ServiceUnreachable } from './service-unreachable';

export type RowResult = components['schemas']['BatchResultDto'];

/** Rows in one request: few enough that the service goes on answering questions while it reads them. */
const BATCH_ROWS_MAX = 250;
/** A quarter of what a batch may have; one row more is always less than the rest. */
const BATCH_BYTES_MAX = 2_097_152;
/** While one is recorded, the next is on its way. */
const BATCHES_AT_ONCE = 4;
/** Rows that wait or are on their way. */
export const ROWS_IN_FLIGHT_MAX = BATCH_ROWS_MAX * BATCHES_AT_ONCE;
/** With the pauses between them half a minute at most: enough for a service that is started again. */
const ATTEMPTS_MAX = 10;
const UNAVAILABLE = 503;

type RowCommand = RecordFact | RecordPeriod | RecordAccountFact;

const ROWS: readonly string[] = ['record-fact', 'record-period', 'record-account-fact'] satisfies RowCommand['type'][];

const isRow = (command: SubscriptionCommand | RecordAccountFact): command is RowCommand => ROWS.includes(command.type);

interface Waiting {
  readonly text: string;
  readonly bytes: number;
  readonly tried: boolean;
  readonly settle: (result: RowResult) => void;
  readonly fail: (error: unknown) => void;
}

const statementOf = (command: RowCommand): object => {
  switch (command.type) {
    case 'record-fact':
      return encodeSubscriptionFact(command.fact);
    case 'record-account-fact':
      return encodeAccountFact(command.fact);
    case 'record-period': {
      const { type: _, ...data } = command;
      return { type: 'subscription-period', data };
    }
  }
};

const lineOf = (command: RowCommand, { commandId, source, sourceId, sourceSequence }: CommandContext): string =>
  JSON.stringify({ ...statementOf(command), metadata: present({ commandId, source, sourceId, sourceSequence }) });

const pairsOf = (rows: readonly Waiting[], results: readonly RowResult[]): readonly (readonly [Waiting, RowResult])[] =>
  rows.flatMap((row, place) => results.slice(place, place + 1).map((result) => [row, result] as const));

/** Sends rows to a service, many in one request; a request that gets no answer is sent again, and counts once. */
export class ServiceRows {
  private readonly waiting: Waiting[] = [];
  private isDue = false;
  private underWay = 0;

  constructor(
    private readonly service: RunningService,
    private readonly pause: Pause,
    private readonly stop: AbortSignal,
  ) {}

  /** What became of one row. Throws ServiceUnreachable once the service has not answered for as long as is waited, or the user waits no more. */
  send(command: SubscriptionCommand | RecordAccountFact, context: CommandContext): Promise<RowResult> {
    if (!isRow(command)) throw new InvariantViolated(`${command.type} is no row of a file.`);
    return new Promise((settle, fail) => {
      const text = lineOf(command, context);
      const bytes = Buffer.byteLength(text);
      this.waiting.push({ text, bytes, tried: context.dryRun === true, settle, fail });
      this.schedule();
    });
  }

  /** After all rows that can be read now, so that they go together. */
  private schedule(): void {
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      while (this.waiting.length > 0 && this.underWay < BATCHES_AT_ONCE) {
        // Few rows wait for more, unless nothing is on its way whose answer would let more come.
        if (this.waiting.length < BATCH_ROWS_MAX && this.underWay > 0) return;
        void this.sendBatch(this.nextBatch());
      }
    });
  }

  private nextBatch(): readonly Waiting[] {
    const [first] = this.waiting;
    let size = 0;
    const end = this.waiting.findIndex(({ bytes, tried }, index) => {
      size += bytes;
      return index === BATCH_ROWS_MAX || (index > 0 && size > BATCH_BYTES_MAX) || tried !== first?.tried;
    });
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end);
  }

  private async sendBatch(batch: readonly Waiting[]): Promise<void> {
    this.underWay += 1;
    try {
      const results = await this.answeredInTime(batch);
      batch.forEach(({ settle, fail }, index) => {
        const result = results[index];
        if (result === undefined) fail(new InvariantViolated('The service has answered fewer rows than were sent.'));
        else settle(result);
      });
    } catch (error) {
      for (const { fail } of batch) fail(error);
    } finally {
      this.underWay -= 1;
      if (this.waiting.length > 0) this.schedule();
    }
  }

  /**
   * A service that is being stopped says that its store is not there; it may be back in a moment. Rows that it has answered
   * are not sent again: what they have recorded would be told as recorded before.
   */
  private async answeredInTime(batch: readonly Waiting[]): Promise<readonly (RowResult | undefined)[]> {
    const known = new Map<Waiting, RowResult>();
    for (let tried = 1; ; tried += 1) {
      const asked = batch.filter((row) => (known.get(row)?.status ?? UNAVAILABLE) === UNAVAILABLE);
      try {
        const answers = await this.answered(asked);
        for (const [row, result] of pairsOf(asked, answers)) known.set(row, result);
        const results = batch.map((row) => known.get(row));
        if (tried === ATTEMPTS_MAX || results.every((result) => result?.status !== UNAVAILABLE)) return results;
      } catch (error) {
        if (tried === ATTEMPTS_MAX || this.stop.aborted || !(error instanceof ServiceUnreachable)) throw error;
      }
      await this.pause.beforeAttempt(tried);
    }
  }

  private async answered(batch: readonly Waiting[]): Promise<readonly RowResult[]> {
    const isTried = batch[0]?.tried === true;
    const result = await this.service.api.POST('/v1/facts', {
      params: { query: isTried ? { dryRun: 'true' } : {} },
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: [],
      bodySerializer: () => batch.map(({ text }) => text).join('\n'),
    });
    return dataOf(result).results;
  }
}
