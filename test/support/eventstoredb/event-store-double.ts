import { promisify } from 'node:util';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Clock } from '../../../src/kernel/clock.port';
import { appendCall } from './append-call';
import { batchAppendCall } from './batch-append-call';
import { gossipCall, supportedMethodsCall } from './cluster-calls';
import { deleteCall, tombstoneCall } from './delete-call';
import { Faults } from './faults';
import { readCall } from './read-call';
import { ServerInside } from './server-inside';
import { ServerLog } from './server-log';
import { EVENT_BYTES_MAX, type ServerVersion, TRAITS } from './server-version';
import { TcpRelay } from './tcp-relay';

export interface DoubleOptions {
  /** The server's own clock, which dates events. */
  readonly clock: Clock;
  readonly version?: ServerVersion;
  /** Without it clients append with one call a write. */
  readonly supportsBatchAppend?: boolean;
  /** Without it the server says that it knows no such call. */
  readonly tellsFeatures?: boolean;
}

/**
 * A server of EventStoreDB in this process, over real gRPC, for clients that know no better: streams, all streams,
 * subscriptions, deletions, and what goes wrong when it is told to. It keeps its log when it is stopped and started.
 */
export class EventStoreDouble {
  readonly faults = new Faults();
  private readonly relay = new TcpRelay();
  private readonly inside: ServerInside;
  private server: Server | undefined;

  constructor(private readonly options: DoubleOptions) {
    const { clock, version = '24.10.5' } = options;
    const log = new ServerLog(clock);
    this.inside = new ServerInside({ log, traits: TRAITS[version], faults: this.faults, relay: this.relay });
  }

  get port(): number {
    return this.relay.port;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  async start(): Promise<void> {
    const server = new Server({
      'grpc.max_receive_message_length': EVENT_BYTES_MAX,
      'grpc.max_send_message_length': -1,
    });
    this.serve(server);
    const bind = promisify(server.bindAsync.bind(server));
    await this.relay.listen(await bind('127.0.0.1:0', ServerCredentials.createInsecure()));
    this.server = server;
  }

  /** Ends as a process does that is killed: connections break, and what was in memory only is gone. */
  async stop(): Promise<void> {
    await this.relay.close();
    this.server?.forceShutdown();
    this.server = undefined;
    this.inside.forget();
  }

  /** Breaks all connections. */
  cutConnections(): void {
    this.relay.cut();
  }

  /** Leaves all connections open that there are, and carries nothing on them any more. */
  freezeConnections(): void {
    this.relay.freeze();
  }

  /** Lets each new connection take so long until it carries anything. */
  delayConnections(ms: number): void {
    this.relay.joinMs = ms;
  }

  private serve(server: Server): void {
    const { inside } = this;
    const { version = '24.10.5', supportsBatchAppend = true, tellsFeatures = true } = this.options;
    server.addService(StreamsService, {
      read: readCall(inside),
      append: appendCall(inside),
      batchAppend: batchAppendCall(inside),
      delete: deleteCall(inside),
      tombstone: tombstoneCall(inside),
    });
    server.addService(GossipService, { read: gossipCall(inside) });
    if (!tellsFeatures) return;
    const getSupportedMethods = supportedMethodsCall(inside, { version, supportsBatchAppend });
    server.addService(ServerFeaturesService, { getSupportedMethods });
  }
}
