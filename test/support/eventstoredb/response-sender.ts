import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Failure } from './statuses';

/** Sends answers as fast as their reader takes them, and knows when there is nobody left to send to. */
export class ResponseSender {
  private readonly over = new AbortController();

  constructor(private readonly call: ServerWritableStream<ReadReq, ReadResp>) {
    call.on('cancelled', () => this.over.abort());
    call.on('close', () => this.over.abort());
  }

  get isOver(): boolean {
    return this.over.signal.aborted;
  }

  get signal(): AbortSignal {
    return this.over.signal;
  }

  /** Answers whether it had to wait for the reader. */
  async send(response: ReadResp): Promise<boolean> {
    if (this.isOver || this.call.write(response)) return false;
    try {
      await once(this.call, 'drain', { signal: this.signal });
    } catch (error) {
      if (!this.signal.aborted) throw error;
    }
    return true;
  }

  end(): void {
    if (!this.isOver) this.call.end();
  }

  fail(failure: Failure): void {
    if (this.isOver) return;
    this.call.emit('error', failure);
    this.over.abort();
  }
}
