import { setImmediate } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { GossipClient } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { type ClusterInfo, MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { StoreUnavailable } from '../../kernel/event-store.port';

const TICKS_PER_MS = 10_000n;

export interface ClusterMember {
  readonly address: string;
  /** As the server calls it, in lower case: `leader`, `follower`, … */
  readonly state: string;
  readonly isAlive: boolean;
}

export interface ServerInspection {
  /** `24.10.0`; `unknown` where the server does not say. */
  readonly version: string;
  readonly members: readonly ClusterMember[];
  /** How far the server's clock is ahead of this machine's, within some seconds; absent where it does not tell the time. */
  readonly clockAheadMs?: number;
}

/** What the client keeps to itself and nothing else tells. A test fails when it is no longer there. */
interface ClientInside {
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  getChannel(): Promise<{ close(): void }>;
  getGRPCClient(): Promise<unknown>;
}

const givenUp = (): Promise<never> => Promise.reject(new StoreUnavailable('The connection was given up.'));

/** Ends the calls of a client and lets go of its connection, which the client itself keeps. Nothing can be asked of it any more. */
export const disposeOf = async (client: EventStoreDBClient): Promise<void> => {
  const inside = client as unknown as ClientInside;
  const open = inside.getChannel().catch(() => undefined);
  // Whoever still holds the client, for another attempt say, would have it connect again, and nobody would end that connection;
  // and an append over a channel that is closed throws into the process, which ends it, and not to its caller.
  inside.getChannel = givenUp;
  inside.getGRPCClient = givenUp;
  // A call that asked for the channel just before has begun by then.
  await setImmediate();
  await client.dispose();
  (await open)?.close();
};

const STATES = new Map(
  Object.entries(MemberInfo.VNodeState).map(([name, state]) => [String(state), name.toLowerCase()]),
);

const memberOf = (member: MemberInfo): ClusterMember => {
  const endPoint = member.getHttpEndPoint();
  const [host, port] = [endPoint?.getAddress() ?? 'unknown', endPoint?.getPort() ?? 0];
  return {
    address: `${host}:${port.toString()}`,
    state: STATES.get(String(member.getState())) ?? 'unknown',
    isAlive: member.getIsAlive(),
  };
};

const gossipOver = (channel: object): Promise<ClusterInfo> => {
  // With a channel of its own the stub looks at neither the address nor the credentials.
  const Stub = GossipClient as unknown as new (...args: readonly [null, null, object]) => GossipClient;
  return new Promise((resolve, reject) => {
    new Stub(null, null, { channelOverride: channel }).read(new Empty(), (error, answer) => {
      if (error === null) resolve(answer);
      else reject(error);
    });
  });
};

const clockAheadMs = (info: ClusterInfo, nowMs: number): number | undefined => {
  const ticks = info.getMembersList().map((member) => BigInt(member.getTimeStamp()));
  const latest = ticks.reduce((last, each) => (each > last ? each : last), 0n);
  return latest === 0n ? undefined : Number(latest / TICKS_PER_MS) - nowMs;
};

/** Asks the server about itself. Throws the client's errors. */
export const inspectServer = async (client: EventStoreDBClient, nowMs: number): Promise<ServerInspection> => {
  const inside = client as unknown as ClientInside;
  const { serverVersion: version } = await inside.capabilities;
  const info = await gossipOver(await inside.getChannel());
  const aheadMs = clockAheadMs(info, nowMs);
  const members = info.getMembersList().map(memberOf);
  return { version, members, ...(aheadMs !== undefined && { clockAheadMs: aheadMs }) };
};
