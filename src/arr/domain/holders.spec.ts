import { changesTold, described, merged, paused, resumed, transferred } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  amount,
  cancelled,
  changed,
  lineId,
  monthly,
  on,
  priced,
  started,
  upgraded,
} from '../../../test/support/subscription.builders';
import type { FiguredFact } from './ledger-fact';

/** Whose each change is, whether it is transferred, and with which value of an attribute. */
const attributed = (key: string, ...facts: readonly FiguredFact[]) =>
  [...changesTold(facts)].flatMap(([account, changes]) =>
    changes.map(({ effectiveOn, isTransfer, delta, attributes }) => {
      const what = isTransfer ? 'transfer' : 'change';
      return `${account} ${effectiveOn} ${what} ${delta} ${attributes[key] ?? 'none'}`;
    }),
  );

describe('a subscription that is transferred', () => {
  const toGlobex = transferred('2025-03-01', 'acme', 'globex');
  const plan = (value: string) => ({ attributes: { plan: value } });

  it('takes what stood the day before to the other account', () => {
    expect(attributed('plan', started(plan('pro')), toGlobex)).toEqual([
      'acme 2025-01-01 change 120000 pro',
      'acme 2025-03-01 transfer -120000 pro',
      'globex 2025-03-01 transfer 120000 pro',
    ]);
  });

  it('arrives with the attributes that are stated on the day, and changes there', () => {
    expect(attributed('plan', started(plan('pro')), upgraded(plan('team')), toGlobex)).toEqual([
      'acme 2025-01-01 change 120000 pro',
      'acme 2025-03-01 transfer -120000 pro',
      'globex 2025-03-01 transfer 120000 team',
      'globex 2025-03-01 change 60000 team',
    ]);
  });

  it('arrives as it left where the line is not named on the day, and is lost there', () => {
    const other = [priced({ id: lineId('other') })];
    expect(attributed('plan', started(plan('pro')), changed({ ...plan('team'), lines: other }), toGlobex)).toEqual([
      'acme 2025-01-01 change 120000 pro',
      'acme 2025-03-01 transfer -120000 pro',
      'globex 2025-03-01 transfer 120000 pro',
      'globex 2025-03-01 change -120000 pro',
      'globex 2025-03-01 change 120000 team',
    ]);
  });

  it('is lost by the account it comes to where it is cancelled on the day', () => {
    const gone = cancelled({ accountId: accountId('globex'), effectiveOn: on('2025-03-01') });
    expect(attributed('plan', started(plan('pro')), toGlobex, gone)).toEqual([
      'acme 2025-01-01 change 120000 pro',
      'acme 2025-03-01 transfer -120000 pro',
      'globex 2025-03-01 transfer 120000 pro',
      'globex 2025-03-01 change -120000 pro',
    ]);
  });

  it('takes nothing along that counts for nothing, and counts at the other account once it does', () => {
    expect(attributed('plan', started(), paused('2025-02-01'), toGlobex, resumed('2025-04-01'))).toEqual([
      'acme 2025-01-01 change 120000 none',
      'acme 2025-02-01 change -120000 none',
      'globex 2025-04-01 change 120000 none',
    ]);
  });

  it('names the transfer for what goes over, and the other facts of the day for the rest', () => {
    const causes = [...changesTold([started(), upgraded({ cause: 'seats' }), toGlobex])].flatMap(([, changes]) =>
      changes.map(({ turn }) => turn.causes.join('+')),
    );
    expect(causes).toEqual(['start', 'transfer', 'transfer', 'seats']);
  });

  it('names what else ends on the day for the rest, where no other fact does', () => {
    const line = priced({ discounts: [{ percent: amount('50'), until: on('2025-03-01') }] });
    const causes = changesTold([started({ lines: [line] }), toGlobex])
      .get(accountId('globex'))
      ?.map(({ turn }) => turn.causes.join('+'));
    expect(causes).toEqual(['transfer', 'discount-ended']);
  });
});

