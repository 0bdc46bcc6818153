import { givenFactId } from '../../../test/support/decider-scenario';
import {
  cancelled,
  changed,
  corrected,
  downgraded,
  monthly,
  on,
  started,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { stretchesOf } from './stretches';
import type { SubscriptionFact } from './subscription.events';
import { timelineOf } from './timeline';

const of = (...facts: readonly SubscriptionFact[]) =>
  stretchesOf(
    timelineOf(facts.map((fact, index) => ({ ...fact, id: givenFactId(index + 1), recordedOn: on('2025-01-15') }))),
    DEFAULT_POLICY.policy,
  );

const spans = (...facts: readonly SubscriptionFact[]) =>
  of(...facts).stretches.map(({ from, until, factId }) => [from, until, factId]);

describe('the stretches of a subscription', () => {
  it('last from statement to statement', () => {
    expect(spans(started(), upgraded(), cancelled())).toEqual([
      ['2025-01-01', '2025-03-01', givenFactId(1)],
      ['2025-03-01', '2025-06-01', givenFactId(2)],
    ]);
  });

  it('have no end while nothing ends them', () => {
    expect(spans(started())).toEqual([['2025-01-01', undefined, givenFactId(1)]]);
  });

  it('end with a term that does not renew, whatever changed in it', () => {
    const term = { endsOn: on('2025-05-01') };
    expect(spans(started({ term }), upgraded())).toEqual([
      ['2025-01-01', '2025-03-01', givenFactId(1)],
      ['2025-03-01', '2025-05-01', givenFactId(2)],
    ]);
    expect(spans(started({ term: { ...term, renews: true } }))[0]?.[1]).toBeUndefined();
  });

  it('leave out what held for no day', () => {
    const [morning, evening] = [upgraded(), downgraded()];
    expect(spans(started(), morning, evening)).toEqual([
      ['2025-01-01', '2025-03-01', givenFactId(1)],
      ['2025-03-01', undefined, givenFactId(3)],
    ]);
    expect(spans(started(), cancelled({ effectiveOn: on('2025-01-01') }))).toEqual([]);
  });

  it('leave out what is inert, voided or corrected', () => {
    expect(
      spans(
        started(),
        upgraded(),
        cancelled({ effectiveOn: on('2025-02-01'), supersedes: [givenFactId(2)] }),
        corrected(givenFactId(1), started({ effectiveOn: on('2025-01-10') })),
      ),
    ).toEqual([['2025-01-10', '2025-02-01', givenFactId(4)]]);
    expect(spans(started(), voided(givenFactId(1)))).toEqual([]);
  });

  it('carry what the statement says', () => {
    const [stretch] = of(started({ attributes: { region: 'EU' }, lines: monthly('7.00') })).stretches;
    expect(stretch).toMatchObject({
      attributes: { region: 'EU' },
      lines: monthly('7.00'),
      identity: { subscriptionId: 'sub-1', accountId: 'acme', currency: 'EUR' },
    });
  });

  it('take absent attributes for none, also after a statement that had some', () => {
    const change = changed();
    const { attributes: _, ...bare } = { ...change.data };
    const facts = of(started({ attributes: { region: 'EU' } }), { type: change.type, data: bare });
    expect(facts.stretches.map(({ attributes }) => attributes)).toEqual([{ region: 'EU' }, {}]);
  });
});

describe('the turns of a subscription', () => {
  it('name the last fact of a day and the causes of all', () => {
    const { turns } = of(started(), upgraded({ cause: 'seats' }), downgraded(), cancelled());
    expect([...turns]).toEqual([
      ['2025-01-01', { factId: givenFactId(1), causes: ['start'] }],
      ['2025-03-01', { factId: givenFactId(3), causes: ['seats', 'change'] }],
      ['2025-06-01', { factId: givenFactId(4), causes: ['cancellation'] }],
    ]);
  });

  it('say that a correction was one', () => {
    const { turns } = of(started(), upgraded(), corrected(givenFactId(2), upgraded({ cause: 'price' })));
    expect(turns.get(on('2025-03-01'))).toEqual({ factId: givenFactId(3), causes: ['price', 'correction'] });
  });

  it('say each cause once', () => {
    const { turns } = of(started(), upgraded({ cause: 'seats' }), downgraded({ cause: 'seats' }));
    expect(turns.get(on('2025-03-01'))?.causes).toEqual(['seats']);
  });
});
