import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DuckDBDateValue, DuckDBInstance } from '@duckdb/node-api';
import { built } from './built.mjs';
import { ON_PREPARED, ON_RAW, ON_ROWS, RAW_FACTS, STATED_BY_RAW_FACTS } from './duckdb-queries.mjs';
import { monthOf } from './rows.mjs';
import { steadyCompany } from './steady-company.mjs';

const { toEpochDay } = built('./kernel/calendar-date.js');
const MONTHS_IN_A_PRICE = 12;
const MINOR_UNITS = 100;

const TABLES = `
  CREATE TYPE currency AS ENUM ('EUR', 'USD');
  CREATE TABLE journal (seq INTEGER, day INTEGER, month INTEGER, currency currency, account INTEGER, class VARCHAR, delta BIGINT);
  CREATE TABLE parts (seq INTEGER, day INTEGER, currency currency, account INTEGER, subscription INTEGER, plan VARCHAR, delta BIGINT);
  CREATE TABLE prepared (seq INTEGER, day INTEGER, month INTEGER, currency currency, account INTEGER, subscription INTEGER, plan VARCHAR, arr BIGINT);
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

function* numbered(settings) {
  // The ledger's opening is its first fact.
  let sequence = 1;
  for (const { raw, line } of steadyCompany(settings)) {
    sequence += 1;
    yield { sequence, raw, line };
  }
}

function* preparedRows(settings) {
  for (const { sequence, raw } of numbered(settings)) {
    const { subscription, account, currency, day, price, plan } = raw;
    const arr = price * MONTHS_IN_A_PRICE * MINOR_UNITS;
    yield [sequence, toEpochDay(day), monthOf(day), currency, account, subscription, plan, arr];
  }
}

/** The lines that are imported, each with the sequence that the ledger gives it, so that it does not depend on the order of reading. */
function* sequencedLines(settings) {
  for (const { sequence, line } of numbered(settings)) yield `{"seq":${sequence.toString()},${line.slice(1)}\n`;
}

const readRawFacts = async (connection, settings, folder) => {
  const file = join(folder, 'facts.ndjson');
  await pipeline(Readable.from(sequencedLines(settings)), createWriteStream(file));
  await connection.run(RAW_FACTS, [file]);
  await rm(file);
  await connection.run(STATED_BY_RAW_FACTS);
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

const dateOf = (day) => new DuckDBDateValue(toEpochDay(day));

/** How a table tells days and the months of a roll-forward: by numbers, or by dates. */
const NUMBERS = { day: toEpochDay, month: monthOf };
const DATES = { day: dateOf, month: dateOf };

const bind = (statement, at, value) => {
  if (value instanceof DuckDBDateValue) statement.bindDate(at, value);
  else statement.bindInteger(at, value);
};

const engineOf = async (connection, windows, { name, queries, kinds }) => {
  const [first, last] = [kinds.month(windows[0].from), kinds.month(windows.at(-1).to)];
  const prepared = {};
  for (const [question, sql] of Object.entries(queries)) prepared[question] = await connection.prepare(sql);
  const ask = async (question, ...parameters) => {
    parameters.forEach((value, at) => bind(prepared[question], at + 1, value));
    return (await prepared[question].runAndReadAll()).getRows();
  };
  const atPoint =
    (question) =>
    ({ asOf, knownAt }) =>
      ask(question, kinds.day(asOf), knownAt);
  return {
    name,
    total: atPoint('total'),
    counts: atPoint('counts'),
    byPlan: atPoint('byPlan'),
    rollForward: ({ knownAt }) => ask('rollForward', first, knownAt, last),
    figures: FIGURES,
  };
};

const ENGINES = {
  onRows: { name: 'DuckDB on journal rows', queries: ON_ROWS, kinds: NUMBERS },
  onPrepared: { name: 'DuckDB on prepared facts', queries: ON_PREPARED, kinds: NUMBERS },
  onRaw: { name: 'DuckDB on raw facts', queries: ON_RAW, kinds: DATES },
};

const fillTables = async (connection, columns, settings) => {
  const shared = { seq: 'INTEGER', day: 'INTEGER' };
  const whose = { currency: 'VARCHAR', account: 'INTEGER' };
  const ofJournal = { ...shared, month: 'INTEGER', ...whose, class: 'VARCHAR', delta: 'BIGINT' };
  const ofParts = { ...shared, ...whose, subscription: 'INTEGER', plan: 'VARCHAR', delta: 'BIGINT' };
  const ofPrepared = { ...shared, month: 'INTEGER', ...whose, subscription: 'INTEGER', plan: 'VARCHAR', arr: 'BIGINT' };
  await fill(connection, 'journal', ofJournal, journalRows(columns));
  await fill(connection, 'parts', ofParts, partRows(columns));
  await fill(connection, 'prepared', ofPrepared, preparedRows(settings));
};

/** DuckDB in this process, on the same journal rows and on the facts; with the threads that it takes by itself. */
export const duckdbEngines = async (columns, settings, { windows, folder }) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(TABLES);
  await fillTables(connection, columns, settings);
  await readRawFacts(connection, settings, folder);
  const [version] = (await connection.runAndReadAll('SELECT version()')).getRows();
  const engines = {};
  for (const [key, engine] of Object.entries(ENGINES)) engines[key] = await engineOf(connection, windows, engine);
  return { version: String(version[0]), ...engines, close: () => connection.closeSync() };
};
