import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { StoreUnavailable } from '../../kernel/event-store.port';

/** A projection, and how far it has come. */
export interface MeasuredProjection {
  readonly name: string;
  readonly sequence: number;
  /** Whether what it answers follows the log. */
  readonly isFollowing: boolean;
}

/** A shard of the journal, and what its relay does. */
export interface MeasuredShard {
  readonly shard: number;
  readonly state: string;
  readonly published: number;
  readonly stored: number;
}

/** How far the facts have been published, and what their relay does. */
export interface MeasuredFacts {
  readonly state: string;
  readonly published: number;
  readonly recorded: number;
}

/** A partition of commands, and how many messages of it wait. */
export interface MeasuredCommands {
  readonly partition: number;
  readonly state: string;
  readonly lag: number;
}

/** What is measured of a service, each time that it is asked. */
export interface Measured {
  /** The sequence of the last fact in the store. Throws where the store does not answer. */
  readonly head: () => Promise<number>;
  readonly projections: () => readonly MeasuredProjection[];
  /** What becomes of the journal as a whole; undefined where nothing is published. */
  readonly publishing: () => string | undefined;
  /** None where nothing is published. */
  readonly shards: () => readonly MeasuredShard[];
  /** Undefined where nothing is published. */
  readonly facts: () => Promise<MeasuredFacts | undefined>;
  /** What the consumer of commands does; undefined where none are taken. */
  readonly taking: () => string | undefined;
  /** None where no commands are taken. */
  readonly commands: () => readonly MeasuredCommands[];
}

/** What each may do, so that it has a line also while it is 0. */
const RELAY_STATES = ['starting', 'active', 'standby', 'unavailable', 'refused', 'diverged', 'stopped'];
const FACTS_STATES = [...RELAY_STATES, 'failed'];
const PUBLISHING_STATES = ['starting', 'refused', 'running', 'failed', 'stopped'];
const TAKING_STATES = ['starting', 'refused', 'waiting', 'running', 'stopped'];

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A gauge whose samples are taken anew whenever they are read. One that cannot be taken is left out: 0 would be a figure. */
const gauge = (
  registers: [Registry],
  { name, help, labelNames = [] }: { readonly name: string; readonly help: string; readonly labelNames?: string[] },
  samplesOf: () => readonly Sample[] | Promise<readonly Sample[]>,
): Gauge =>
  new Gauge({
    ...{ name, help, labelNames, registers },
    async collect() {
      this.reset();
      // Without labels a gauge that is reset stands at 0.
      if (labelNames.length === 0) this.remove();
      for (const { labels, value } of await samplesOf()) this.set(labels, value);
    },
  });

const noneWhileAway = (error: unknown): undefined => {
  if (!(error instanceof StoreUnavailable)) throw error;
};

/** 1 for the state that something is in, and 0 for all others; nothing where there is no such thing. */
const inStates = (
  states: readonly string[],
  state: string | undefined,
  labels: Sample['labels'] = {},
): readonly Sample[] =>
  state === undefined ? [] : states.map((one) => ({ labels: { ...labels, state: one }, value: one === state ? 1 : 0 }));

const unlabelled = (value: number): readonly Sample[] => [{ labels: {}, value }];

