import { counted } from './counted';
import type { Finding } from './finding';
import type { HealthAnswer, PublishingAnswer } from './service-publishing';

const CHECK = 'publishing';
/** What does not pass by itself. */
const STUCK: ReadonlySet<string> = new Set(['failed', 'refused', 'diverged']);
const AT_WORK: ReadonlySet<string> = new Set(['running', 'active', 'standby']);

interface Part {
  readonly name: string;
  readonly state: string;
  readonly reason?: string;
  readonly fix?: string;
}

const partsOf = ({ state = 'unknown', reason, fix, relays = [], facts }: PublishingAnswer): readonly Part[] => [
  { name: 'the journal', state, ...(reason !== undefined && { reason }), ...(fix !== undefined && { fix }) },
  ...relays.map((relay) => ({ ...relay, name: `shard ${relay.shard.toString()}` })),
  ...(facts === undefined ? [] : [{ ...facts, name: 'the facts' }]),
];

/** The first of those that stand alike, and how many there are. */
const toldOf = (parts: readonly Part[]): string => {
  const [first] = parts;
  if (first === undefined) return '';
  const others = parts.length === 1 ? '' : ` and ${counted(parts.length - 1, 'other')}`;
  return `${first.name}${others}: ${[first.state, first.reason].filter(Boolean).join(', ')}`;
};

const lagIn = ({ epoch = 0, relays = [], facts }: PublishingAnswer): string => {
  const entries = relays.reduce((sum, { lag = 0 }) => sum + lag, 0);
  const behind = `${counted(entries, 'change')} and ${counted(facts?.lag ?? 0, 'fact')} behind`;
  return `epoch ${epoch.toString()} in ${counted(relays.length, 'shard')}, ${behind}`;
};

const ofPublishing = (answer: PublishingAnswer): Finding => {
  const parts = partsOf(answer);
  const stuck = parts.filter(({ state }) => STUCK.has(state));
  if (stuck.length > 0) {
    const fix = stuck.find((part) => part.fix !== undefined)?.fix;
    return {
      check: CHECK,
      status: 'fail',
      detail: toldOf(stuck),
      fix: fix ?? 'Change what it says; GET /health/ready has all of it.',
    };
  }
  const waiting = parts.filter(({ state }) => !AT_WORK.has(state));
  if (answer.error === undefined && waiting.length === 0) return { check: CHECK, status: 'ok', detail: lagIn(answer) };
  const fix = 'Wait: it goes on by itself once brokers and store answer. Facts are taken meanwhile.';
  return { check: CHECK, status: 'warn', detail: answer.error ?? toldOf(waiting), fix };
};

/** Whether what is recorded goes out to Kafka, where the service or this command has been told of brokers. */
export const publishingFindings = ({ checks }: HealthAnswer, isToPublish: boolean): readonly Finding[] => {
  if (checks?.publishing !== undefined) return [ofPublishing(checks.publishing)];
  if (checks === undefined || !isToPublish) return [];
  const detail = 'The service publishes nothing: it was started without KAFKA_BROKERS, which this command has.';
  return [{ check: CHECK, status: 'warn', detail, fix: 'Start it again with the same environment.' }];
};
