import { type Currency, parseCurrency } from '../../kernel/currency';
import { type LedgerId, parseFactId, parseLedgerId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { NewRecord } from '../../kernel/log-record';
import { decodeLedgerOpened, encodeLedgerOpened } from './ledger.codec';
import type { LedgerOpened } from './ledger.events';

const opened: LedgerOpened = {
  type: 'ledger-opened',
  data: {
    ledgerId: parseLedgerId('main') as LedgerId,
    timeZone: 'UTC',
    baseCurrency: parseCurrency('USD') as Currency,
  },
};

const record = (stated: Partial<NewRecord> = {}): NewRecord => ({
  ...encodeLedgerOpened(opened),
  id: '5b0c8d3e-1f4a-5c6b-8d7e-000000000001',
  metadata: { commandId: 'c', part: 1, parts: 1, source: 's', commandHash: 'h', actor: 'a', correlationId: 'r' },
  ...stated,
});

describe('the opening as a record', () => {
  it('is the same fact after writing and reading', () => {
    expect(decodeLedgerOpened(record())).toEqual({ ...opened, id: parseFactId(record().id) });
  });

  it.each([{ type: 'ledger-closed' }, { version: 2 }])('is not read from %j', (stated) => {
    expect(() => decodeLedgerOpened(record(stated))).toThrow(InvariantViolated);
  });
});
