import type { JournalEntryAnswer } from './arr/queries/journal-answers';
import type { CheckedShard, TopicFault } from './cli/folder-work';
import { canonicalText } from './consumer/canonical-text';
import { ChangesRefused } from './consumer/reader-errors';
import { type Gap, judge, type ShardPosition, type Verdict } from './consumer/shard-check';
import { toldByEntry, toldByMessage } from './consumer/told-change';
import { canonicalJson, isJsonObject, type JsonObject } from './kernel/canonical-json';
import type { MessageBroker, Partition, ReceivedMessage } from './kernel/message-broker.port';

/** What is wrong beyond these is counted, not told. */
const FAULTS_TOLD_MAX = 20;

/** The ledger's own entries of a shard, in order. */
export interface OwnEntries {
  /** Undefined where the ledger has none there. */
  at(epoch: number, seq: number): Promise<JournalEntryAnswer | undefined>;
  /** How many it has of an epoch. */
  count(epoch: number): Promise<number>;
}

export interface ShardCheckPorts {
  readonly broker: Pick<MessageBroker, 'read' | 'lastOf'>;
  readonly changes: Partition;
  readonly control: Partition;
  readonly own: OwnEntries;
  /** The epoch that the ledger is in. */
  readonly epoch: number;
  /** Epochs that others have taken the place of under the same policy: what they had may be what the ledger has lost. */
  readonly isReplaced: (epoch: number) => boolean;
  /** Called after each page, with how many messages have been read. */
  readonly onPage: (messages: number) => void;
}

interface ControlRecord {
  readonly epoch: number;
  readonly seq: number;
  readonly digest: string;
  readonly totals: JsonObject;
}

