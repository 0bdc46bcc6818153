import { DuckDBInstance } from '@duckdb/node-api';
import { built } from './built.mjs';
import { monthOf } from './rows.mjs';
import { steadyCompany } from './steady-company.mjs';

const { toEpochDay } = built('./kernel/calendar-date.js');
const MONTHS_IN_A_PRICE = 12;
const MINOR_UNITS = 100;

const TABLES = `
  CREATE TYPE currency AS ENUM ('EUR', 'USD');
  CREATE TABLE journal (seq INTEGER, day INTEGER, month INTEGER, currency currency, account INTEGER, class VARCHAR, delta BIGINT);
  CREATE TABLE parts (seq INTEGER, day INTEGER, currency currency, account INTEGER, subscription INTEGER, plan VARCHAR, delta BIGINT);
  CREATE TABLE facts (seq INTEGER, day INTEGER, month INTEGER, currency currency, account INTEGER, subscription INTEGER, plan VARCHAR, arr BIGINT);
`;

const APPENDERS = {
  INTEGER: (appender, value) => appender.appendInteger(value),
  BIGINT: (appender, value) => appender.appendBigInt(BigInt(value)),
  VARCHAR: (appender, value) => appender.appendVarchar(value),
};

const fill = async (connection, table, kinds, rows) => {
  const staged = `staged_${table}`;
  const columns = Object.entries(kinds).map(([name, kind]) => `${name} ${kind}`);
  await connection.run(`CREATE TABLE ${staged} (${columns.join(', ')})`);
  const appender = await connection.createAppender(staged);
  const append = Object.values(kinds).map((kind) => APPENDERS[kind]);
  for (const row of rows) {
    row.forEach((value, at) => append[at](appender, value));
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`INSERT INTO ${table} SELECT * FROM ${staged}; DROP TABLE ${staged}`);
};

function* journalRows({ journal, names }) {
  for (let row = 0; row < journal.seq.length; row += 1) {
    const { seq, day, month, currency, account, class: of, delta } = journal;
    const [code, name] = [names.currency[currency[row]], names.class[of[row]]];
    yield [seq[row], day[row], month[row], code, account[row], name, delta[row]];
  }
}

function* partRows({ parts, names }) {
  for (let row = 0; row < parts.seq.length; row += 1) {
    const { seq, day, currency, account, subscription, plan, delta } = parts;
    const [code, name] = [names.currency[currency[row]], names.plan[plan[row]]];
    yield [seq[row], day[row], code, account[row], subscription[row], name, delta[row]];
  }
}

function* factRows(settings) {
  // The ledger's opening is its first fact.
  let sequence = 1;
  for (const { raw } of steadyCompany(settings)) {
    sequence += 1;
    const { subscription, account, currency, day, price, plan } = raw;
    const arr = price * MONTHS_IN_A_PRICE * MINOR_UNITS;
    yield [sequence, toEpochDay(day), monthOf(day), currency, account, subscription, plan, arr];
  }
}

/** On the rows of the journal, as the index has them. $1 is the day or the first month, $2 the sequence, $3 the month after the last. */
const ON_ROWS = {
  total: 'SELECT currency::VARCHAR, sum(delta) FROM journal WHERE day <= $1 AND seq <= $2 GROUP BY 1',
  counts: `
    SELECT currency::VARCHAR, sum(arr), count(DISTINCT account), count(*) FROM (
      SELECT currency, account, subscription, sum(delta) arr FROM parts WHERE day <= $1 AND seq <= $2
      GROUP BY ALL HAVING sum(delta) <> 0) GROUP BY 1`,
  byPlan: `SELECT currency::VARCHAR || ' ' || plan, sum(delta) FROM parts WHERE day <= $1 AND seq <= $2 GROUP BY 1`,
  rollForward: `
    SELECT CASE WHEN month < $1 THEN -1 ELSE month END, currency::VARCHAR, CASE WHEN month < $1 THEN '' ELSE class END, sum(delta)
    FROM journal WHERE seq <= $2 AND month < $3 GROUP BY 1, 2, 3`,
};

const STANDING = `
  SELECT subscription, account, currency, arg_max(arr, day::BIGINT * 4294967296 + seq) arr, arg_max(plan, day::BIGINT * 4294967296 + seq) plan
  FROM facts WHERE day <= $1 AND seq <= $2 GROUP BY ALL`;

