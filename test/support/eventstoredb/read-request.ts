import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { ReadReq as Requests } from '@eventstore/db-client/generated/streams_pb.js';
import type { LogEntry } from './server-log';
import { nameOf } from './proposed-writes';
import { type Failure, invalid } from './statuses';

export type From<Place> = 'start' | 'end' | Place;

export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface Filter {
  readonly wants: (entry: LogEntry) => boolean;
  /** After how many records, wanted or not, a subscriber is told where it stands. */
  readonly checkpointInterval: number;
}

export type ReadTarget =
  | { readonly kind: 'stream'; readonly stream: string; readonly from: From<bigint> }
  | { readonly kind: 'all'; readonly from: From<Position>; readonly filter?: Filter };

export interface ReadRequest {
  readonly target: ReadTarget;
  readonly isBackwards: boolean;
  /** Absent for a subscription. */
  readonly countMax?: number;
  readonly resolvesLinks: boolean;
  readonly hasTextIds: boolean;
}

const WINDOW_OF_COUNT = 32;
/** Both numbers of the position that stands for the end. */
const END = 18_446_744_073_709_551_615n;

const testOf = (expression: ReadReq.Options.FilterOptions.Expression): ((text: string) => boolean) => {
  const pattern = expression.getRegex();
  const prefixes = expression.getPrefixList();
  if (pattern === '') return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  const regex = new RegExp(pattern, 'u');
  return (text) => regex.test(text);
};

const filterOf = (options: ReadReq.Options.FilterOptions): Filter | Failure => {
  const [byStream, byType] = [options.getStreamIdentifier(), options.getEventType()];
  const expression = byStream ?? byType;
  const window = options.hasMax() ? options.getMax() : WINDOW_OF_COUNT;
  const checkpointInterval = options.getCheckpointintervalmultiplier() * window;
  if (expression === undefined || checkpointInterval <= 0) return invalid('The filter is not valid.');
  try {
    const test = testOf(expression);
    const wants = byStream === undefined ? ({ type }: LogEntry) => test(type) : ({ stream }: LogEntry) => test(stream);
    return { wants, checkpointInterval };
  } catch (error) {
    if (error instanceof SyntaxError) return invalid(error.message);
    throw error;
  }
};

const positionOf = (options: ReadReq.Options.AllOptions): From<Position> => {
  const position = options.getPosition();
  if (options.hasStart() || position === undefined) return options.hasEnd() ? 'end' : 'start';
  const [commit, prepare] = [BigInt(position.getCommitPosition()), BigInt(position.getPreparePosition())];
  return commit === END && prepare === END ? 'end' : { commit, prepare };
};

const streamFrom = (options: ReadReq.Options.StreamOptions): From<bigint> => {
  if (options.hasRevision()) return BigInt(options.getRevision());
  return options.hasEnd() ? 'end' : 'start';
};

const targetOf = (options: ReadReq.Options): ReadTarget | Failure => {
  const [stream, all, filter] = [options.getStream(), options.getAll(), options.getFilter()];
  if (stream !== undefined) {
    if (filter !== undefined) return invalid('A stream is read without a filter.');
    return { kind: 'stream', stream: nameOf(stream.getStreamIdentifier()), from: streamFrom(stream) };
  }
  if (all === undefined) return invalid('Neither a stream nor all of them are asked for.');
  if (filter === undefined) return { kind: 'all', from: positionOf(all) };
  const checked = filterOf(filter);
  return 'code' in checked ? checked : { kind: 'all', from: positionOf(all), filter: checked };
};

/** What a client asks to read, or why it may not. */
export const readRequestOf = (request: ReadReq): ReadRequest | Failure => {
  const options = request.getOptions() ?? new Requests.Options();
  const target = targetOf(options);
  if ('code' in target) return target;
  const isBackwards = options.getReadDirection() === Requests.Options.ReadDirection.BACKWARDS;
  if (options.hasSubscription() && isBackwards) return invalid('Nobody subscribes to the past.');
  return {
    target,
    isBackwards,
    ...(options.hasSubscription() ? {} : { countMax: Number(options.getCount()) }),
    resolvesLinks: options.getResolveLinks(),
    hasTextIds: options.getUuidOption()?.hasString() === true,
  };
};
