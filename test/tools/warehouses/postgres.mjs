// PostgreSQL in a process of its own: it loads itself in a way that jest does not let it. Each line of JSON is answered with one.
import { createInterface } from 'node:readline';
import { PGlite } from '@electric-sql/pglite';

const database = await PGlite.create();
const answerTo = async ({ sql, parameters }) => {
  try {
    if (parameters.length === 0 && sql.includes(';')) {
      await database.exec(sql);
      return { rows: [] };
    }
    return { rows: (await database.query(sql, parameters, { rowMode: 'array' })).rows };
  } catch (error) {
    return { error: error.message };
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answerTo(JSON.parse(line)))}\n`);
}
await database.close();
