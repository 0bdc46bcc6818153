import { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { uuidOf } from './proposed-writes';
import type { LogEntry, ServerLog } from './server-log';
import { firstVisible } from './stream-metadata';

const LINK = '$>';

const identifierOf = (stream: string): StreamIdentifier => {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  return identifier;
};

/** Where a link points to, if a reader may see it. */
const linkedBy = (log: ServerLog, { data }: LogEntry): LogEntry | undefined => {
  const [, revision, stream] = /^(\d+)@(.+)$/su.exec(Buffer.from(data).toString('utf8')) ?? [];
  if (revision === undefined || stream === undefined || log.isTombstoned(stream)) return undefined;
  return BigInt(revision) < firstVisible(log, stream) ? undefined : log.eventsOf(stream)[Number(revision)];
};

export interface ResponseForm {
  readonly resolvesLinks: boolean;
  readonly hasTextIds: boolean;
}

/** Puts what is read into the words of the protocol, as the reader wants them. */
export class ReadResponses {
  constructor(
    private readonly log: ServerLog,
    private readonly form: ResponseForm,
  ) {}

  event(entry: LogEntry): ReadResp {
    const response = new ReadResp.ReadEvent();
    response.setCommitPosition(entry.position.toString());
    if (!this.form.resolvesLinks || entry.type !== LINK) {
      return new ReadResp().setEvent(response.setEvent(this.recorded(entry)));
    }
    response.setLink(this.recorded(entry));
    const linked = linkedBy(this.log, entry);
    return new ReadResp().setEvent(linked === undefined ? response : response.setEvent(this.recorded(linked)));
  }

  confirmation(): ReadResp {
    const confirmation = new ReadResp.SubscriptionConfirmation();
    return new ReadResp().setConfirmation(confirmation.setSubscriptionId(crypto.randomUUID()));
  }

  checkpoint(position: bigint): ReadResp {
    const checkpoint = new ReadResp.Checkpoint();
    checkpoint.setCommitPosition(position.toString()).setPreparePosition(position.toString());
    return new ReadResp().setCheckpoint(checkpoint);
  }

  caughtUp(): ReadResp {
    return new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
  }

  fellBehind(): ReadResp {
    return new ReadResp().setFellBehind(new ReadResp.FellBehind());
  }

  streamNotFound(stream: string): ReadResp {
    const missing = new ReadResp.StreamNotFound();
    return new ReadResp().setStreamNotFound(missing.setStreamIdentifier(identifierOf(stream)));
  }

  private recorded(entry: LogEntry): ReadResp.ReadEvent.RecordedEvent {
    const recorded = new ReadResp.ReadEvent.RecordedEvent();
    const position = entry.position.toString();
    recorded.setId(uuidOf(entry.id, this.form.hasTextIds));
    recorded.setStreamIdentifier(identifierOf(entry.stream));
    recorded.setStreamRevision(entry.revision.toString());
    recorded.setCommitPosition(position).setPreparePosition(position);
    recorded.setData(entry.data).setCustomMetadata(entry.customMetadata);
    recorded
      .getMetadataMap()
      .set('type', entry.type)
      .set('content-type', entry.contentType)
      .set('created', entry.createdTicks.toString());
    return recorded;
  }
}
