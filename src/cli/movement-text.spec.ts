import type { MovementExplained } from '../arr/queries/movement-answers';
import { movementText } from './movement-text';

const KNOWN = { policyVersion: 1, derivationVersion: 1, stale: false };

/** A movement of one line that came to nothing the day before. */
const movement = (fields: object, before: object = {}): MovementExplained =>
  ({
    ...{ ...KNOWN, knownAt: { sequence: 9 }, id: '4-1', accountId: 'acme', effectiveOn: '2025-03-01', class: 'new' },
    ...{ currency: 'EUR', delta: '12.00', before: '0.00', after: '12.00', causes: ['start'], stands: true, facts: [] },
    contributions: [
      {
        ...{ subscriptionId: 'sub-1', lineId: 'seats', factId: 'a', delta: '12.00', formula: '12.00' },
        before: { asOf: '2025-02-28', status: 'not-started', arr: '0.00', ...before },
        after: {
          asOf: '2025-03-01',
          status: 'active',
          arr: '12.00',
          factId: 'a',
          line: {},
          formula: '12.00 × 1 = 12.00',
        },
      },
    ],
    ...fields,
  }) as unknown as MovementExplained;

describe('the text of a movement', () => {
  it('tells what its lines came to on both days, and by which fact', () => {
    const facts = [{ id: 'a', sequence: 4, type: 'subscription-started', standing: 'stands', data: {} }];
    const text = movementText(movement({ facts }));
    expect(text).toContain('Movement 4-1\nIt stands.\n');
    expect(text).toMatch(/^sub-1 +seats +2025-02-28 +not-started +0\.00 +there is no such line$/mu);
    expect(text).toMatch(/^sub-1 +seats +2025-03-01 +active +12\.00 +12\.00 × 1 = 12\.00 +4$/mu);
  });

  it('tells each line once on each day where it goes from one plan to another', () => {
    const plain = movement({});
    const [one] = plain.contributions;
    const moves = [
      ['-12.00', 'pro'],
      ['12.00', 'team'],
    ].map(([delta, plan]) => ({ ...one, delta, formula: delta, attributes: { plan } }));
    const text = movementText({ ...plain, contributions: moves } as unknown as MovementExplained);
    expect(text).toMatch(/^sub-1 +seats +-12\.00 +-12\.00 +plan=pro$/mu);
    expect(text).toMatch(/^sub-1 +seats +12\.00 +12\.00 +plan=team$/mu);
    expect(text.match(/^sub-1 +seats +2025-.*$/gmu)).toHaveLength(2);
    expect(movementText(plain)).not.toContain('Attributes');
  });

  it('leads what takes a movement back from its level to the one before it', () => {
    const text = movementText(movement({ retracts: '3-1', delta: '-12.00' }));
    expect(text).toMatch(/^2025-03-01 +acme +new +start +EUR +12\.00 +-12\.00 +0\.00$/mu);
  });

  it('says why a line that is there counts for nothing', () => {
    const text = movementText(movement({}, { status: 'paused', line: {}, notCounted: 'paused', factId: 'b' }));
    expect(text).toMatch(/^sub-1 +seats +2025-02-28 +paused +0\.00 +does not count: paused +b$/mu);
  });

  it.each([
    [{ retracts: '3-1' }, 'It takes back 3-1.'],
    [{ takenBack: { by: '7-1', sequence: 7 } }, 'It was taken back by 7-1, when fact 7 became known.'],
    [
      { takenBack: { by: '7-1', sequence: 7, replacedBy: '7-2' } },
      'It was taken back by 7-1, when fact 7 became known; 7-2 is in its place.',
    ],
  ])('says how it stands: %j', (fields, said) => {
    expect(movementText(movement(fields)).split('\n')[1]).toBe(said);
  });
});
