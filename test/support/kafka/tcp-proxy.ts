import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Gate } from './gate';

const HOST = '127.0.0.1';
const DELAY_MS = 120;

/** What may happen to connections; what each does is said where it is done. */
export const HARMS = ['delay', 'lose-replies', 'black-hole', 'half-open', 'reset', 'refuse'] as const;
export type Harm = (typeof HARMS)[number];

/** A connection through the proxy. */
interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** Whether something of it has been lost, after which the rest would be read as something else. */
  isTorn: boolean;
}

/** A way to one port on this machine, on which connections come to harm when a test says so. */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private readonly struck = new Map<Harm, number>();
  private target = 0;
  private harm: Harm | undefined;
  private healed = new Gate();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server);
    server.on('connection', (client) => proxy.link(client));
    await once(server.listen(0, HOST), 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  leadTo(port: number): void {
    this.target = port;
  }

  /** How often each harm has met something: a connection, or a piece of what went over one. */
  timesStruck(harm: Harm): number {
    return this.struck.get(harm) ?? 0;
  }

  /** Does harm from now on, until it is healed. */
  begin(harm: Harm): void {
    this.heal();
    this.harm = harm;
    for (const link of this.links) {
      if (harm === 'reset' || harm === 'refuse') {
        this.strike(harm);
        link.client.resetAndDestroy();
        link.server.resetAndDestroy();
      }
      // As when a machine goes away: the other side is not told, and waits.
      if (harm === 'half-open') {
        this.strike(harm);
        link.isTorn = true;
        link.server.destroy();
      }
    }
  }

  heal(): void {
    this.harm = undefined;
    this.healed.open();
    this.healed = new Gate();
    for (const { client, server, isTorn } of this.links) {
      if (!isTorn || server.destroyed) continue;
      client.destroy();
      server.destroy();
    }
  }

  async stop(): Promise<void> {
    this.heal();
    const closed = once(this.server.close(), 'close');
    for (const { client, server } of this.links) {
      client.destroy();
      server.destroy();
    }
    await closed;
  }

  private link(client: Socket): void {
    if (this.harm === 'refuse') {
      this.strike('refuse');
      client.resetAndDestroy();
      return;
    }
    const link: Link = { client, server: connect(this.target, HOST), isTorn: false };
    this.links.add(link);
    client.once('close', () => this.links.delete(link));
    this.carry(link, { from: client, to: link.server, isReply: false });
    this.carry(link, { from: link.server, to: client, isReply: true });
  }

  /** Hands on what comes, in its order, and the end behind it. */
  private carry(
    link: Link,
    { from, to, isReply }: { readonly from: Socket; readonly to: Socket; readonly isReply: boolean },
  ): void {
    let carried = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      carried = carried.then(async () => {
        if ((await this.passes(link, isReply)) && to.writable) to.write(chunk);
      });
    });
    from.once('close', () => {
      void carried.then(async () => {
        if (await this.endPasses(link, isReply)) to.destroy();
      });
    });
    // What went wrong on one side is seen on the other as its end.
    from.on('error', () => undefined);
  }

  private async passes(link: Link, isReply: boolean): Promise<boolean> {
    if (this.harm === 'delay') {
      this.strike('delay');
      await setTimeout(DELAY_MS);
    }
    // Nothing of it is lost: it comes late, when whoever sent it has long given it up.
    while (this.harm === 'black-hole') {
      this.strike('black-hole');
      await this.healed.opened;
    }
    if (this.harm === 'lose-replies' && isReply) {
      this.strike('lose-replies');
      link.isTorn = true;
      return false;
    }
    return !link.isTorn;
  }

  private async endPasses(link: Link, isReply: boolean): Promise<boolean> {
    while (this.harm === 'black-hole') await this.healed.opened;
    return !isReply || !link.isTorn;
  }

  private strike(harm: Harm): void {
    this.struck.set(harm, this.timesStruck(harm) + 1);
  }
}
