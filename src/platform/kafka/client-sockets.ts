import { isIP, connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * The connections of one client. The library forgets one now and then, where two calls look for the same broker at once, and
 * it would hold the process for ever: when a client is closed, all that it has opened is. What the library then still has under way
 * gets no new connection, over which it would go on behind the back of whoever has given it up.
 */
export class ClientSockets {
  private readonly open = new Set<Socket>();
  private isClosed = false;

  readonly create: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.isClosed) throw new Error('The client has been closed.');
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = isPlain(ssl)
      ? connectPlain({ host, port }, onConnect)
      : connectTls({ host, port, ...name, ...ssl }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    return socket;
  };

  destroy(): void {
    this.isClosed = true;
    for (const socket of this.open) socket.destroy();
  }
}

/** Without TLS the library says false, whatever its types say. */
const isPlain = (ssl: unknown): boolean => ssl === undefined || ssl === null || ssl === false;
