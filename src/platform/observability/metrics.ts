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

/** How far the facts have been published. */
export interface MeasuredFacts {
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
  /** None where nothing is published. */
  readonly shards: () => readonly MeasuredShard[];
  /** Undefined where nothing is published. */
  readonly facts: () => Promise<MeasuredFacts | undefined>;
  /** None where no commands are taken. */
  readonly commands: () => readonly MeasuredCommands[];
}

/** What a relay may do, so that each has a line also while it is 0. */
const RELAY_STATES = ['starting', 'active', 'standby', 'unavailable', 'refused', 'diverged', 'stopped'];

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

const unlabelled = (value: number): readonly Sample[] => [{ labels: {}, value }];

/** The metrics of a service in the format of Prometheus: those of the process, and how far everything has come. */
export const metricsOf = ({ head, projections, shards, facts, commands }: Measured): Registry => {
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
  addRelays(into, shards);
  addFacts(into, facts);
  addCommands(into, commands);
  return registry;
};

const addRelays = (into: [Registry], shards: Measured['shards']): void => {
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
    () =>
      shards().flatMap(({ shard, state }) =>
        RELAY_STATES.map((one) => ({ labels: { shard: shard.toString(), state: one }, value: one === state ? 1 : 0 })),
      ),
  );
};

const addFacts = (into: [Registry], facts: Measured['facts']): void => {
  const factsIn = (valueOf: (facts: MeasuredFacts) => number) => async () => {
    const measured = await facts();
    return measured === undefined ? [] : unlabelled(valueOf(measured));
  };
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

const addCommands = (into: [Registry], commands: Measured['commands']): void => {
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
