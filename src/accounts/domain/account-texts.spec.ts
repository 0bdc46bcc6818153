import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId, FactId } from '../../kernel/ids';
import type { AccountCommand } from './account.commands';
import type { AccountStatement } from './account.events';
import { accountLedger } from './account.ledger';

const accountId = 'acme' as AccountId;
const effectiveOn = '2025-03-01' as CalendarDate;
const factId = '00000000-0000-4000-8000-000000000001' as FactId;

/** Seals so that it can be seen whose key it was. */
const sealed = (command: AccountCommand): AccountCommand | undefined =>
  accountLedger.sealed?.(command, accountLedger.decider.initial, (of, text) => `[${text} of ${of}]`);

const plainName = { accountId, effectiveOn, name: 'Acme & Sons' };
const sealedName = { accountId, effectiveOn, name: '[Acme & Sons of acme]' };
const merged: AccountStatement = {
  type: 'accounts-merged',
  data: { accountId, effectiveOn, intoAccountId: 'bolt' as AccountId },
};

describe('what may be personal of an account is sealed before it is recorded', () => {
  it('so is its name, when it is registered and when it is described', () => {
    expect(sealed({ type: 'register-account', ...plainName })).toEqual({ type: 'register-account', ...sealedName });
    expect(sealed({ type: 'describe-account', ...plainName })).toEqual({ type: 'describe-account', ...sealedName });
  });

  it('so is the name in a statement that a fact or a correction carries', () => {
    const fact = { type: 'account-described', data: plainName } as const;
    const told = { type: 'account-described', data: sealedName } as const;
    expect(sealed({ type: 'record-account-fact', fact })).toEqual({ type: 'record-account-fact', fact: told });
    const correction = { type: 'correct-account-fact', accountId, factId } as const;
    expect(sealed({ ...correction, reason: 'Misspelt.', statement: fact })).toEqual({
      ...{ ...correction, reason: '[Misspelt. of acme]', statement: told },
    });
  });

  it('so is the reason of a void and of a correction, as commands and as facts', () => {
    const undone = { accountId, factId, reason: 'Twice.' };
    const hidden = { accountId, factId, reason: '[Twice. of acme]' };
    expect(sealed({ type: 'void-account-fact', ...undone })).toEqual({ type: 'void-account-fact', ...hidden });
    expect(sealed({ type: 'record-account-fact', fact: { type: 'fact-voided', data: undone } })).toEqual({
      ...{ type: 'record-account-fact', fact: { type: 'fact-voided', data: hidden } },
    });
    const corrected = { type: 'fact-corrected', data: { ...undone, statement: merged } } as const;
    expect(sealed({ type: 'record-account-fact', fact: corrected })).toEqual({
      ...{ type: 'record-account-fact', fact: { type: 'fact-corrected', data: { ...hidden, statement: merged } } },
    });
  });

  it('and nothing else is: a merge, and a registration without a name, stay as they are', () => {
    const merge = { type: 'merge-account', ...merged.data } as AccountCommand;
    const register: AccountCommand = { type: 'register-account', accountId, effectiveOn, attributes: { region: 'EU' } };
    expect([sealed(merge), sealed(register)]).toEqual([merge, register]);
  });
});
