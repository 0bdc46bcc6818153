import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../kernel/transact';
import { openFactLines } from '../subscriptions/csv/native-source';
import { importOpening, type OpeningSummary } from '../subscriptions/csv/opening.importer';
import type { RowPorts, SourceRow } from '../subscriptions/csv/row-source';
import type { ImportRun, ImportSummary } from '../subscriptions/csv/subscription-rows.importer';
import type { TextLine } from '../subscriptions/csv/text-lines';
import { EXIT, Refused } from './failure';
import type { OpenedLedger, OpeningDesk } from './opened-ledger';
import { COMMAND_LINE_WAYS } from './rejection-exits';
import { COMMAND_LINE_SOURCE } from './write-options';

type Run = Omit<ImportRun, 'execute'>;

/** How rows are read, and where they go. */
export interface Importer {
  readonly ports: RowPorts;
  readonly importAll: (rows: AsyncIterable<SourceRow>, run: Run) => Promise<ImportSummary & Partial<OpeningSummary>>;
}

interface OpeningImporter extends Importer {
  readonly importAll: (rows: AsyncIterable<SourceRow>, run: Run) => Promise<OpeningSummary>;
}

/** Who imports. */
export const importContext = (source: string): Pick<CommandContext, 'source' | 'actor' | 'correlationId'> => ({
  source,
  actor: COMMAND_LINE_SOURCE,
  correlationId: randomUUID(),
});

/** Takes rows as the history that a ledger is opened with. */
export const openingImporter = (desk: OpeningDesk, { hasher, schemas }: OpenedLedger): OpeningImporter => ({
  ports: { hasher, schemas, accountFacts: desk.accountFacts, isOpening: true },
  importAll: (rows, run) =>
    importOpening(rows, {
      ...run,
      knownUpTo: desk.knownUpTo,
      now: desk.now,
      durable: desk.durable,
      execute: desk.executeRow,
    }),
});

async function* numbered(lines: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let number = 0;
  for await (const text of lines) {
    number += 1;
    yield { number, text };
  }
}

/**
 * Opens a ledger with native facts, one a line as JSON with its `recordedAt`, in the order in which they became known. Throws
 * Refused for a ledger that has facts of its own time. Whether a line was rejected stands in the summary, and why in `onRejected`.
 */
export const openWithHistory = async (
  ledger: OpenedLedger,
  lines: AsyncIterable<string>,
  run: Pick<Run, 'signal' | 'onRejected' | 'onProgress'> & { readonly source: string },
): Promise<OpeningSummary> => {
  const { source, ...rest } = run;
  const { ports, importAll } = openingImporter(await ledger.openingDesk(), ledger);
  const { rowsWith } = openFactLines(numbered(lines));
  return importAll(rowsWith(ports), { ...rest, context: importContext(source), ways: COMMAND_LINE_WAYS });
};

/** The row that ended an opening. */
export const endedOpening = (line: number, rejectedPath: string): Refused =>
  new Refused({
    exit: EXIT.validation,
    code: 'opening-ended',
    title: 'The opening has ended before the end of its file',
    detail: `Line ${line.toString()} was rejected, and what comes after it must not be known before it. All lines before it are in.`,
    fix: `See why in ${rejectedPath}, mend the line in the file itself, and run the same command again: it goes on from there.`,
  });
