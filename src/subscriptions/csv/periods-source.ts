import { canonicalJson, type JsonObject } from '../../kernel/canonical-json';
import type { Hasher } from '../../kernel/hasher.port';
import type { Instant } from '../../kernel/instant';
import { present } from '../../kernel/present';
import type { RecordPeriod } from '../domain/subscription.commands';
import { csvRecords } from './csv-records';
import { mappedColumns, type PeriodMapping } from './period-mapping';
import { attributeNameFaults, readPeriodRow, recordedAtOf } from './period-row';
import { filterColumns, isChosen, type RowFilter } from './row-filter';
import { isFaulty, type RowFault } from './row-fault';
import {
  type OpenedSource,
  readHeader,
  refused,
  type RowCommand,
  type RowPorts,
  rowsUnder,
  sourceColumns,
  type SourceRow,
} from './row-source';
import { textLines } from './text-lines';

export interface PeriodsSettings {
  readonly mapping: PeriodMapping;
  readonly filter: RowFilter;
  readonly delimiter: string;
  /** With it, a row that says other than the ledger corrects it. */
  readonly correct?: { readonly because: string; readonly runId: string };
}

const contentOf = (period: RecordPeriod, hasher: Hasher): string =>
  hasher.sha256(canonicalJson(period as object as JsonObject));

/**
 * The id of a row's command. The same row gives the same id, so that what was recorded of it is not recorded again even
 * if it has been voided since; a row that has changed is another command and judged anew. Corrections are judged anew in
 * each run, because the ledger may have been corrected back in between.
 */
const commandIdOf = (period: RecordPeriod, hasher: Hasher, runId: string | undefined): string => {
  const kind = period.lines[0]?.kind ?? 'subscription';
  return ['period', period.subscriptionId, kind, period.start, runId ?? contentOf(period, hasher)].join(':');
};

/**
 * Tells a row that says other than an earlier one of the same subscription: corrections would go to and fro between the
 * two, in each run again. It remembers a hash for each subscription of the file, so it is only for runs that correct.
 */
const repetitionJudge = (hasher: Hasher): ((period: RecordPeriod) => RowFault | undefined) => {
  const contents = new Map<string, string>();
  return (period) => {
    const { subscriptionId } = period;
    const content = contentOf(period, hasher);
    const earlier = contents.get(subscriptionId);
    if (earlier === undefined) contents.set(subscriptionId, content);
    if (earlier === undefined || earlier === content) return undefined;
    const detail = `An earlier row of the file says otherwise of ${subscriptionId}.`;
    return { code: 'subscription-repeated', detail, fix: 'Keep one row for each subscription when correcting.' };
  };
};

/** Opens a CSV file that states one period of a subscription a row, in columns of its own. */
export const openPeriods = async (
  bytes: AsyncIterable<Uint8Array>,
  settings: PeriodsSettings,
): Promise<OpenedSource<Pick<RowPorts, 'hasher'>>> => {
  const { mapping, filter, delimiter } = settings;
  const nameFaults = attributeNameFaults(mapping);
  if (nameFaults.length > 0) return refused(...nameFaults);
  const records = csvRecords(textLines(bytes), delimiter);
  const required = [...mappedColumns(mapping), ...filterColumns(filter)];
  const header = await readHeader(records, () => ({ required }));
  if ('refused' in header) return header.refused;
  const { columns } = header;
  return {
    outcome: 'opened',
    columns: sourceColumns(columns),
    rowsWith: ({ hasher }) => rowsUnder(columns, records, periodReader(settings, hasher)),
  };
};

type ReadRow = (textOf: (column: string) => string) => SourceRow['read'];

const periodReader = ({ mapping, filter, correct }: PeriodsSettings, hasher: Hasher): ReadRow => {
  const isOpening = mapping.sources.recordedAt !== undefined;
  const repeated = correct === undefined || isOpening ? undefined : repetitionJudge(hasher);
  /** What was known at one moment is one statement: in an opening a correction that was made then is not made again. */
  const sentOf = (command: RecordPeriod, importedRecordedAt: Instant | undefined): RowCommand => {
    const runId = correct && (importedRecordedAt ?? correct.runId);
    return present({ command, commandId: commandIdOf(command, hasher, runId), importedRecordedAt });
  };
  return (textOf) => {
    if (!isChosen(filter, textOf)) return { outcome: 'skipped' };
    const period = readPeriodRow(mapping, textOf, correct?.because);
    if (isFaulty(period)) return { outcome: 'rejected', faults: period.faults };
    const recordedAt = recordedAtOf(mapping, textOf);
    if (isFaulty(recordedAt)) return { outcome: 'rejected', faults: recordedAt.faults };
    const command = period.value;
    const fault = repeated?.(command);
    if (fault !== undefined) return { outcome: 'rejected', faults: [fault] };
    return { outcome: 'command', sent: sentOf(command, recordedAt.value) };
  };
};