/** What a control record says; undefined where it is none. */
const controlIn = (text: string): ControlRecord | undefined => {
  const parsed = parsedJson(text);
  if (!isJsonObject(parsed)) return undefined;
  const { epoch, seq, digest, totals } = parsed;
  if (typeof epoch !== 'number' || typeof seq !== 'number' || typeof digest !== 'string') return undefined;
  return isJsonObject(totals) ? { epoch, seq, digest, totals } : undefined;
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const placeOf = ({ epoch, seq }: Pick<ShardPosition, 'epoch' | 'seq'>): string =>
  `entry ${seq.toString()} of epoch ${epoch.toString()}`;

/** Reads one partition of the topic from its first message to its last, and holds each against the one before and against the ledger. */
export class TopicShardCheck {
  private readonly faults: TopicFault[] = [];
  private faultsMore = 0;
  private messages = 0;
  private position: ShardPosition | undefined;
  /** The first entry that is there; those before it were cleared away in time. */
  private first: number | undefined;
  /** Nothing can be said of what comes after a message that does not follow. */
  private isForked = false;
  private hasControl = false;

  constructor(private readonly ports: ShardCheckPorts) {}

  async run(stop: AbortSignal): Promise<CheckedShard> {
    const { broker, changes } = this.ports;
    // Read before the messages that it speaks of: while a relay publishes, a later one would speak of more than was read.
    const control = await this.controlRecord();
    for (let from = 0n, isLast = false; !isLast && !this.isOver(stop);) {
      const page = await broker.read(changes, from);
      for (const message of page.messages) {
        if (!this.isOver(stop)) await this.take(message, control);
      }
      [from, isLast] = [page.next, page.isLast];
      this.ports.onPage(this.messages);
    }
    return this.result(control);
  }

  private isOver(stop: AbortSignal): boolean {
    return this.isForked || stop.aborted;
  }

  private async take(message: ReceivedMessage, control: ControlRecord | undefined): Promise<void> {
    this.messages += 1;
    const verdict = this.judge(message);
    if (verdict === undefined) return;
    if (verdict.verdict === 'gap') {
      await this.bridge(verdict);
      if (!this.isForked) await this.settle(this.judge(message), message, control);
      return;
    }
    await this.settle(verdict, message, control);
  }

  private judge(message: ReceivedMessage): Verdict | undefined {
    try {
      return judge(this.position, toldByMessage(message));
    } catch (error) {
      if (!(error instanceof ChangesRefused)) throw error;
      this.fault('foreign', `What stands at offset ${message.offset.toString()} is no entry. ${error.message}`);
      return undefined;
    }
  }

  private async settle(
    verdict: Verdict | undefined,
    { value, offset }: ReceivedMessage,
    control: ControlRecord | undefined,
  ): Promise<void> {
    if (verdict?.verdict === 'fork') {
      this.isForked = true;
      this.fault('forked', `At offset ${offset.toString()}: ${verdict.reason}`);
    }
    if (verdict?.verdict === 'repeated')
      this.fault('doubled', `What stands at offset ${offset.toString()} came before.`);
    if (verdict?.verdict !== 'next') return;
    this.first ??= verdict.position.seq;
    this.position = verdict.position;
    await this.compare(verdict.position, value ?? '');
    if (control !== undefined) this.compareWith(control, verdict.position);
  }

  /** Goes over entries that are missing by the ledger's own, so that those behind them can be judged. */
  private async bridge({ epoch, from, to }: Gap): Promise<void> {
    const isCleared = this.position === undefined;
    const entries = `Entries ${from.toString()} to ${to.toString()} of epoch ${epoch.toString()}`;
    if (!isCleared) this.fault('missing', `${entries} are not on the topic.`);
    for (let seq = from; seq <= to && !this.isForked; seq += 1) {
      const entry = await this.ports.own.at(epoch, seq);
      const verdict = entry && judge(this.position, toldByEntry(entry));
      if (verdict?.verdict === 'next') {
        this.position = verdict.position;
        continue;
      }
      this.isForked = true;
      this.fault(
        'forked',
        `${entries} are not on the topic, and the ledger has no ${placeOf({ epoch, seq })} that would follow.`,
      );
    }
  }

  private async compare(position: ShardPosition, value: string): Promise<void> {
    if (this.ports.isReplaced(position.epoch)) return;
    const own = await this.ports.own.at(position.epoch, position.seq);
    if (own === undefined) {
      // Nor has it any of those behind it.
      this.isForked = true;
      this.fault('ahead', `The ledger has no ${placeOf(position)}, nor any after it.`);
      return;
    }
    if (canonicalText(own) !== value) this.fault('altered', `The ledger has another ${placeOf(position)}.`);
  }

  private compareWith(control: ControlRecord, { epoch, seq, digest, totals }: ShardPosition): void {
    if (control.epoch !== epoch || control.seq !== seq) return;
    const isSame = control.digest === digest && canonicalJson(control.totals) === canonicalJson(totals);
    if (!isSame) this.fault('control', `The control record says something else of ${placeOf({ epoch, seq })}.`);
  }

  private async controlRecord(): Promise<ControlRecord | undefined> {
    const last = await this.ports.broker.lastOf(this.ports.control);
    if (last === undefined) return undefined;
    const control = controlIn(last.value ?? '');
    if (control === undefined) this.fault('control', 'The control record is none.');
    else this.hasControl = true;
    return control;
  }

  private async result(control: ControlRecord | undefined): Promise<CheckedShard> {
    const { position, first, messages, faults, faultsMore } = this;
    const { own, epoch, changes } = this.ports;
    const isBehindControl =
      control !== undefined &&
      (position === undefined ||
        control.epoch > position.epoch ||
        (control.epoch === position.epoch && control.seq > position.seq));
    if (isBehindControl && !this.isForked) {
      this.fault('missing', `The control record speaks of ${placeOf(control)}, and the topic ends before it.`);
    }
    if (position !== undefined && !this.hasControl)
      this.fault('control', 'There is no control record beside the entries.');
    const last = position?.epoch === epoch ? position.seq : 0;
    const count = await own.count(epoch);
    return {
      ...{ shard: changes.partition, messages, first: first ?? null, last, ledger: count },
      ...{ behind: Math.max(0, count - last), faults, faultsMore },
    };
  }

  private fault(found: TopicFault['found'], detail: string): void {
    if (this.faults.length < FAULTS_TOLD_MAX) this.faults.push({ found, detail });
    else this.faultsMore += 1;
  }
}