describe('an account that is merged', () => {
  it('takes what is its by record to the other, also by facts that come later', () => {
    expect(attributed('plan', merged('2025-03-01', 'acme', 'globex'), started(), cancelled())).toEqual([
      'acme 2025-01-01 change 120000 none',
      'acme 2025-03-01 transfer -120000 none',
      'globex 2025-03-01 transfer 120000 none',
      'globex 2025-06-01 change -120000 none',
    ]);
  });

  it('hands on along a chain, day by day', () => {
    const chain = [merged('2025-02-01', 'acme', 'globex'), merged('2025-03-01', 'globex', 'initech')];
    expect(attributed('plan', ...chain, started())).toEqual([
      'acme 2025-01-01 change 120000 none',
      'acme 2025-02-01 transfer -120000 none',
      'globex 2025-02-01 transfer 120000 none',
      'globex 2025-03-01 transfer -120000 none',
      'initech 2025-03-01 transfer 120000 none',
    ]);
  });

  it('has nothing to hand over what starts on the day', () => {
    expect(attributed('plan', merged('2025-01-01', 'acme', 'globex'), started())).toEqual([
      'globex 2025-01-01 change 120000 none',
    ]);
  });

  it('moves nothing of a subscription that is transferred within what reads as one account', () => {
    const facts = [merged('2025-02-01', 'globex', 'acme'), started(), transferred('2025-03-01', 'acme', 'globex')];
    expect(attributed('plan', ...facts)).toEqual(['acme 2025-01-01 change 120000 none']);
  });

  it('hands over what stood where its term ends on the day, and the other loses it', () => {
    const term = { endsOn: on('2025-03-01') };
    expect(attributed('plan', merged('2025-03-01', 'acme', 'globex'), started({ term }))).toEqual([
      'acme 2025-01-01 change 120000 none',
      'acme 2025-03-01 transfer -120000 none',
      'globex 2025-03-01 transfer 120000 none',
      'globex 2025-03-01 change -120000 none',
    ]);
  });
});

describe('attributes of an account', () => {
  const first = described('2025-01-01', 'acme', { segment: 'small' });
  const second = described('2025-03-01', 'acme', { segment: 'large' });

  it('hold from their day on, and move what counts from the old to the new', () => {
    expect(attributed('segment', first, second, started())).toEqual([
      'acme 2025-01-01 change 120000 small',
      'acme 2025-03-01 change -120000 small',
      'acme 2025-03-01 change 120000 large',
    ]);
    const [, old] = changesTold([first, second, started()]).get(accountId('acme')) ?? [];
    expect(old?.turn).toEqual({ factId: givenFactId(3), causes: ['account-described'] });
  });

  it('give way to those of the subscription, and these to those of the line', () => {
    const own = { attributes: { segment: 'own' } };
    expect(attributed('segment', first, second, started(own))).toEqual(['acme 2025-01-01 change 120000 own']);
    const line = { lines: monthly('100.00', { attributes: { segment: 'line' } }) };
    expect(attributed('segment', first, second, started({ ...own, ...line }))).toEqual([
      'acme 2025-01-01 change 120000 line',
    ]);
  });

  it('are those of the account that it reads as, on each day', () => {
    const globex = described('2025-02-15', 'globex', { segment: 'huge' });
    expect(attributed('segment', first, second, globex, started(), merged('2025-02-01', 'acme', 'globex'))).toEqual([
      'acme 2025-01-01 change 120000 small',
      'acme 2025-02-01 transfer -120000 small',
      'globex 2025-02-01 transfer 120000 none',
      'globex 2025-02-15 change -120000 none',
      'globex 2025-02-15 change 120000 huge',
    ]);
  });

  it('are not its own any more once it has gone to another', () => {
    const facts = [first, second, started(), transferred('2025-02-01', 'acme', 'globex')];
    expect(attributed('segment', ...facts)).toEqual([
      'acme 2025-01-01 change 120000 small',
      'acme 2025-02-01 transfer -120000 small',
      'globex 2025-02-01 transfer 120000 none',
    ]);
  });

  it('that are stated on the day of a merge hold for what arrives, and not for what leaves', () => {
    const toGlobex = merged('2025-03-01', 'acme', 'globex');
    const globex = described('2025-03-01', 'globex', { segment: 'huge' });
    expect(attributed('segment', first, second, globex, started(), toGlobex).slice(1)).toEqual([
      'acme 2025-03-01 transfer -120000 small',
      'globex 2025-03-01 transfer 120000 huge',
    ]);
    const arriving = changesTold([globex, started(), toGlobex]).get(accountId('globex')) ?? [];
    expect(arriving.map(({ turn }) => turn)).toEqual([{ factId: givenFactId(4), causes: ['merge'] }]);
  });
});