/** The metrics of a service in the format of Prometheus: those of the process, and how far everything has come. */
export const metricsOf = ({ head, projections, ...kafka }: Measured): Registry => {
  const registry = new Registry();
  const into: [Registry] = [registry];
  collectDefaultMetrics({ register: registry });
  const headOrNone = (): Promise<number | undefined> => head().catch(noneWhileAway);
  gauge(into, { name: 'arr_log_head_sequence', help: 'Sequence of the last fact in the event store.' }, async () => {
    const sequence = await headOrNone();
    return sequence === undefined ? [] : unlabelled(sequence);
  });
  const ofProjection = (name: string) => ({ projection: name });
  const labelNames = ['projection'];
  gauge(
    into,
    { name: 'arr_projection_sequence', help: 'Sequence of the last fact that a projection has folded.', labelNames },
    () => projections().map(({ name, sequence }) => ({ labels: ofProjection(name), value: sequence })),
  );
  gauge(
    into,
    { name: 'arr_projection_lag_facts', help: 'Facts in the store that a projection has not folded.', labelNames },
    async () => {
      const sequence = await headOrNone();
      if (sequence === undefined) return [];
      return projections().map((one) => ({
        labels: ofProjection(one.name),
        value: Math.max(0, sequence - one.sequence),
      }));
    },
  );
  gauge(
    into,
    {
      name: 'arr_projection_following',
      help: '1 while what a projection answers follows the log, else 0.',
      labelNames,
    },
    () => projections().map(({ name, isFollowing }) => ({ labels: ofProjection(name), value: isFollowing ? 1 : 0 })),
  );
  addRelays(into, kafka);
  addFacts(into, kafka.facts);
  addCommands(into, kafka);
  return registry;
};

const addRelays = (into: [Registry], { publishing, shards }: Pick<Measured, 'publishing' | 'shards'>): void => {
  gauge(
    into,
    { name: 'arr_publishing_state', help: '1 for what becomes of the journal, else 0.', labelNames: ['state'] },
    () => inStates(PUBLISHING_STATES, publishing()),
  );
  const labelNames = ['shard'];
  const perShard = (valueOf: (shard: MeasuredShard) => number) => () =>
    shards().map((one) => ({ labels: { shard: one.shard.toString() }, value: valueOf(one) }));
  gauge(
    into,
    { name: 'arr_relay_published_entries', help: 'Entries of a shard known to be published.', labelNames },
    perShard(({ published }) => published),
  );
  gauge(
    into,
    { name: 'arr_relay_lag_entries', help: 'Entries of a shard that are stored and not published.', labelNames },
    perShard(({ stored, published }) => Math.max(0, stored - published)),
  );
  gauge(
    into,
    { name: 'arr_relay_state', help: '1 for what the relay of a shard does, else 0.', labelNames: ['shard', 'state'] },
    () => shards().flatMap(({ shard, state }) => inStates(RELAY_STATES, state, { shard: shard.toString() })),
  );
};

const addFacts = (into: [Registry], facts: Measured['facts']): void => {
  const factsIn = (valueOf: (facts: MeasuredFacts) => number) => async () => {
    const measured = await facts();
    // Until the broker has been asked, it is not known what is published.
    return measured === undefined || measured.state === 'starting' ? [] : unlabelled(valueOf(measured));
  };
  gauge(
    into,
    { name: 'arr_facts_state', help: '1 for what the relay of facts does, else 0.', labelNames: ['state'] },
    async () => inStates(FACTS_STATES, (await facts())?.state),
  );
  gauge(
    into,
    { name: 'arr_facts_published_sequence', help: 'Sequence of the last fact known to be published.' },
    factsIn(({ published }) => published),
  );
  gauge(
    into,
    { name: 'arr_facts_lag_facts', help: 'Facts that are recorded and not published.' },
    factsIn(({ published, recorded }) => Math.max(0, recorded - published)),
  );
};

const addCommands = (into: [Registry], { taking, commands }: Pick<Measured, 'taking' | 'commands'>): void => {
  gauge(
    into,
    { name: 'arr_commands_state', help: '1 for what the consumer of commands does, else 0.', labelNames: ['state'] },
    () => inStates(TAKING_STATES, taking()),
  );
  const labelNames = ['partition'];
  const perPartition = (valueOf: (partition: MeasuredCommands) => number) => () =>
    commands().map((one) => ({ labels: { partition: one.partition.toString() }, value: valueOf(one) }));
  gauge(
    into,
    {
      name: 'arr_commands_lag_messages',
      help: 'Offsets of a partition of commands that are not worked through.',
      labelNames,
    },
    perPartition(({ lag }) => lag),
  );
  gauge(
    into,
    { name: 'arr_commands_waiting', help: '1 while a partition of commands cannot go on, else 0.', labelNames },
    perPartition(({ state }) => (state === 'waiting' ? 1 : 0)),
  );
};
