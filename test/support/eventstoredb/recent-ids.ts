import type { LogEntry } from './server-log';

const CACHE_BYTES_MAX = 8 * 1_048_576;
const ENTRY_BYTES = 28;

const sizeOf = ({ stream }: LogEntry): number => ENTRY_BYTES + 2 * stream.length;

/** The ids of recent events. The oldest go first, and all when the server ends: it is kept in memory alone. */
export class RecentIds {
  private readonly entries = new Map<string, LogEntry>();
  private bytes = 0;

  constructor(private readonly bytesMax = CACHE_BYTES_MAX) {}

  /** The first stream to use an id keeps it. */
  put(entry: LogEntry): void {
    if (this.entries.has(entry.id)) return;
    this.entries.set(entry.id, entry);
    this.bytes += sizeOf(entry);
    for (const [id, oldest] of this.entries) {
      if (this.bytes <= this.bytesMax) return;
      this.entries.delete(id);
      this.bytes -= sizeOf(oldest);
    }
  }

  find(stream: string, id: string): LogEntry | undefined {
    const entry = this.entries.get(id);
    return entry?.stream === stream ? entry : undefined;
  }

  clear(): void {
    this.entries.clear();
    this.bytes = 0;
  }
}
