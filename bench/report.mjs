import { cpus, totalmem } from 'node:os';

const NAMES = {
  total: 'ARR',
  counts: 'ARR with counts of accounts and subscriptions',
  byPlan: 'by plan (50)',
  rollForward: 'roll-forward, 60 months',
};

const RIVALS = [
  ['scan', 'scan of typed arrays'],
  ['plain', 'plain index'],
  ['onRows', 'DuckDB on journal rows'],
  ['onPrepared', 'DuckDB on prepared facts'],
  ['onRaw', 'DuckDB on raw facts'],
];

const time = (us) => {
  if (us === undefined) return '–';
  if (us < 1_000) return `${us < 10 ? us.toFixed(1) : us.toFixed(0)} µs`;
  return us < 1e6 ? `${(us / 1_000).toFixed(us < 10_000 ? 1 : 0)} ms` : `${(us / 1e6).toFixed(1)} s`;
};

const percentiles = (times) => (times === undefined ? '–' : `${time(times.p50)} / ${time(times.p99)}`);

/** How many times as long as the index another engine takes, by the median. */
export const ratioOf = (times, index) => (times === undefined ? undefined : times.p50 / index.p50);

const beside = (times, index) => {
  const ratio = ratioOf(times, index);
  return ratio === undefined ? '–' : `${percentiles(times)} (${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)} ×)`;
};

const rate = (facts, seconds) => `${Math.round(facts / seconds).toLocaleString('en-US')} facts/s`;

export const machineText = ({ settings, rows, duckdbVersion }) => {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30).toString()} GiB`;
  return `# Benchmark

${new Date().toISOString().slice(0, 10)}, ${cpus().length.toString()} × ${cpu?.model.trim() ?? 'unknown'}, ${memory}, ${process.platform} ${process.arch}, Node ${process.version}, DuckDB ${duckdbVersion}
${settings.facts.toLocaleString('en-US')} facts of the steady company, seed ${settings.seed.toString()}; ${rows.toLocaleString('en-US')} journal rows
`;
};

/** The table of a run; times are p50 / p99, ratios of medians. */
export const reportText = ({ settings, imported, parsing, rebuilt, snapshot, questions }) => {
  const { facts } = settings;
  const lines = questions.map(({ question, isNow, index, ...others }) => {
    const cells = RIVALS.map(([key]) => beside(others[key], index));
    return `| ${[`${NAMES[question]}, ${isNow ? 'any day, known now' : 'any (D, K)'}`, percentiles(index), ...cells].join(' | ')} |`;
  });
  return `| | |
| --- | --- |
| import, in process, durable | ${rate(facts, imported.seconds)} (${imported.seconds.toFixed(1)} s) |
| rebuild from the log, ready to answer | ${rate(facts, rebuilt.seconds)} (${rebuilt.seconds.toFixed(1)} s, ${(rebuilt.seconds / parsing).toFixed(1)} × \`JSON.parse\` of the same facts) |
| start from a snapshot, first answer | ${snapshot.starting.toFixed(1)} s (${(rebuilt.seconds / snapshot.starting).toFixed(0)} × quicker than the rebuild; ${Math.round(snapshot.bytes / facts).toString()} bytes a fact, written in ${snapshot.writing.toFixed(1)} s) |
| one fact, on time | ${percentiles(rebuilt.onTime)} |
| one late fact | ${percentiles(rebuilt.late)} |

Every answer of every engine was compared with that of the index. DuckDB is asked for sums alone where the index gives counts as well, but
in the rows that name counts. Times are p50 / p99; in brackets how many times as long as the index, by the median.
By plan and of roll-forwards, the index answers with sums side by side, as the scan does: which groups have ARR, and their exact integers, are
made as they are read, outside of the time. The plain index makes them within it.

| Question | index | ${RIVALS.map(([, name]) => name).join(' | ')} |
| --- | --- |${' --- |'.repeat(RIVALS.length)}
${lines.join('\n')}
`;
};
