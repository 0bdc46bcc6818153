import type { handleUnaryCall } from '@grpc/grpc-js';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { uuidOf } from './proposed-writes';
import type { ServerInside } from './server-inside';
import type { ServerVersion } from './server-version';

const STREAMS = 'event_store.client.streams.streams';

/** The methods that the server lists, with the features of each. */
const METHODS: readonly (readonly [name: string, ...features: string[]])[] = [
  ['append'],
  ['batchappend', 'deadline_duration'],
  ['delete'],
  ['read', 'position', 'events'],
  ['tombstone'],
];

export interface Features {
  readonly version: ServerVersion;
  readonly supportsBatchAppend: boolean;
}

export const supportedMethodsCall =
  (inside: ServerInside, { version, supportsBatchAppend }: Features): handleUnaryCall<Empty, SupportedMethods> =>
  async (_, answer) => {
    if ((await inside.pass('server-features', 'before-answer', (problem) => answer(problem))) === 'stop') return;
    const listed = METHODS.filter(([name]) => supportsBatchAppend || name !== 'batchappend');
    const methods = listed.map(([name, ...features]) => {
      const method = new SupportedMethod();
      method.setServiceName(STREAMS);
      method.setMethodName(name);
      return method.setFeaturesList(features);
    });
    const supported = new SupportedMethods();
    supported.setEventStoreServerVersion(version);
    answer(null, supported.setMethodsList(methods));
  };

/** A cluster of one, which leads. */
export const gossipCall =
  (inside: ServerInside): handleUnaryCall<Empty, ClusterInfo> =>
  async (_, answer) => {
    if ((await inside.pass('gossip', 'before-answer', (problem) => answer(problem))) === 'stop') return;
    const endPoint = new EndPoint();
    endPoint.setAddress('127.0.0.1').setPort(inside.port);
    const member = new MemberInfo();
    member.setInstanceId(uuidOf(crypto.randomUUID(), true)).setState(MemberInfo.VNodeState.LEADER).setIsAlive(true);
    answer(null, new ClusterInfo().setMembersList([member.setHttpEndPoint(endPoint)]));
  };
