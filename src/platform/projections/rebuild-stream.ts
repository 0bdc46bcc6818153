import type { Timing } from './timing';

/** A rebuild reports a hundred times a second; a reader needs no more than this. */
export const EVENT_INTERVAL_MS = 250;
/** A proxy ends a connection over which nothing comes for a minute or so. */
export const KEEP_ALIVE_MS = 15_000;

/** What a stream tells of: the present state, and whether another will follow. */
export interface StreamedState {
  readonly event: string;
  readonly data: object;
  readonly isLast: boolean;
}

/** As much of an answer under way as a stream needs. */
interface StreamResponse {
  /** Whether the reader has not taken yet what was written. */
  readonly writableNeedDrain: boolean;
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
  write(text: string): unknown;
  end(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

export interface StreamPorts {
  readonly response: StreamResponse;
  readonly timing: Timing;
  readonly stateNow: () => StreamedState;
  /** Called once, when the last state has been sent or the reader has gone. */
  readonly onOver: () => void;
}

/**
 * Sends a state that changes as server-sent events: each as it is when it is sent, the last one in any case. What a slow
 * reader has not taken yet is not sent again, so that nothing piles up for it.
 */
export class StateStream {
  private isOver = false;
  private cancelEvent: (() => void) | undefined;
  private cancelKeepAlive: () => void = () => undefined;

  constructor(private readonly ports: StreamPorts) {}

  /** Sends the state as it is now. */
  begin(): void {
    const { response } = this.ports;
    response.once('close', () => this.close());
    // Proxies keep back what they take for the beginning of a page.
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    this.send();
  }

  /** To be called whenever the state has changed. */
  changed(): void {
    if (this.isOver) return;
    if (this.ports.stateNow().isLast) this.send();
    else this.cancelEvent ??= this.ports.timing.after(EVENT_INTERVAL_MS, () => this.send());
  }

  private send(): void {
    const { response, stateNow } = this.ports;
    this.cancelEvent?.();
    this.cancelEvent = undefined;
    const { event, data, isLast } = stateNow();
    if (isLast || !response.writableNeedDrain) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (!isLast) {
      this.keepAlive();
      return;
    }
    response.end();
    this.close();
  }

  private keepAlive(): void {
    this.cancelKeepAlive();
    this.cancelKeepAlive = this.ports.timing.after(KEEP_ALIVE_MS, () => {
      if (!this.ports.response.writableNeedDrain) this.ports.response.write(': still there\n\n');
      this.keepAlive();
    });
  }

  private close(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.cancelEvent?.();
    this.cancelKeepAlive();
    this.ports.onOver();
  }
}
