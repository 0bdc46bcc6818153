import type { AccountFactIntake } from '../../kernel/account-fact-intake.port';
import type { ProblemStatement } from './problem';

/** Takes facts about accounts for HTTP, and refuses them in its terms. */
export type HttpAccountFactIntake = AccountFactIntake<ProblemStatement>;

export const ACCOUNT_FACT_INTAKE = Symbol('HttpAccountFactIntake');
