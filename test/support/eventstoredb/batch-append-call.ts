import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import { Code } from '@eventstore/db-client/generated/code_pb.js';
import {
  AllStreamPosition,
  BadRequest,
  MaximumAppendSizeExceeded,
  StreamDeleted,
  StreamIdentifier,
  Timeout,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb.js';
import { Status } from '@eventstore/db-client/generated/status_pb.js';
import { type BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Message } from 'google-protobuf';
import { Any } from 'google-protobuf/google/protobuf/any_pb.js';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb.js';
import type { FaultKind } from './faults';
import { idOf, type Refusal, refusalOf, uuidOf, writeOfBatch } from './proposed-writes';
import { NO_EVENT } from './server-log';
import type { ServerInside } from './server-inside';
import type { Failure } from './statuses';
import type { ProposedWrite, WriteOutcome } from './stream-writer';

/** How long the server waits for the last frame of a write. */
const WRITE_TIMEOUT_MS = 2_000;

type BatchStream = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

const problem = (code: Code, message: string, [name, detail]: readonly [name: string, detail: Message]): Status => {
  const details = new Any();
  details.pack(detail.serializeBinary(), name);
  const answer = new Status();
  answer.setCode(code);
  answer.setMessage(message);
  return answer.setDetails(details);
};

const ownDetail = (name: string, detail: Message): readonly [string, Message] => [`event_store.client.${name}`, detail];

const timeout = (): Status => problem(Code.DEADLINE_EXCEEDED, 'Timeout', ownDetail('Timeout', new Timeout()));

const notReady = (): Status => problem(Code.UNAVAILABLE, 'Server Is Not Ready', ['google.protobuf.Empty', new Empty()]);

const badRequest = (what: string): Status => {
  const detail = new BadRequest();
  detail.setMessage(what);
  return problem(Code.INVALID_ARGUMENT, what, ownDetail('BadRequest', detail));
};

const refused = (refusal: Refusal, { traits }: ServerInside): Status => {
  switch (refusal.kind) {
    case 'bad-request':
      return badRequest(refusal.what);
    case 'metadata-missing':
      return badRequest('Required metadata is missing.');
    case 'too-large': {
      const detail = new MaximumAppendSizeExceeded();
      detail.setMaxappendsize(traits.appendBytesMax);
      return problem(Code.INVALID_ARGUMENT, 'Too large.', ownDetail('MaximumAppendSizeExceeded', detail));
    }
  }
};

const wrongVersion = ({ expected }: ProposedWrite, current: bigint): Status => {
  const detail = new WrongExpectedVersion();
  if (current === NO_EVENT) detail.setCurrentNoStream(new Empty());
  else detail.setCurrentStreamRevision(current.toString());
  if (expected === 'any') detail.setExpectedAny(new Empty());
  else if (expected === 'no_stream') detail.setExpectedNoStream(new Empty());
  else if (expected === 'stream_exists') detail.setExpectedStreamExists(new Empty());
  else detail.setExpectedStreamPosition(expected.toString());
  return problem(Code.ALREADY_EXISTS, 'Wrong expected version.', ownDetail('WrongExpectedVersion', detail));
};

const deleted = (stream: string): Status => {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  const detail = new StreamDeleted();
  detail.setStreamIdentifier(identifier);
  return problem(Code.NOT_FOUND, 'The stream is deleted.', ownDetail('StreamDeleted', detail));
};

const success = ({ revision, position }: Extract<WriteOutcome, { kind: 'success' }>): BatchAppendResp.Success => {
  const answer = new BatchAppendResp.Success();
  if (revision === NO_EVENT) answer.setNoStream(new Empty());
  else answer.setCurrentRevision(revision.toString());
  if (position === undefined) return answer.setNoPosition(new Empty());
  const place = new AllStreamPosition();
  place.setCommitPosition(position.toString());
  place.setPreparePosition(position.toString());
  return answer.setPosition(place);
};

/** One write on the stream: its frames so far, and the moment after which nobody waits for the last. */
class PendingWrite {
  readonly frames: BatchAppendReq[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(first: BatchAppendReq, expire: () => void) {
    const deadlineMs = first.getOptions()?.getDeadline()?.toDate().getTime() ?? Infinity;
    this.timer = setTimeout(expire, Math.max(0, Math.min(deadlineMs - Date.now(), WRITE_TIMEOUT_MS)));
  }

  settle(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

/** All writes of a channel: many on one stream, told apart by their correlation, which neither success nor error ends. */
class BatchAppending {
  private readonly pending = new Map<string, PendingWrite>();

  constructor(
    private readonly inside: ServerInside,
    private readonly stream: BatchStream,
  ) {}

  take(frame: BatchAppendReq): void {
    const correlation = idOf(frame.getCorrelationId());
    const standing = this.pending.get(correlation);
    const write = standing ?? new PendingWrite(frame, () => this.expire(correlation));
    write.frames.push(frame);
    if (!frame.getIsFinal()) {
      this.pending.set(correlation, write);
      return;
    }
    this.pending.delete(correlation);
    write.settle();
    void this.carryOut(correlation, write.frames);
  }

  end(): void {
    for (const write of this.pending.values()) write.settle();
    this.pending.clear();
  }

  private expire(correlation: string): void {
    const frames = this.pending.get(correlation)?.frames ?? [];
    this.pending.delete(correlation);
    this.answer(correlation, writeOfBatch(frames).stream, timeout());
  }

  private async carryOut(correlation: string, frames: readonly BatchAppendReq[]): Promise<void> {
    const write = writeOfBatch(frames);
    const end = (failure: Failure, kind: FaultKind): void => {
      if (kind === 'timed-out') return this.answer(correlation, write.stream, timeout());
      if (kind === 'not-ready') return this.answer(correlation, write.stream, notReady());
      this.stream.emit('error', failure);
    };
    if ((await this.inside.pass('batch-append', 'before-commit', end)) === 'stop') return;
    const refusal = refusalOf(write, this.inside.traits);
    if (refusal !== undefined) return this.answer(correlation, write.stream, refused(refusal, this.inside));
    const outcome = this.inside.writer.append(write);
    if ((await this.inside.pass('batch-append', 'after-commit', end)) === 'stop') return;
    switch (outcome.kind) {
      case 'success':
        return this.answer(correlation, write.stream, success(outcome));
      case 'wrong-version':
        return this.answer(correlation, write.stream, wrongVersion(write, outcome.current));
      case 'stream-deleted':
        return this.answer(correlation, write.stream, deleted(write.stream));
    }
  }

  private answer(correlation: string, stream: string, result: Status | BatchAppendResp.Success): void {
    if (this.stream.cancelled || this.stream.destroyed) return;
    const identifier = new StreamIdentifier();
    identifier.setStreamName(Buffer.from(stream));
    const response = new BatchAppendResp();
    response.setCorrelationId(uuidOf(correlation, true)).setStreamIdentifier(identifier);
    if (result instanceof Status) response.setError(result);
    else response.setSuccess(result);
    this.stream.write(response);
  }
}

export const batchAppendCall =
  (inside: ServerInside): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> =>
  (stream) => {
    const appending = new BatchAppending(inside, stream);
    stream.on('data', (frame: BatchAppendReq) => appending.take(frame));
    stream.on('end', () => stream.end());
    stream.on('close', () => appending.end());
    stream.on('cancelled', () => appending.end());
  };
