import type { handleServerStreamingCall } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { find, isFailure } from './bounded-read';
import type { Call, Point } from './faults';
import { type ReadRequest, readRequestOf } from './read-request';
import { ReadResponses } from './read-responses';
import { ResponseSender } from './response-sender';
import type { ServerInside } from './server-inside';
import { Subscription } from './subscription';

const callOf = ({ target, countMax }: ReadRequest): Call => {
  if (target.kind === 'stream') return countMax === undefined ? 'subscribe-to-stream' : 'read-stream';
  return countMax === undefined ? 'subscribe-to-all' : 'read-all';
};

const answerRead = async (
  { inside, sender }: { readonly inside: ServerInside; readonly sender: ResponseSender },
  request: ReadRequest,
): Promise<void> => {
  const stops = async (point: Point): Promise<boolean> =>
    (await inside.pass(callOf(request), point, (failure) => sender.fail(failure))) === 'stop';
  const responses = new ReadResponses(inside.log, request);

  if (await stops('before-answer')) return;
  const found = find(inside.log, inside.traits, request);
  if (isFailure(found)) return sender.fail(found);
  if (found === 'no such stream') {
    if (request.target.kind === 'stream') await sender.send(responses.streamNotFound(request.target.stream));
    return sender.end();
  }
  let sent = 0;
  for (const entry of found) {
    if (sent === request.countMax || sender.isOver) break;
    if (sent > 0 && (await stops('between-events'))) return;
    await sender.send(responses.event(entry));
    sent += 1;
  }
  if (await stops('at-end')) return;
  sender.end();
};

/** Reads and subscriptions: one call, told apart by what is asked. */
export const readCall =
  (inside: ServerInside): handleServerStreamingCall<ReadReq, ReadResp> =>
  (call) => {
    const sender = new ResponseSender(call);
    const request = readRequestOf(call.request);
    if (isFailure(request)) return sender.fail(request);
    if (request.countMax !== undefined) return void answerRead({ inside, sender }, request);
    const responses = new ReadResponses(inside.log, request);
    const pass = (point: Point) => inside.pass(callOf(request), point, (failure) => sender.fail(failure));
    void new Subscription({ inside, sender, responses, pass }).run(request.target);
  };
