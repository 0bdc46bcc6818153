import type { CommonCode } from '../kernel/common-rejection-texts';
import { EXIT, type ExitCode } from './failure';

/** How what may become of any command ends the command line. A code without an exit does not compile. */
export const COMMON_EXITS: Readonly<Record<CommonCode, ExitCode>> = {
  'fact-not-found': EXIT.notFound,
  'fact-is-voided': EXIT.conflict,
  'fact-is-corrected': EXIT.conflict,
  'void-cannot-be-corrected': EXIT.conflict,
  'command-id-reused': EXIT.validation,
  'revision-is-stale': EXIT.conflict,
  'too-many-writers': EXIT.conflict,
  'fact-id-taken': EXIT.conflict,
  'fact-too-large': EXIT.validation,
};
