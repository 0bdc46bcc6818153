import type { Table } from '../../kernel/table.port';

/** One JSON object a line. Amounts are texts, which no reader rounds. */
export async function* ndjsonOf({ columns, parts }: Table): AsyncGenerator<Uint8Array> {
  for await (const rows of parts) {
    const objects = rows.map((row) => Object.fromEntries(columns.map(({ name }, place) => [name, row[place]])));
    yield Buffer.from(objects.map((object) => `${JSON.stringify(object)}\n`).join(''), 'utf8');
  }
}
