import { FACT_LIMITS } from '../kernel/fact-limits';
import { checkedTexts } from '../kernel/personal-text';
import { openingFault, parsePeriodMapping, type PeriodMapping } from '../subscriptions/csv/period-mapping';
import { readMapFile } from '../subscriptions/csv/map-file';
import { parseColumnTest, type RowFilter } from '../subscriptions/csv/row-filter';
import type { RowFault } from '../subscriptions/csv/row-fault';
import { EXIT, Refused, usageError } from './failure';
import { readUserFile } from './user-file';

export interface ImportOptions {
  readonly format?: 'native' | 'periods';
  readonly map?: readonly string[];
  readonly mapFile?: string;
  readonly endDay?: PeriodMapping['endDay'];
  readonly where?: readonly string[];
  readonly skip?: readonly string[];
  readonly delimiter: string;
  readonly source: string;
  /** The reason that the corrections give; `true` where none was said. */
  readonly correct?: string | true;
  readonly rejected?: string;
  readonly opening?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

export const refusedMapping = ({ code, detail, fix }: RowFault): Refused =>
  new Refused({ exit: EXIT.usage, code, title: 'The import cannot begin', detail, fix });

/** The mapping of a file of periods, from the options and the map file together. */
export const mappingIn = async (options: ImportOptions): Promise<PeriodMapping> => {
  const { map = [], mapFile, endDay = 'exclusive', opening } = options;
  const file = mapFile === undefined ? { pairs: [] } : readMapFile(await readUserFile('--map-file', mapFile));
  if ('fault' in file) throw refusedMapping(file.fault);
  const read = parsePeriodMapping(map, endDay, file.pairs);
  if ('fault' in read) throw refusedMapping(read.fault);
  const fault = openingFault(read.mapping, opening === true);
  if (fault !== undefined) throw refusedMapping(fault);
  return read.mapping;
};

const testsIn = (option: string, texts: readonly string[] = []) =>
  texts.map((text) => {
    const test = parseColumnTest(text);
    if (test !== undefined) return test;
    throw usageError(`${option} "${text}" is not a test.`, 'Write column=value; the value may be empty.');
  });

export const filterIn = ({ where, skip }: ImportOptions): RowFilter => ({
  where: testsIn('--where', where),
  skip: testsIn('--skip', skip),
});

const CORRECTED = 'corrected by an import';

/** Why rows correct the ledger: what was said, or that this file did; nothing where they do not. */
export const correctionReasonIn = ({ correct }: ImportOptions, fileName: string): string | undefined => {
  if (correct === undefined) return undefined;
  const reason = correct === true ? `${CORRECTED} of ${fileName}` : correct;
  const [fault] = checkedTexts({ reason }).faults;
  if (fault === undefined) return reason;
  // A path may be longer than a reason, or hold signs that are no text; that is no fault of who imports.
  if (correct === true) return CORRECTED;
  throw new Refused({
    exit: EXIT.validation,
    code: fault.code,
    title: 'Something is not as it should be',
    detail: `The reason of --correct${fault.detail.slice(fault.pointer.length)}`,
    fix: `Give one of 1 to ${FACT_LIMITS.reasonLengthMax.toString()} characters, or --correct alone.`,
  });
};

/** One sign; a tab may be written as `tab`. */
export const delimiterIn = ({ delimiter }: ImportOptions): string => {
  const sign = delimiter === 'tab' ? '\t' : delimiter;
  if (sign.length === 1 && !/["\r\n]/u.test(sign)) return sign;
  throw usageError(`--delimiter "${delimiter}" is not one sign.`, `Write ',', ';' or tab.`);
};

/** Native facts say themselves what they are: nothing is picked out of them, and they correct by being corrections. */
const refusePeriodOptions = ({ format, where, skip, correct, endDay }: ImportOptions): void => {
  if (format === 'periods') return;
  const given = { '--where': where, '--skip': skip, '--correct': correct, '--end-day': endDay };
  for (const [option, value] of Object.entries(given)) {
    if (value === undefined) continue;
    throw usageError(`${option} is for rows that are periods.`, 'Leave it out, or map the columns with --map.');
  }
};

/** Each row of an opening is judged by those before it, which a dry run would not have recorded. */
export const refuseDryOpening = ({ opening, dryRun }: ImportOptions): void => {
  if (opening !== true || dryRun !== true) return;
  const fix = 'Try it in a folder of its own: DATA_DIR=$(mktemp -d) arr import … --opening';
  throw usageError('An opening cannot be judged without being recorded.', fix);
};

/** Whether rows are periods, read by mapping, or facts of ours; said outright, or by there being a mapping. */
export const isOfPeriods = (options: ImportOptions): boolean => {
  const { format, map, mapFile } = options;
  const hasMapping = map !== undefined || mapFile !== undefined;
  if (format === 'native' && hasMapping) {
    throw usageError(
      'Native facts have columns of their own and are not mapped.',
      'Leave --map out, or use --format periods.',
    );
  }
  if (!hasMapping) refusePeriodOptions(options);
  if (format === 'periods' && !hasMapping) {
    const fix = 'Say which column is what: --map subscription=id,account=customer,start=from,monthly=mrr.';
    throw usageError('Periods are read by mapping, and there is none.', fix);
  }
  return hasMapping;
};
