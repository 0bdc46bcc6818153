import type { handleUnaryCall } from '@grpc/grpc-js';
import {
  type DeleteReq,
  DeleteResp,
  type TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { expectedOf, nameOf } from './proposed-writes';
import type { ServerInside } from './server-inside';
import { type Failure, streamDeleted, wrongVersion } from './statuses';
import type { WriteOutcome } from './stream-writer';
import type { Expected } from './write-decision';

/** The numbers that stand for words in the trailers of a failure. */
const NUMBER_OF: Readonly<Record<Extract<Expected, string>, string>> = {
  any: '-2',
  no_stream: '-1',
  stream_exists: '-4',
};

interface Deletion {
  readonly stream: string;
  readonly expected: Expected;
}

const deletionOf = (options: DeleteReq.Options | TombstoneReq.Options | undefined): Deletion => ({
  stream: nameOf(options?.getStreamIdentifier()),
  expected: options === undefined ? 'any' : expectedOf(options, options.getRevision()),
});

const failureOf = ({ stream, expected }: Deletion, outcome: Exclude<WriteOutcome, { kind: 'success' }>): Failure => {
  if (outcome.kind === 'stream-deleted') return streamDeleted(stream);
  const number = typeof expected === 'bigint' ? expected.toString() : NUMBER_OF[expected];
  return wrongVersion(stream, number, outcome.current.toString());
};

export const deleteCall =
  (inside: ServerInside): handleUnaryCall<DeleteReq, DeleteResp> =>
  async (call, answer) => {
    const end = (problem: Failure): void => answer(problem);
    if ((await inside.pass('delete', 'before-commit', end)) === 'stop') return;
    const deletion = deletionOf(call.request.getOptions());
    const outcome = inside.writer.softDelete(deletion.stream, deletion.expected);
    if ((await inside.pass('delete', 'after-commit', end)) === 'stop') return;
    if (outcome.kind !== 'success') return end(failureOf(deletion, outcome));
    const place = new DeleteResp.Position();
    const text = (outcome.position ?? 0n).toString();
    answer(null, new DeleteResp().setPosition(place.setCommitPosition(text).setPreparePosition(text)));
  };

export const tombstoneCall =
  (inside: ServerInside): handleUnaryCall<TombstoneReq, TombstoneResp> =>
  async (call, answer) => {
    const end = (problem: Failure): void => answer(problem);
    if ((await inside.pass('tombstone', 'before-commit', end)) === 'stop') return;
    const deletion = deletionOf(call.request.getOptions());
    const outcome = inside.writer.tombstone(deletion.stream, deletion.expected);
    if ((await inside.pass('tombstone', 'after-commit', end)) === 'stop') return;
    if (outcome.kind !== 'success') return end(failureOf(deletion, outcome));
    const place = new TombstoneResp.Position();
    const text = (outcome.position ?? 0n).toString();
    answer(null, new TombstoneResp().setPosition(place.setCommitPosition(text).setPreparePosition(text)));
  };
