import { StoreUnavailable } from '../../kernel/event-store.port';
import { type Measured, metricsOf } from './metrics';

const MEASURED: Measured = {
  head: () => Promise.resolve(7),
  projections: () => [
    { name: 'arr-journal', sequence: 5, isFollowing: true },
    { name: 'other', sequence: 7, isFollowing: false },
  ],
  publishing: () => 'refused',
  shards: () => [{ shard: 0, state: 'standby', published: 3, stored: 9 }],
  facts: () => Promise.resolve({ state: 'failed', published: 6, recorded: 7 }),
  taking: () => 'waiting',
  commands: () => [
    { partition: 0, state: 'running', lag: 4 },
    { partition: 1, state: 'waiting', lag: 1 },
  ],
};

/** The lines of the ledger's own, without what is said about them. */
const linesOf = async (measured: Partial<Measured>): Promise<readonly string[]> => {
  const text = await metricsOf({ ...MEASURED, ...measured }).metrics();
  return text.split('\n').filter((line) => line.startsWith('arr_'));
};

/** The lines of something that is in one of its states. */
const inStates = (name: string, state: string, states: readonly string[]): readonly string[] =>
  states.map((one) => `${name}{state="${one}"} ${one === state ? 1 : 0}`);

describe('metrics', () => {
  it('say how far the log, the projections and the relays have come', async () => {
    expect(await linesOf({})).toEqual([
      'arr_log_head_sequence 7',
      'arr_projection_sequence{projection="arr-journal"} 5',
      'arr_projection_sequence{projection="other"} 7',
      'arr_projection_lag_facts{projection="arr-journal"} 2',
      'arr_projection_lag_facts{projection="other"} 0',
      'arr_projection_following{projection="arr-journal"} 1',
      'arr_projection_following{projection="other"} 0',
      ...inStates('arr_publishing_state', 'refused', ['starting', 'refused', 'running', 'failed', 'stopped']),
      'arr_relay_published_entries{shard="0"} 3',
      'arr_relay_lag_entries{shard="0"} 6',
      'arr_relay_state{shard="0",state="starting"} 0',
      'arr_relay_state{shard="0",state="active"} 0',
      'arr_relay_state{shard="0",state="standby"} 1',
      'arr_relay_state{shard="0",state="unavailable"} 0',
      'arr_relay_state{shard="0",state="refused"} 0',
      'arr_relay_state{shard="0",state="diverged"} 0',
      'arr_relay_state{shard="0",state="stopped"} 0',
      ...inStates('arr_facts_state', 'failed', [
        ...['starting', 'active', 'standby', 'unavailable', 'refused', 'diverged', 'stopped', 'failed'],
      ]),
      'arr_facts_published_sequence 6',
      'arr_facts_lag_facts 1',
      ...inStates('arr_commands_state', 'waiting', ['starting', 'refused', 'waiting', 'running', 'stopped']),
      'arr_commands_lag_messages{partition="0"} 4',
      'arr_commands_lag_messages{partition="1"} 1',
      'arr_commands_waiting{partition="0"} 0',
      'arr_commands_waiting{partition="1"} 1',
    ]);
  });

  it('leave out what the store does not tell, and tell the rest', async () => {
    const isAway = {
      head: () => Promise.reject(new StoreUnavailable('away')),
      facts: () => Promise.resolve(undefined),
    };
    const none = { publishing: () => undefined, shards: () => [], taking: () => undefined, commands: () => [] };
    const lines = await linesOf({ ...isAway, ...none });
    expect(lines.map((line) => line.replace(/[ {].*$/u, ''))).toEqual([
      ...Array.from({ length: 2 }, () => 'arr_projection_sequence'),
      ...Array.from({ length: 2 }, () => 'arr_projection_following'),
    ]);
  });

  it('say what becomes of facts also while it is not known how far they are', async () => {
    const facts = () => Promise.resolve({ state: 'starting', published: 0, recorded: 7 });
    const lines = (await linesOf({ facts })).filter((line) => line.startsWith('arr_facts_'));
    expect(lines).toHaveLength(8);
    expect(lines).toContain('arr_facts_state{state="starting"} 1');
  });

  it('forget what is there no more', async () => {
    let shards: ReturnType<Measured['shards']> = MEASURED.shards();
    const registry = metricsOf({ ...MEASURED, shards: () => shards });
    expect(await registry.metrics()).toContain('shard="0"');
    shards = [];
    expect(await registry.metrics()).not.toContain('shard="0"');
  });
});
