import { at, on } from '../../test/support/subscription.builders';
import type { FactId } from './ids';
import type { Token } from './log-record';
import { fold, ignored, type Projection, type Recorded } from './projection';

type Fact =
  | { readonly type: 'added'; readonly data: { readonly by: number } }
  | { readonly type: 'noted'; readonly data: object };

interface State {
  sum: number;
  readonly settledAt: string[];
}

const summing: Projection<State, Fact> = {
  name: 'summing',
  version: 1,
  create: () => ({ sum: 0, settledAt: [] }),
  on: {
    added: (state, { data }) => {
      state.sum += data.by;
    },
    noted: ignored,
  },
  settle: (state, { id }) => {
    state.settledAt.push(`${id} ${state.sum}`);
  },
};

const recorded = (fact: Fact, id: string, [part, parts] = [1, 1]): Recorded<Fact> => ({
  ...fact,
  id: id as FactId,
  version: 1,
  token: id as Token,
  sequence: 1,
  recordedAt: at('2025-01-01T00:00:00Z'),
  recordedOn: on('2025-01-01'),
  imported: false,
  metadata: { commandId: 'c', part, parts, source: 's', commandHash: 'h', actor: 'a', correlationId: 'x' },
});

const foldAll = (projection: Projection<State, Fact>, ...facts: readonly Recorded<Fact>[]): State => {
  const state = projection.create();
  for (const fact of facts) fold(projection, state, fact);
  return state;
};

it('settles once for each append, after its last fact', () => {
  const state = foldAll(
    summing,
    recorded({ type: 'added', data: { by: 1 } }, 'a', [1, 3]),
    recorded({ type: 'added', data: { by: 2 } }, 'b', [2, 3]),
    recorded({ type: 'added', data: { by: 4 } }, 'c', [3, 3]),
    recorded({ type: 'added', data: { by: 8 } }, 'd'),
  );
  expect(state).toEqual({ sum: 15, settledAt: ['c 7', 'd 15'] });
});

it('passes over a type that it ignores, but settles the append that ends with it', () => {
  const state = foldAll(
    summing,
    recorded({ type: 'added', data: { by: 1 } }, 'a', [1, 2]),
    recorded({ type: 'noted', data: {} }, 'b', [2, 2]),
  );
  expect(state).toEqual({ sum: 1, settledAt: ['b 1'] });
});

it('needs no settling', () => {
  const unsettled: Projection<State, Fact> = {
    name: 'unsettled',
    version: 1,
    create: () => ({ sum: 0, settledAt: [] }),
    on: summing.on,
  };
  expect(foldAll(unsettled, recorded({ type: 'added', data: { by: 1 } }, 'a'))).toEqual({ sum: 1, settledAt: [] });
});
