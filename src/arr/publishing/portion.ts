import type { OutgoingMessage } from '../../kernel/message-broker.port';
import type { PublishedEntry, ShardPoint } from '../application/published-entry';
import type { CurrentArr, CurrentDraft } from '../domain/current-arr';
import type { ShardPlace } from '../queries/entry-shown';
import { arrChanged, type Publication } from './arr-changed.message';
import { arrControl } from './arr-control.message';
import { arrCurrent, currentBytesMax } from './arr-current.message';
import { messageBytes, TRANSACTION_BYTES_MAX, TRANSACTION_MESSAGES_MAX } from './transaction-limits';

/** An entry, and where its shard stands after it. */
export interface EntryStep {
  readonly entry: PublishedEntry;
  readonly after: ShardPoint;
}

/** What goes out in one transaction: entries, what their accounts then have, and how far the shard is. */
export interface Portion {
  readonly messages: readonly OutgoingMessage[];
  readonly after: ShardPoint;
  /** What the fold of current figures becomes once it is out. */
  readonly draft: CurrentDraft;
}

/** One portion as it is filled. */
export class PortionInMaking {
  private readonly entries: OutgoingMessage[] = [];
  private readonly draft: CurrentDraft;
  private bytes = 0;
  private accounts = 0;
  private last: EntryStep | undefined;

  constructor(
    private readonly publication: Publication,
    private readonly place: ShardPlace,
    current: CurrentArr,
  ) {
    this.draft = current.draft();
  }

  /** Answers false where the entry has to wait for the next one; the first entry never has. */
  take(step: EntryStep): boolean {
    const { accountId } = step.entry;
    const message = arrChanged(this.publication, this.place, step.entry);
    const isTouched = this.draft.has(accountId);
    const figures = this.draft.figuresOf(accountId);
    // An entry adds one amount at most to what the record of its account has.
    const before = isTouched ? currentBytesMax(figures) : 0;
    const bytes = this.bytes + messageBytes(message) + currentBytesMax(figures + 1) - before;
    const accounts = this.accounts + (isTouched ? 0 : 1);
    // One more is the control record.
    const messages = this.entries.length + 1 + accounts + 1;
    if (this.last !== undefined && (messages > TRANSACTION_MESSAGES_MAX || bytes > TRANSACTION_BYTES_MAX)) return false;
    this.draft.take(step.entry);
    this.entries.push(message);
    this.bytes = bytes - currentBytesMax(figures + 1) + currentBytesMax(this.draft.figuresOf(accountId));
    this.accounts = accounts;
    this.last = step;
    return true;
  }

  /** Undefined while it is empty. */
  whole(): Portion | undefined {
    const { last, draft, publication, place } = this;
    if (last === undefined) return undefined;
    const current = draft.accounts().map((one) => arrCurrent(publication, place, one));
    const control = arrControl(publication, place, last.after, last.entry);
    return { messages: [...this.entries, ...current, control], after: last.after, draft };
  }
}
