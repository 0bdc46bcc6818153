import type { Command, Query } from '@nestjs/cqrs';
import type { CalendarDate } from '../kernel/calendar-date';
import type { FactSchemas } from '../kernel/fact-schema.port';
import type { Hasher } from '../kernel/hasher.port';

/** A ledger's data folder, open in this process. */
export interface OpenedLedger {
  execute<Outcome>(command: Command<Outcome>): Promise<Outcome>;
  ask<Answer>(query: Query<Answer>): Promise<Answer>;
  /** The day it is now in the ledger's time zone. */
  today(): CalendarDate;
  readonly hasher: Hasher;
  readonly schemas: FactSchemas;
  close(): Promise<void>;
}

/** `read` looks on beside whoever writes; `write` needs the folder for itself. Throws Refused where it cannot be had. */
export type OpenLedger = (mode: 'read' | 'write') => Promise<OpenedLedger>;

/** Opens the ledger for as long as the work takes. */
export const withLedger = async <Result>(
  openLedger: OpenLedger,
  mode: 'read' | 'write',
  work: (ledger: OpenedLedger) => Promise<Result>,
): Promise<Result> => {
  const ledger = await openLedger(mode);
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
};
