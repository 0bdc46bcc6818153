import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AnswersDiffer, answerText } from './answers.mjs';
import { built } from './built.mjs';
import { chanceOf } from './chance.mjs';
import { duckdbEngines } from './duckdb-engines.mjs';
import { goalsOf } from './goals.mjs';
import { indexEngine, monthsFrom } from './index-engine.mjs';
import { importCompany, parsingSeconds, rebuild } from './ledger.mjs';
import { machineText, reportText } from './report.mjs';
import { columnsOf } from './rows.mjs';
import { scanEngine } from './scan-engine.mjs';
import { keptAndRead } from './snapshot.mjs';
import { steadyCompany } from './steady-company.mjs';
import { Times, timed, timedAsync } from './timing.mjs';

const { PlainArrIndex } = built('./arr/domain/plain-arr-index.js');
const { fromEpochDay, toEpochDay } = built('./kernel/calendar-date.js');

const EXIT_VERIFICATION_FAILED = 7;
const FIRST_DAY = '2020-01-01';
const MONTHS = 60;
const QUESTIONS = ['total', 'counts', 'byPlan', 'rollForward'];
/** How often each engine is asked: enough for a 99th percentile of the quick ones, few enough of the slow ones. */
const ASKED = { index: 5_000, rival: 100, plain: 3 };
/** What is measured is a service that has run for a while: until its code is compiled for good, some answers take three times as long. */
const WARM_UP = 20_000;

const { values: options } = parseArgs({
  options: {
    facts: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    save: { type: 'string' },
  },
});
const settings = { facts: Number(options.facts), seed: Number(options.seed) };
const note = (text) => process.stderr.write(`${text}\n`);

/** The points in time of the questions: any day and any sequence, or any day as known now. */
const pointsOf = (count, head, isNow) => {
  const chance = chanceOf(settings.seed + (isNow ? 1 : 2));
  const first = toEpochDay(FIRST_DAY);
  return Array.from({ length: count }, () => ({
    asOf: fromEpochDay(first + chance.below(MONTHS * 30)),
    knownAt: isNow ? head : 1 + chance.below(head),
  }));
};

const askIndex = (engine, question, points) => {
  const times = new Times(points.length);
  for (let at = 0; at < WARM_UP; at += 1) engine[question](points[at % points.length]);
  for (const point of points) times.add(timed(() => engine[question](point)).us);
  return times;
};

/** Asks another engine, and holds each of its answers to that of the index. */
const askRival = async (engine, index, question, points) => {
  const times = new Times(points.length);
  await engine[question](points[0]);
  for (const point of points) {
    const { answer, us } = await timedAsync(() => engine[question](point));
    times.add(us);
    const expected = answerText(index.figures[question](index[question](point)));
    const got = answerText(engine.figures[question](answer));
    if (got !== expected)
      throw new AnswersDiffer(`${question} at ${JSON.stringify(point)}`, engine.name, expected, got);
  }
  return times;
};

/** Asks the index everything. Before the rivals are made, whose millions of objects are not its garbage. */
const measureIndex = (index, head) =>
  [false, true].flatMap((isNow) =>
    QUESTIONS.map((question) => {
      note(`${question}${isNow ? ', known now' : ' at (D, K)'} …`);
      const points = pointsOf(ASKED.index, head, isNow);
      return { question, isNow, points, index: askIndex(index, question, points) };
    }),
  );

const measureRivals = async ({ index, plain, scan, duckdb }, asked) => {
  const rows = [];
  for (const { question, isNow, points, index: ofIndex } of asked) {
    note(`${question}${isNow ? ', known now' : ' at (D, K)'}, the others …`);
    const some = points.slice(0, ASKED.rival);
    const hasScan = question in scan;
    rows.push({
      question,
      isNow,
      index: ofIndex,
      plain: await askRival(plain, index, question, points.slice(0, ASKED.plain)),
      scan: hasScan ? await askRival(scan, index, question, some) : undefined,
      onRows: await askRival(duckdb.onRows, index, question, some),
      onPrepared: await askRival(duckdb.onPrepared, index, question, some),
      onRaw: await askRival(duckdb.onRaw, index, question, some),
    });
  }
  return rows;
};

const plainIndexOf = (entries) => {
  const plain = new PlainArrIndex();
  for (const entry of entries) plain.add(entry);
  return plain;
};

/** All entries of the journal, and how many contributions they have. */
const entriesIn = (index) => {
  const entries = [];
  let contributions = 0;
  try {
    for (let row = 0; ; row += 1) {
      const entry = index.entryAt(row);
      entries.push(entry);
      contributions += entry.contributions.length;
    }
  } catch (error) {
    if (error.name !== 'InvariantViolated' && error.constructor.name !== 'InvariantViolated') throw error;
  }
  return { entries, contributions };
};

const bench = async (folder) => {
  note(`Importing ${settings.facts.toString()} facts …`);
  const imported = await importCompany(settings, folder, ({ rows, facts }) => {
    if (rows % 50_000 === 0) note(`  ${facts.toString()}`);
  });
  const lates = Array.from(steadyCompany(settings), ({ isLate }) => isLate);
  note('Rebuilding …');
  const parsing = parsingSeconds(settings);
  const { book: folded, ...rebuilt } = await rebuild(folder, lates);
  note('Writing a snapshot and starting from it …');
  // What is asked from here on is asked of the book that was read again, and held to other engines.
  const { book, ...snapshot } = await keptAndRead(folded, folder);
  const windows = monthsFrom(FIRST_DAY, MONTHS);
  const index = indexEngine('the index', book.index, windows);
  const asked = measureIndex(index, book.knowledge.head.sequence);
  const { entries, contributions } = entriesIn(book.index);
  const columns = columnsOf(entries, contributions);
  note(`Loading ${entries.length.toString()} rows and the facts into DuckDB …`);
  const duckdb = await duckdbEngines(columns, settings, { windows, folder });
  const engines = {
    index,
    plain: indexEngine('the plain index', plainIndexOf(entries), windows),
    scan: scanEngine(columns, windows),
    duckdb,
  };
  const questions = await measureRivals(engines, asked);
  duckdb.close();
  return {
    settings,
    imported,
    parsing,
    rebuilt,
    snapshot,
    rows: entries.length,
    questions,
    duckdbVersion: duckdb.version,
  };
};

const run = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arr-bench-'));
  try {
    const result = await bench(folder);
    const text = `${machineText(result)}\n${reportText(result)}\n${goalsOf(result)}\n`;
    process.stdout.write(text);
    if (options.save !== undefined) {
      const folderOfResults = new URL('./results/', import.meta.url);
      await mkdir(folderOfResults, { recursive: true });
      await writeFile(new URL(`${options.save}.md`, folderOfResults), text);
    }
  } catch (error) {
    if (!(error instanceof AnswersDiffer)) throw error;
    note(error.message);
    process.exitCode = EXIT_VERIFICATION_FAILED;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

await run();
