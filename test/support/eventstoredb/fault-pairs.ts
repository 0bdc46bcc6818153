import type { Call, Fault, FaultKind, Point } from './faults';

/** What may go wrong with any call. */
const ANYWHERE: readonly FaultKind[] = [
  'unavailable',
  'not-leader',
  'timed-out',
  'cut',
  'silence',
  'delay',
  'connections-lost',
  'connections-frozen',
];

const OF_APPENDS: readonly Point[] = ['before-commit', 'after-commit'];
const OF_SUBSCRIPTIONS: readonly Point[] = ['before-answer', 'between-events', 'at-end', 'live'];
const OF_READS: readonly Point[] = ['before-answer', 'between-events', 'at-end'];

const pairs = (call: Call, points: readonly Point[], kinds: readonly FaultKind[]): readonly Fault[] =>
  points.flatMap((point) => kinds.map((kind) => ({ call, point, kind })));

/** Each fault at each point of an append and of a subscription. */
export const FAULT_PAIRS: readonly Fault[] = [
  ...pairs('append', OF_APPENDS, [...ANYWHERE, 'not-ready']),
  ...pairs('subscribe-to-all', OF_SUBSCRIPTIONS, ANYWHERE),
  ...pairs('subscribe-to-all', ['between-events', 'live'], ['slow-consumer']),
];

/** What may go wrong beside: the reads by which a reader finds the end of the log. */
export const FAULTS_OF_READS: readonly Fault[] = pairs('read-all', OF_READS, ANYWHERE);
