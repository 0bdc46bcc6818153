import { type AnyAccountRejection, describeAccountRejection } from '../accounts/domain/account-rejection-texts';
import type { AccountId } from '../kernel/ids';
import type { RowFault } from '../subscriptions/csv/row-fault';
import { COMMAND_LINE_ACCOUNT_WAYS } from './account-ways';
import { COMMON_EXITS } from './common-exits';
import { EXIT, type ExitCode, Refused } from './failure';

/** A code without an exit does not compile. */
const EXITS: Readonly<Record<AnyAccountRejection['code'], ExitCode>> = {
  ...COMMON_EXITS,
  'account-already-registered': EXIT.conflict,
  'account-is-merged': EXIT.conflict,
  'merge-closes-a-circle': EXIT.conflict,
  'account-cannot-change': EXIT.validation,
};

/** Whether a command on an account may be refused with it. */
export const isAccountRejectionCode = (code: string): boolean => Object.hasOwn(EXITS, code);

/** A refused row that is about an account. */
export const accountRowFault = (rejection: AnyAccountRejection, accountId: AccountId): RowFault => {
  const { code, detail, fix } = describeAccountRejection(rejection, { accountId, ways: COMMAND_LINE_ACCOUNT_WAYS });
  return { code, detail, fix };
};

/** What ends the command line when a command on an account is refused. */
export const accountRefusedBy = (rejection: AnyAccountRejection, accountId: AccountId): Refused =>
  new Refused({
    exit: EXITS[rejection.code],
    ...describeAccountRejection(rejection, { accountId, ways: COMMAND_LINE_ACCOUNT_WAYS }),
  });
