import { instantOf } from '../../src/kernel/instant';
import { BrokerUnavailable, type Partition } from '../../src/kernel/message-broker.port';
import type { MessageQueue, QueuedMessage, QueueMember, QueuePage } from '../../src/kernel/message-queue.port';

/** Pages so small that a few messages are several. */
const PAGE_MESSAGES = 3;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One partition of messages, with the one member that works on it. */
export class MemoryMessageQueue
  implements Pick<MessageQueue, 'readQueued'>, Pick<QueueMember, 'committedOf' | 'commit'>
{
  readonly messages: QueuedMessage[] = [];
  readonly commits: bigint[] = [];
  /** What stands before it has been cleared away. */
  first = 0n;
  /** So many of the next calls fail. */
  failures = 0;

  add(...values: readonly string[]): void {
    for (const value of values) {
      const offset = BigInt(this.messages.length);
      const sentAt = instantOf(1_000 * this.messages.length);
      this.messages.push({ offset, sentAt, key: bytesOf('sub-1'), value: bytesOf(value), headers: {} });
    }
  }

  async readQueued(_: Partition, from: bigint): Promise<QueuePage> {
    await this.answers();
    const messages = this.messages
      .filter(({ offset }) => offset >= from && offset >= this.first)
      .slice(0, PAGE_MESSAGES);
    const end = BigInt(this.messages.length);
    return { messages, first: this.first, next: (messages.at(-1)?.offset ?? from - 1n) + 1n, end };
  }

  async committedOf(): Promise<bigint | undefined> {
    await this.answers();
    return this.commits.at(-1);
  }

  async commit(_: number, next: bigint): Promise<void> {
    await this.answers();
    this.commits.push(next);
  }

  private async answers(): Promise<void> {
    await Promise.resolve();
    if (this.failures === 0) return;
    this.failures -= 1;
    throw new BrokerUnavailable('The broker is away.');
  }
}
