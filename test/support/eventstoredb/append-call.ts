import { type handleClientStreamingCall, status } from '@grpc/grpc-js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { type AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type Refusal, refusalOf, writeOfAppend } from './proposed-writes';
import { NO_EVENT } from './server-log';
import type { ServerInside } from './server-inside';
import { appendTooLarge, type Failure, failure, metadataMissing, streamDeleted } from './statuses';
import type { ProposedWrite, WriteOutcome } from './stream-writer';

const failureOf = (refusal: Refusal, { traits }: ServerInside): Failure => {
  switch (refusal.kind) {
    case 'bad-request':
      return failure(status.UNKNOWN, refusal.what);
    case 'metadata-missing':
      return metadataMissing();
    case 'too-large':
      return appendTooLarge(traits.appendBytesMax);
  }
};

const successOf = ({ revision, position }: Extract<WriteOutcome, { kind: 'success' }>): AppendResp => {
  const success = new AppendResp.Success();
  if (revision === NO_EVENT) success.setNoStream(new Empty());
  else success.setCurrentRevision(revision.toString());
  if (position === undefined) return new AppendResp().setSuccess(success.setNoPosition(new Empty()));
  const place = new AppendResp.Position();
  place.setCommitPosition(position.toString()).setPreparePosition(position.toString());
  return new AppendResp().setSuccess(success.setPosition(place));
};

const wrongVersionOf = ({ expected }: ProposedWrite, current: bigint): AppendResp => {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (current === NO_EVENT) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(current.toString());
  if (expected === 'any') wrong.setExpectedAny(new Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new Empty());
  else wrong.setExpectedRevision(expected.toString());
  return new AppendResp().setWrongExpectedVersion(wrong);
};

/** One write a call. A wrong expected version is an answer here, and no failure. */
export const appendCall =
  (inside: ServerInside): handleClientStreamingCall<AppendReq, AppendResp> =>
  (call, answer) => {
    const end = (problem: Failure): void => answer(problem);
    const carryOut = async (frames: readonly AppendReq[]): Promise<void> => {
      if ((await inside.pass('append', 'before-commit', end)) === 'stop') return;
      const write = writeOfAppend(frames);
      const refusal = refusalOf(write, inside.traits);
      if (refusal !== undefined) return end(failureOf(refusal, inside));
      const outcome = inside.writer.append(write);
      if ((await inside.pass('append', 'after-commit', end)) === 'stop') return;
      switch (outcome.kind) {
        case 'success':
          return answer(null, successOf(outcome));
        case 'wrong-version':
          return answer(null, wrongVersionOf(write, outcome.current));
        case 'stream-deleted':
          return end(streamDeleted(write.stream));
      }
    };

    const frames: AppendReq[] = [];
    call.on('data', (frame: AppendReq) => frames.push(frame));
    // A call that its client gives up ends as well, with some of its frames only; that it was given up is told a turn later.
    call.on('end', () => setImmediate(() => (call.cancelled ? undefined : void carryOut(frames))));
  };
