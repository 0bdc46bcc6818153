import { scenarioFor } from '../../../test/support/decider-scenario';
import { type Currency, parseCurrency } from '../../kernel/currency';
import { type LedgerId, parseLedgerId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { OpenLedger } from './ledger.commands';
import type { LedgerOpened } from './ledger.events';
import { openingLedger } from './opening.ledger';

const given = scenarioFor(openingLedger);

const id = (text: string): LedgerId => parseLedgerId(text) as LedgerId;
const currency = (text: string): Currency => parseCurrency(text) as Currency;

const berlin = { ledgerId: id('main'), timeZone: 'Europe/Berlin', baseCurrency: currency('EUR') };

const open = (stated: Partial<OpenLedger> = {}): OpenLedger => ({ type: 'open-ledger', ...berlin, ...stated });

const opened = (stated: Partial<LedgerOpened['data']> = {}): LedgerOpened => ({
  type: 'ledger-opened',
  data: { ...berlin, ...stated },
});

describe('opening a ledger', () => {
  it('records what it is opened with', () => {
    given().when(open()).then(opened());
  });

  it('records nothing when it stands with the same zone and currency', () => {
    given(opened()).when(open()).thenNothing();
  });

  it('keeps its first id', () => {
    given(opened())
      .when(open({ ledgerId: id('another') }))
      .thenNothing();
  });

  it('refuses another time zone and names both', () => {
    given(opened())
      .when(open({ timeZone: 'UTC' }))
      .thenRejected({
        code: 'ledger-opened-otherwise',
        stated: { timeZone: 'UTC', baseCurrency: currency('EUR') },
        standing: { timeZone: 'Europe/Berlin', baseCurrency: currency('EUR') },
      });
  });

  it('refuses another base currency and names both', () => {
    given(opened())
      .when(open({ baseCurrency: currency('USD') }))
      .thenRejected({
        code: 'ledger-opened-otherwise',
        stated: { timeZone: 'Europe/Berlin', baseCurrency: currency('USD') },
        standing: { timeZone: 'Europe/Berlin', baseCurrency: currency('EUR') },
      });
  });

  it('stops at a history that opens the ledger twice', () => {
    expect(() => given(opened(), opened()).when(open())).toThrow(InvariantViolated);
  });
});
