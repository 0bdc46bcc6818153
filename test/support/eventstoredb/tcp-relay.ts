import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const HOST = '127.0.0.1';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** Stands before a server, so that its connections can be broken, or left open and dead, without its doing. */
export class TcpRelay {
  private readonly pairs = new Set<Pair>();
  private server: Server | undefined;
  private target = 0;
  private boundPort = 0;
  /** How long a new connection takes until it carries anything. */
  joinMs = 0;
  /** Connections that carry nothing yet. */
  private readonly joining = new Set<Socket>();

  get port(): number {
    return this.boundPort;
  }

  /** Listens at the same port as the time before, so that a client finds a server that was away. */
  async listen(target: number): Promise<void> {
    this.target = target;
    this.server = createServer((near) => this.accept(near));
    this.server.listen(this.boundPort, HOST);
    await once(this.server, 'listening');
    this.boundPort = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.cut();
    if (server === undefined) return;
    server.close();
    await once(server, 'close');
  }

  /** Breaks all connections, with a reset. */
  cut(): void {
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
    this.pairs.clear();
    for (const near of this.joining) near.destroy();
    this.joining.clear();
  }

  /** Leaves all connections open that there are now, and carries nothing on them any more. */
  freeze(): void {
    for (const { near, far } of this.pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
    }
  }

  private accept(near: Socket): void {
    if (this.joinMs === 0) {
      this.join(near);
      return;
    }
    this.joining.add(near);
    near.on('error', () => near.destroy());
    near.on('close', () => this.joining.delete(near));
    setTimeout(() => {
      if (this.joining.delete(near)) this.join(near);
    }, this.joinMs).unref();
  }

  private join(near: Socket): void {
    // Taken from the queue after all others were cut: nobody would end it, and closing waits for it.
    if (this.server === undefined) {
      near.destroy();
      return;
    }
    const far = connect(this.target, HOST);
    const pair = { near, far };
    this.pairs.add(pair);
    near.setNoDelay();
    far.setNoDelay();
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.pairs.delete(pair);
        other.destroy();
      });
    }
  }
}
