import { logOf, oneByOne } from '../../../test/support/arr.builders';
import { started } from '../../../test/support/subscription.builders';
import { LOG_START } from '../../kernel/log-position';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { fold } from '../../kernel/projection';
import type { Selection } from '../domain/group';
import { PlainArrIndex } from '../domain/plain-arr-index';
import { arrJournal } from '../projections/arr-journal.projection';
import { answered, KnowledgeResolver } from './knowledge-resolver';

const STEPS = 3;

/** Takes a few steps to make each selection ready, and writes down whose step it was. */
class SteppingIndex extends PlainArrIndex {
  readonly steps: string[] = [];

  constructor(private readonly failing?: string) {
    super();
  }

  override prepare(selection?: Selection): boolean {
    const name = selection?.groupBy.join() ?? '';
    if (name === this.failing) throw new RangeError(`${name} fails.`);
    this.steps.push(name);
    return this.hasBeenReady(selection);
  }

  override hasBeenReady(selection?: Selection): boolean {
    const name = selection?.groupBy.join() ?? '';
    return this.steps.filter((step) => step === name).length >= STEPS;
  }
}

const by = (name: string): readonly Selection[] => [{ groupBy: [name], filter: [] }];

const resolverOver = (index: SteppingIndex): KnowledgeResolver => {
  const projection = arrJournal(DEFAULT_POLICY, () => index);
  const state = projection.create();
  for (const fact of logOf(oneByOne(started({ attributes: { plan: 'pro', region: 'EU' } }))))
    fold(projection, state, fact);
  const view = () => Promise.resolve({ state, position: LOG_START, stale: false });
  return new KnowledgeResolver({ view, of: view });
};

const ask = (resolver: KnowledgeResolver, name: string) =>
  resolver.resolve({}, () => answered(name), { selections: by(name) });

describe('a question by a selection', () => {
  it('waits until the selections of those before it are ready', async () => {
    const index = new SteppingIndex();
    const resolver = resolverOver(index);
    await Promise.all([ask(resolver, 'plan'), ask(resolver, 'region')]);
    expect(index.steps).toEqual(['plan', 'plan', 'plan', 'region', 'region', 'region']);
  });

  it('waits for nobody where its own has been ready before', async () => {
    const index = new SteppingIndex();
    const resolver = resolverOver(index);
    await ask(resolver, 'region');
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([ask(resolver, 'plan').then(note('plan')), ask(resolver, 'region').then(note('region'))]);
    expect(order).toEqual(['region', 'plan']);
  });

  it('has its turn also where the one before it has failed', async () => {
    const resolver = resolverOver(new SteppingIndex('plan'));
    const failed = expect(ask(resolver, 'plan')).rejects.toThrow('plan fails.');
    expect(await ask(resolver, 'region')).toEqual(answered('region'));
    await failed;
  });

  it('makes nothing ready by a name that no fact states', async () => {
    const index = new SteppingIndex();
    await ask(resolverOver(index), 'colour');
    expect(index.steps).toEqual([]);
  });
});
