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

const standingOf = ({ state, reason }: Part): string => [state, reason].filter(Boolean).join(', ');

/** Those that stand alike together, in the order of their first. */
const alikeIn = (parts: readonly Part[]): readonly (readonly Part[])[] => {
  const alike = new Map<string, Part[]>();
  for (const part of parts) {
    const others = alike.get(standingOf(part));
    if (others === undefined) alike.set(standingOf(part), [part]);
    else others.push(part);
  }
  return [...alike.values()];
};

/** One finding of each kind of trouble, with its own fix where it has one. */
const findingsOf = (status: 'warn' | 'fail', parts: readonly Part[], usualFix: string): readonly Finding[] =>
  alikeIn(parts).map((alike) => {
    const others = alike.length === 1 ? '' : ` and ${counted(alike.length - 1, 'other')}`;
    const [detail = ''] = alike.map((part) => `${part.name}${others}: ${standingOf(part)}`);
    const fix = alike.find((part) => part.fix !== undefined)?.fix ?? usualFix;
    return { check: CHECK, status, detail, fix };
  });

const lagIn = ({ epoch = 0, relays = [], facts }: PublishingAnswer): string => {
  const entries = relays.reduce((sum, { lag = 0 }) => sum + lag, 0);
  const behind = `${counted(entries, 'change')} and ${counted(facts?.lag ?? 0, 'fact')} behind`;
  return `epoch ${epoch.toString()} in ${counted(relays.length, 'shard')}, ${behind}`;
};

const CHANGE_IT = 'Change what it says; GET /health/ready has all of it.';
const WAIT = 'Wait: it goes on by itself once brokers and store answer. Facts are taken meanwhile.';

const standing = (answer: PublishingAnswer): readonly Finding[] => {
  if (answer.error !== undefined) return [{ check: CHECK, status: 'warn', detail: answer.error, fix: WAIT }];
  const parts = partsOf(answer);
  const stuck = parts.filter(({ state }) => STUCK.has(state));
  if (stuck.length > 0) return findingsOf('fail', stuck, CHANGE_IT);
  const waiting = parts.filter(({ state }) => !AT_WORK.has(state));
  if (waiting.length > 0) return findingsOf('warn', waiting, WAIT);
  return [{ check: CHECK, status: 'ok', detail: lagIn(answer) }];
};

/** Whether what is recorded goes out to Kafka, where the service or this command has been told of brokers. */
export const publishingFindings = ({ checks }: HealthAnswer, isToPublish: boolean): readonly Finding[] => {
  if (checks?.publishing !== undefined) return standing(checks.publishing);
  if (checks === undefined || !isToPublish) return [];
  const detail = 'The service publishes nothing: it was started without KAFKA_BROKERS, which this command has.';
  return [{ check: CHECK, status: 'warn', detail, fix: 'Start it again with the same environment.' }];
};