/** On the facts alone: what stands of each subscription is what its last fact by then says. */
const ON_FACTS = {
  total: `
    SELECT currency::VARCHAR, sum(arr) FROM (
      SELECT currency, arg_max(arr, day::BIGINT * 4294967296 + seq) arr FROM facts
      WHERE day <= $1 AND seq <= $2 GROUP BY subscription, currency) GROUP BY 1`,
  counts: `SELECT currency::VARCHAR, sum(arr), count(DISTINCT account), count(*) FROM (${STANDING}) WHERE arr <> 0 GROUP BY 1`,
  byPlan: `SELECT currency::VARCHAR || ' ' || plan, sum(arr) FROM (${STANDING}) GROUP BY 1`,
  rollForward: `
    WITH changes AS (
      SELECT account, currency, day, month,
        arr - coalesce(lag(arr) OVER (PARTITION BY subscription ORDER BY day, seq), 0) AS change
      FROM facts WHERE seq <= $2),
    days AS (SELECT account, currency, day, month, sum(change) AS delta FROM changes GROUP BY ALL HAVING sum(change) <> 0),
    levels AS (SELECT *, sum(delta) OVER (PARTITION BY account ORDER BY day) AS after FROM days),
    classed AS (
      SELECT *, CASE
        WHEN after - delta = 0 THEN
          CASE WHEN row_number() OVER (PARTITION BY account ORDER BY day) = 1 THEN 'new' ELSE 'reactivation' END
        WHEN after = 0 THEN 'churn' WHEN delta > 0 THEN 'expansion' ELSE 'contraction' END AS class
      FROM levels)
    SELECT CASE WHEN month < $1 THEN -1 ELSE month END, currency::VARCHAR, CASE WHEN month < $1 THEN '' ELSE class END, sum(delta)
    FROM classed WHERE month < $3 GROUP BY 1, 2, 3`,
};

const monthText = (month) => `${Math.floor(month / 12).toString()}-${((month % 12) + 1).toString().padStart(2, '0')}`;

const FIGURES = {
  total: (rows) => rows,
  counts: (rows) =>
    rows.flatMap(([currency, arr, accounts, subscriptions]) => [
      [currency, arr],
      [`${currency} accounts`, accounts],
      [`${currency} subscriptions`, subscriptions],
    ]),
  byPlan: (rows) => rows,
  rollForward: (rows) =>
    rows.map(([month, currency, of, delta]) => [
      month < 0 ? `opening ${currency}` : `${monthText(month)} ${currency} ${of}`,
      delta,
    ]),
};

const engineOf = async (connection, name, queries, windows) => {
  const [first, last] = [monthOf(windows[0].from), monthOf(windows.at(-1).from) + 1];
  const prepared = {};
  for (const [question, sql] of Object.entries(queries)) prepared[question] = await connection.prepare(sql);
  const ask = async (question, ...parameters) => {
    parameters.forEach((value, at) => prepared[question].bindInteger(at + 1, value));
    return (await prepared[question].runAndReadAll()).getRows();
  };
  const atPoint =
    (question) =>
    ({ asOf, knownAt }) =>
      ask(question, toEpochDay(asOf), knownAt);
  return {
    name,
    total: atPoint('total'),
    counts: atPoint('counts'),
    byPlan: atPoint('byPlan'),
    rollForward: ({ knownAt }) => ask('rollForward', first, knownAt, last),
    figures: FIGURES,
  };
};

/** DuckDB in this process, on the same journal rows and on the raw facts; with the threads that it takes by itself. */
export const duckdbEngines = async (columns, settings, windows) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(TABLES);
  const shared = { seq: 'INTEGER', day: 'INTEGER' };
  const whose = { currency: 'VARCHAR', account: 'INTEGER' };
  const ofJournal = { ...shared, month: 'INTEGER', ...whose, class: 'VARCHAR', delta: 'BIGINT' };
  const ofParts = { ...shared, ...whose, subscription: 'INTEGER', plan: 'VARCHAR', delta: 'BIGINT' };
  const ofFacts = { ...shared, month: 'INTEGER', ...whose, subscription: 'INTEGER', plan: 'VARCHAR', arr: 'BIGINT' };
  await fill(connection, 'journal', ofJournal, journalRows(columns));
  await fill(connection, 'parts', ofParts, partRows(columns));
  await fill(connection, 'facts', ofFacts, factRows(settings));
  const [version] = (await connection.runAndReadAll('SELECT version()')).getRows();
  return {
    version: String(version[0]),
    onRows: await engineOf(connection, 'DuckDB on journal rows', ON_ROWS, windows),
    onFacts: await engineOf(connection, 'DuckDB on facts', ON_FACTS, windows),
    close: () => connection.closeSync(),
  };
};
