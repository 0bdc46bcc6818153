import { StoreUnavailable } from '../../kernel/event-store.port';
import { BrokerUnavailable, MessageTooLarge, SenderFenced } from '../../kernel/message-broker.port';
import { type Pause, pauseUnlessAborted } from '../../kernel/pause.port';
import { messageOf } from '../../kernel/message-of';
import { JournalDiverged, LaterEpochPublished } from '../application/journal-diverged';
import type { PublishingOutage } from './publishing-outage';
import { goingOn, type RelayNotice, type RelayState } from './relay-state';
import { MESSAGE_BYTES_MAX } from './transaction-limits';

/** How often the one who stands by must see the same end in a row, while there is more to publish, before it takes over. */
const LOOKS_BEFORE_TAKING_OVER = 3;

export interface RelayPauses {
  /** Between attempts while the broker is away. */
  readonly pause: Pause;
  /** Between two looks of one that stands by: longer than a transaction may last, so that a slow one is not taken for dead. */
  readonly standbyPause: Pause;
}

export interface RelayWork extends RelayPauses {
  /** By which name it is told among those who share an outage. */
  readonly name: string;
  readonly outage: PublishingOutage;
  /** Publishes until the signal aborts, with a sender of its own that it closes. Throws whatever goes wrong. */
  readonly publish: (signal: AbortSignal) => Promise<void>;
  /** What has been published, by whomever, and what there is to publish. */
  readonly look: () => Promise<{ readonly published: number; readonly stored: number }>;
  readonly notify: (notice: RelayNotice) => void;
}

/** Whether it is what may pass by itself. */
const mayPass = (error: unknown): error is BrokerUnavailable | StoreUnavailable =>
  error instanceof BrokerUnavailable || error instanceof StoreUnavailable;

/** What becomes of a relay: it publishes, waits for a broker that is away, stands by while another publishes, or stops for good. */
export class RelayCourse {
  private current: RelayState = 'starting';
  private why: string | undefined;
  private remedy: string | undefined;
  private failures = 0;
  /** Whether the broker has answered that it does not take what was sent last. */
  private isRefused = false;
  /** Up to where it has sent, whatever has become of that. */
  private sentTo: number | undefined;

  constructor(private readonly work: RelayWork) {}

  get state(): RelayState {
    return this.current;
  }

  get reason(): string | undefined {
    return this.why;
  }

  /** What to do where it has diverged. */
  get fix(): string | undefined {
    return this.remedy;
  }

  /** Goes on until the signal aborts, or until what is published is found not to be what is stored. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.current !== 'diverged') {
      try {
        if (await this.isOvertaken()) this.standBy('Another relay has gone on while this one could not.');
        else if (this.current !== 'standby' || (await this.isToTakeOver(signal))) await this.work.publish(signal);
      } catch (error) {
        await this.recover(error, signal);
      }
    }
    this.work.outage.leave(this.work.name, signal);
    if (this.current !== 'diverged') this.become('stopped');
  }

  /** The sender is made and it is known where to go on; whether what was away is back shows only when something is taken. */
  hasBegun(): void {
    this.become('active');
  }

  /** It is about to send what goes up to there. */
  isSending(to: number): void {
    this.sentTo = to;
  }

  /** What was to be sent is taken, or there is nothing to send. */
  hasGoneOn(): void {
    if (this.isRefused) this.work.notify(goingOn([this.work.name]));
    this.isRefused = false;
    this.failures = 0;
    this.work.outage.goOn(this.work.name);
  }

  private async recover(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (error instanceof SenderFenced) {
      this.standBy(error.message, error);
    } else if (error instanceof MessageTooLarge) {
      await this.bideRefusal(error, signal);
    } else if (mayPass(error)) {
      this.failures += 1;
      this.become('unavailable', messageOf(error));
      this.isRefused = false;
      this.work.outage.meet(this.work.name, error, this.work.notify);
      await pauseUnlessAborted(this.work.pause, this.failures, signal);
    } else {
      // What is not known to pass would only come again, and perhaps do harm: it stays until somebody has looked.
      this.become('diverged', messageOf(error));
      this.work.outage.leave(this.work.name);
      if (error instanceof JournalDiverged) this.sayDiverged(error);
      else this.say('error', 'Publishing has stopped.', error);
    }
  }

  private sayDiverged(error: JournalDiverged): void {
    this.remedy = error.fix;
    const level = error instanceof LaterEpochPublished ? 'warn' : 'error';
    this.say(level, `Publishing has stopped: ${error.message} ${error.fix}`);
  }

  /** It is tried again now and then, so that it goes on by itself once the setting is another. */
  private async bideRefusal(error: MessageTooLarge, signal: AbortSignal): Promise<void> {
    this.failures += 1;
    const fix = `Set max.message.bytes of these topics, but that of control records, to ${MESSAGE_BYTES_MAX.toString()} or more: publishing then goes on by itself.`;
    const text = `The broker does not take a message of this size. ${messageOf(error)} ${fix}`;
    this.become('refused', text);
    this.work.outage.leave(this.work.name);
    if (!this.isRefused) this.say('error', text, error);
    this.isRefused = true;
    await pauseUnlessAborted(this.work.pause, this.failures, signal);
  }

  /**
   * Whether there is more than this one can have sent, after a time in which it got no answers. A process that has been stopped
   * wakes up to deadlines that are long over, and would take the place back from the one that has gone on.
   */
  private async isOvertaken(): Promise<boolean> {
    const isWithoutAnswer = this.current === 'unavailable' || this.current === 'refused';
    if (!isWithoutAnswer || this.sentTo === undefined) return false;
    const { published } = await this.work.look();
    return published > this.sentTo;
  }

  private standBy(reason: string, error?: unknown): void {
    this.become('standby', reason);
    this.work.outage.leave(this.work.name);
    this.say('warn', 'Another relay publishes this; this one stands by.', error);
  }

  /** Looks now and then whether the other still publishes; where it does not, although there is something, this one has to. */
  private async isToTakeOver(signal: AbortSignal): Promise<boolean> {
    let idle = 0;
    for (let seen = -1; idle < LOOKS_BEFORE_TAKING_OVER && !signal.aborted;) {
      await pauseUnlessAborted(this.work.standbyPause, 1, signal);
      try {
        const { published, stored } = await this.work.look();
        idle = published === seen && published < stored ? idle + 1 : 0;
        seen = published;
      } catch (error) {
        if (!mayPass(error)) throw error;
      }
    }
    return !signal.aborted;
  }

  private become(state: RelayState, reason?: string): void {
    this.current = state;
    this.why = reason;
  }

  private say(level: RelayNotice['level'], text: string, error?: unknown): void {
    this.work.notify({ level, text, ...(error === undefined ? {} : { error }) });
  }
}
