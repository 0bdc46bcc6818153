import { type AnyAccountRejection, describeAccountRejection } from '../accounts/domain/account-rejection-texts';
import type { AccountId } from '../kernel/ids';
import { COMMAND_LINE_ACCOUNT_WAYS } from './account-ways';
import { EXIT, type ExitCode, Refused } from './failure';

/** A code without an exit does not compile. */
const EXITS: Readonly<Record<AnyAccountRejection['code'], ExitCode>> = {
  'account-already-registered': EXIT.conflict,
  'account-is-merged': EXIT.conflict,
  'merge-closes-a-circle': EXIT.conflict,
  'account-cannot-change': EXIT.validation,
  'fact-not-found': EXIT.notFound,
  'fact-is-voided': EXIT.conflict,
  'fact-is-corrected': EXIT.conflict,
  'void-cannot-be-corrected': EXIT.conflict,
  'command-id-reused': EXIT.validation,
  'fact-too-large': EXIT.validation,
  'revision-is-stale': EXIT.conflict,
  'too-many-writers': EXIT.conflict,
};

/** What ends the command line when a command on an account is refused. */
export const accountRefusedBy = (rejection: AnyAccountRejection, accountId: AccountId): Refused =>
  new Refused({
    exit: EXITS[rejection.code],
    ...describeAccountRejection(rejection, { accountId, ways: COMMAND_LINE_ACCOUNT_WAYS }),
  });
