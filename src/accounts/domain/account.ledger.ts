import type { Ledger } from '../../kernel/decider';
import { accountStream } from '../../kernel/streams';
import { withAccountTexts } from './account-texts';
import { decodeAccountFact, encodeAccountFact } from './account.codec';
import { type AccountCommand, accountOf } from './account.commands';
import { accountDecider, type AccountState } from './account.decider';
import type { AccountFact } from './account.events';
import type { AccountRejection } from './account.rejections';

export const accountLedger: Ledger<AccountCommand, AccountFact, AccountState, AccountRejection> = {
  decider: accountDecider,
  streamOf: (command) => accountStream(accountOf(command)),
  encode: encodeAccountFact,
  decode: decodeAccountFact,
  sealed: (command, _, seal) => withAccountTexts(command, (text) => seal(accountOf(command), text)),
};
