import type { Echo } from '../arr/queries/answers';
import type { Answered, QueryRejection } from '../arr/queries/query-rejections';
import { describeQueryRejection } from '../arr/queries/query-rejection-texts';
import { BEGINNING_OF_KNOWLEDGE } from '../kernel/instant';
import { EXIT, type ExitCode, Refused } from './failure';
import type { Surroundings } from './surroundings';

/** Of what `--json` prints. A field is added within a version, never changed or taken away. */
export const JSON_VERSION = 1;

export const printJson = ({ out }: Pick<Surroundings, 'out'>, answer: object): void =>
  out(`${JSON.stringify({ version: JSON_VERSION, ...answer })}\n`);

const EXITS: Readonly<Record<QueryRejection['code'], ExitCode>> = {
  'policy-not-found': EXIT.notFound,
  'known-at-is-ahead': EXIT.validation,
  'known-at-is-before': EXIT.validation,
  'too-many-effects': EXIT.validation,
  'window-is-empty': EXIT.validation,
  'window-too-long': EXIT.validation,
  'group-by-is-invalid': EXIT.usage,
  'filter-is-invalid': EXIT.usage,
  'targets-are-invalid': EXIT.usage,
  'attribute-not-known': EXIT.validation,
  'rate-is-missing': EXIT.validation,
  'native-with-reporting': EXIT.usage,
  'too-many-groups': EXIT.validation,
  'cursor-is-invalid': EXIT.validation,
  'cursor-is-of-another-question': EXIT.validation,
  'too-many-movements': EXIT.validation,
  'epoch-not-found': EXIT.notFound,
  'shard-not-found': EXIT.notFound,
  'movement-not-found': EXIT.notFound,
  'period-not-found': EXIT.notFound,
  'account-not-found': EXIT.notFound,
  'subscription-not-found': EXIT.notFound,
};

/** Whether a question may be refused with it. */
export const isQueryRejectionCode = (code: string): boolean => Object.hasOwn(EXITS, code);

/** The answer, or the end of the command with the reason why there is none. */
export const answerOf = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'answered') return answered.answer;
  throw new Refused({ exit: EXITS[answered.rejection.code], ...describeQueryRejection(answered.rejection) });
};

/** What is needed to ask for the same figure again. */
export const echoLine = ({ knownAt, policyVersion, reportingCurrency, stale }: Echo): string => {
  const imported = knownAt.imported ? ', imported' : '';
  // The opening is known from the beginning of knowledge, a moment that tells a person nothing.
  const isOpening = knownAt.recordedAt === BEGINNING_OF_KNOWLEDGE;
  const recorded = isOpening ? ' (the opening of the ledger)' : ` (recorded ${knownAt.recordedAt}${imported})`;
  const missing = stale ? '; STALE: facts are missing that the store holds' : '';
  const converted = reportingCurrency === undefined ? '' : `, converted to ${reportingCurrency}`;
  return `known at ${knownAt.sequence.toString()}${recorded}, policy ${policyVersion.toString()}${converted}${missing}\n`;
};
