// ClickHouse in a process of its own. Each line of JSON is answered with one; numbers that JSON might not keep are texts.
import { createInterface } from 'node:readline';
import { Session } from 'chdb';

const session = new Session();
session.query('SET output_format_json_quote_decimals = 1, output_format_json_quote_64bit_integers = 1', 'CSV');
const answerTo = ({ sql }) => {
  try {
    const text = session.query(sql, 'JSONCompact');
    return { rows: text.trim() === '' ? [] : JSON.parse(text).data };
  } catch (error) {
    return { error: error.message };
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answerTo(JSON.parse(line)))}\n`);
}
session.cleanup();
