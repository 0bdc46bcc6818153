import type { FactId } from '../../kernel/ids';
import type { ArrIndex } from './arr-index';
import type { DaysJournal } from './days-journal';
import type { EntryRows } from './entry-rows';
import { entriesOf, type EntryOrigin } from './journal';

/** The journal while one append is settled: it gives entries their ids, and knows the rows of those that it has read. */
export class AppendJournal {
  private count = 0;
  private readonly read = new Map<string | null, number>();

  constructor(
    private readonly index: ArrIndex,
    private readonly rows: EntryRows,
    private readonly origin: Omit<EntryOrigin, 'factId'>,
  ) {}

  /** The same for what one fact of the append causes. */
  causedBy(factId: FactId): DaysJournal {
    const { sequence, recordedAt, policyVersion } = this.origin;
    return {
      enter: (drafts) => {
        const entries = entriesOf(drafts, { factId, sequence, recordedAt, policyVersion }, this.count);
        this.count += entries.length;
        return entries.map((entry) => {
          const takesBack = this.read.get(entry.retracts);
          this.rows.add(entry, takesBack);
          return { entry, row: this.index.add(entry, takesBack) };
        });
      },
      entryAt: (row) => {
        const entry = this.index.entryAt(row);
        this.read.set(entry.id, row);
        return entry;
      },
    };
  }
}
