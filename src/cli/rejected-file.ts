import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { rejectedHeader, rejectedLine } from '../subscriptions/csv/rejected-rows';
import type { RejectedRow } from '../subscriptions/csv/subscription-rows.importer';

/** The CSV of rejected rows; made when the first row is rejected, and not before. */
export class RejectedFile {
  private stream: WriteStream | undefined;

  constructor(
    readonly path: string,
    private readonly columns: readonly string[],
  ) {}

  async add(row: RejectedRow): Promise<void> {
    if (this.stream === undefined) {
      this.stream = createWriteStream(this.path);
      this.stream.write(rejectedHeader(this.columns));
    }
    if (!this.stream.write(rejectedLine(row))) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    if (this.stream === undefined) return;
    this.stream.end();
    await finished(this.stream);
  }
}
