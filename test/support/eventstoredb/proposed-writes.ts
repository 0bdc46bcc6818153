import { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { ProposedEvent } from './server-log';
import { EVENT_BYTES_MAX, type ServerTraits } from './server-version';
import type { ProposedWrite } from './stream-writer';
import type { Expected } from './write-decision';

/** Why the server does not even judge a write. */
export type Refusal =
  | { readonly kind: 'bad-request'; readonly what: string }
  | { readonly kind: 'metadata-missing' }
  | { readonly kind: 'too-large' };

/** How all requests name the expected revision where it is a word. */
interface ExpectedOptions {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

const NIL_ID = '00000000-0000-0000-0000-000000000000';

export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const idOf = (uuid: UUID | undefined): string => {
  const structured = uuid?.getStructured();
  if (structured === undefined) return (uuid?.getString() ?? NIL_ID).toLowerCase();
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(structured.getMostSignificantBits())));
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(structured.getLeastSignificantBits())), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
};

export const uuidOf = (id: string, isText: boolean): UUID => {
  const uuid = new UUID();
  if (isText) return uuid.setString(id);
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const structured = new UUID.Structured();
  structured.setMostSignificantBits(bytes.readBigInt64BE().toString());
  structured.setLeastSignificantBits(bytes.readBigInt64BE(8).toString());
  return uuid.setStructured(structured);
};

export const expectedOf = (options: ExpectedOptions, revision: string): Expected => {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return BigInt(revision);
};

const eventOf = (message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): ProposedEvent => ({
  id: idOf(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  // The bytes are kept as they came; a view of them would keep the whole frame.
  data: message.getData_asU8().slice(),
  customMetadata: message.getCustomMetadata_asU8().slice(),
});

export const writeOfAppend = (frames: readonly AppendReq[]): ProposedWrite => {
  const options = frames.find((frame) => frame.hasOptions())?.getOptions();
  const messages = frames.flatMap((frame) => frame.getProposedMessage() ?? []);
  return {
    stream: nameOf(options?.getStreamIdentifier()),
    expected: options === undefined ? 'any' : expectedOf(options, options.getRevision()),
    events: messages.map(eventOf),
  };
};

export const writeOfBatch = (frames: readonly BatchAppendReq[]): ProposedWrite => {
  const options = frames[0]?.getOptions();
  return {
    stream: nameOf(options?.getStreamIdentifier()),
    expected: options === undefined ? 'any' : expectedOf(options, options.getStreamPosition()),
    events: frames.flatMap((frame) => frame.getProposedMessagesList()).map(eventOf),
  };
};

const bytesOf = ({ type, data, customMetadata }: ProposedEvent, { countsWholeEvent }: ServerTraits): number =>
  data.length + (countsWholeEvent ? customMetadata.length + 2 * type.length : 0);

export const refusalOf = ({ stream, events }: ProposedWrite, traits: ServerTraits): Refusal | undefined => {
  if (stream === '' || stream === '$$') return { kind: 'bad-request', what: 'The name of a stream is missing.' };
  for (const { id, type, contentType } of events) {
    if (contentType === '') return { kind: 'metadata-missing' };
    if (type === '') return { kind: 'bad-request', what: 'The type of an event is empty.' };
    if (id === NIL_ID) return { kind: 'bad-request', what: 'The id of an event is empty.' };
  }
  const sizes = events.map((event) => bytesOf(event, traits));
  if (sizes.some((size) => size > EVENT_BYTES_MAX)) return { kind: 'bad-request', what: 'An event is too large.' };
  return sizes.reduce((sum, size) => sum + size, 0) > traits.appendBytesMax ? { kind: 'too-large' } : undefined;
};
