import { givenFactId } from '../../../test/support/decider-scenario';
import { lineId, subscriptionId } from '../../../test/support/subscription.builders';
import type { Attributes } from '../../subscriptions/domain/line';
import type { GroupValues } from './group';
import type { Contribution, MovementClass } from './movement';
import { postingsOf, postingsOfEntry, sharedOut } from './movement-groups';

const weights = (pairs: readonly (readonly [string | null, bigint])[]) =>
  pairs.map(([plan, amount]) => ({ group: [plan] as GroupValues, amount }));

const shares = (amount: bigint, ...pairs: readonly (readonly [string | null, bigint])[]) =>
  sharedOut(amount, weights(pairs)).map(({ group: [plan], amount: share }) => `${plan ?? 'none'} ${share.toString()}`);

describe('an amount that is shared out', () => {
  it('is so in proportion', () => {
    expect(shares(60n, ['a', 10n], ['b', 20n])).toEqual(['a 20', 'b 40']);
    expect(shares(5n, ['a', 5n])).toEqual(['a 5']);
    expect(shares(0n, ['a', 5n])).toEqual(['a 0']);
    expect(shares(0n)).toEqual([]);
  });

  it('leaves what is over to the largest remainders', () => {
    // 10 × 5/14, 3/14 and 6/14 are 3 8/14, 2 2/14 and 4 4/14.
    expect(shares(10n, ['a', 5n], ['b', 3n], ['c', 6n])).toEqual(['a 4', 'c 4', 'b 2']);
  });

  it('leaves it, between equal remainders, to the first by name, none before all', () => {
    expect(shares(2n, ['b', 1n], ['a', 1n], ['c', 1n])).toEqual(['a 1', 'b 1', 'c 0']);
    expect(shares(1n, ['a', 7n], [null, 7n])).toEqual(['none 1', 'a 0']);
    expect(shares(1n, ['b', 1n], ['', 1n], ['B', 1n])).toEqual([' 1', 'B 0', 'b 0']);
  });

  it('is shared exactly, however large', () => {
    expect(shares(10n ** 30n, ['a', 1n], ['b', 2n])).toEqual([`b ${'6'.repeat(29)}7`, `a ${'3'.repeat(30)}`]);
  });
});

const part = (delta: bigint, attributes: Attributes, sub = 'sub-1'): Contribution => ({
  subscriptionId: subscriptionId(sub),
  lineId: lineId('seats'),
  factId: givenFactId(1),
  delta,
  attributes,
});

const told = (postings: ReturnType<typeof postingsOf>): readonly string[] =>
  postings
    .map(
      ({ group, column, amount }) =>
        `${group.map((value) => value ?? 'none').join('/')} ${column} ${amount.toString()}`,
    )
    .sort();

const postings = (is: MovementClass, contributions: readonly Contribution[], names: readonly string[] = ['plan']) =>
  told(postingsOf({ class: is, contributions }, names));

const pro = { plan: 'pro', region: 'EU' };
const team = { plan: 'team', region: 'EU' };

describe('what a movement is to each group', () => {
  it('is all of it where it has one group, also of what an attribute is absent from', () => {
    expect(postings('new', [part(100n, pro), part(20n, pro, 'sub-2')])).toEqual(['pro new 120']);
    expect(postings('churn', [part(-100n, {})])).toEqual(['none churn -100']);
    expect(postings('expansion', [part(-100n, pro), part(120n, team)], ['region'])).toEqual(['EU expansion 20']);
    expect(postings('expansion', [part(-100n, pro), part(120n, team)], [])).toEqual([' expansion 20']);
  });

  it('is left and entered for what cancels out, and the class for the rest', () => {
    expect(postings('expansion', [part(-100n, pro), part(120n, team)])).toEqual([
      'pro left -100',
      'team entered 100',
      'team expansion 20',
    ]);
  });

  it('is of the class of the account in a group that loses less than it gives', () => {
    expect(postings('contraction', [part(-100n, pro), part(70n, team)])).toEqual([
      'pro contraction -30',
      'pro left -70',
      'team entered 70',
    ]);
    // One group ends at nothing, and yet the account has not churned.
    expect(postings('contraction', [part(-100n, pro), part(-20n, team)])).toEqual([
      'pro contraction -100',
      'team contraction -20',
    ]);
  });

  it('is entered by several receivers in proportion to what they gain', () => {
    const contributions = [part(-50n, pro), part(20n, team), part(60n, {}), part(20n, { plan: 'max' })];
    expect(postings('expansion', contributions)).toEqual([
      'max entered 10',
      'max expansion 10',
      'none entered 30',
      'none expansion 30',
      'pro left -50',
      'team entered 10',
      'team expansion 10',
    ]);
  });

  it('gives what proportion leaves over to none, and then by name', () => {
    const contributions = [
      part(-5n, pro),
      part(2n, team),
      part(2n, { plan: 'max' }),
      part(2n, {}),
      part(2n, { plan: 'a' }),
    ];
    expect(postings('expansion', contributions)).toEqual([
      'a entered 1',
      'a expansion 1',
      'max entered 1',
      'max expansion 1',
      'none entered 2',
      'pro left -5',
      'team entered 1',
      'team expansion 1',
    ]);
  });

  it('has left several givers in proportion to what they lose', () => {
    expect(postings('contraction', [part(-60n, pro), part(-31n, {}), part(10n, team)])).toEqual([
      'none contraction -28',
      'none left -3',
      'pro contraction -53',
      'pro left -7',
      'team entered 10',
    ]);
  });

  it('is counted once a group, whatever its lines give one another', () => {
    expect(postings('expansion', [part(-40n, pro), part(50n, pro, 'sub-2')])).toEqual(['pro expansion 10']);
    expect(postings('reclassification', [part(-40n, pro), part(40n, pro, 'sub-2')])).toEqual([]);
  });

  it('is nothing but left and entered for a reclassification', () => {
    expect(postings('reclassification', [part(-100n, pro), part(75n, team), part(25n, {})])).toEqual([
      'none entered 25',
      'pro left -100',
      'team entered 75',
    ]);
  });

  it('is summed as it is for a transfer, each leg by the attributes of its account', () => {
    expect(postings('transfer', [part(-100n, pro)])).toEqual(['pro transfer -100']);
    expect(postings('transfer', [part(100n, { ...pro, plan: 'team' })])).toEqual(['team transfer 100']);
    // What comes and goes on one day is not taken for a change of groups.
    expect(postings('transfer', [part(-100n, pro), part(100n, team)])).toEqual([
      'pro transfer -100',
      'team transfer 100',
    ]);
  });
});

describe('what a retraction is to each group', () => {
  it('is the negation of what its movement was, column by column', () => {
    const contributions = [part(-50n, pro), part(20n, team), part(61n, {})];
    const asserted = postingsOfEntry({ kind: 'assert', class: 'expansion', contributions }, ['plan']);
    const negated = contributions.map((one) => ({ ...one, delta: -one.delta }));
    const retracted = postingsOfEntry({ kind: 'retract', class: 'expansion', contributions: negated }, ['plan']);
    expect(told(asserted)).toContain('pro left -50');
    expect(told(retracted)).toEqual(told(asserted.map((posting) => ({ ...posting, amount: -posting.amount }))));
  });
});
