import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { importFile, startService } from './service.mjs';
import { steadyCompany } from './steady-company.mjs';
import { askedDuring } from './steady-load.mjs';

const GOAL_MS = 50;
const IDLE_MS = 5_000;
const POLL_MS = 200;
const PROJECTION = 'arr-journal';

const { values: options } = parseArgs({
  options: {
    facts: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    save: { type: 'string' },
  },
});
const settings = { facts: Number(options.facts), seed: Number(options.seed) };
const note = (text) => process.stderr.write(`${text}\n`);

/** The company as facts that are told today: without the moments at which they became known. */
const writeFacts = async (path) => {
  const file = createWriteStream(path);
  for (const { line } of steadyCompany(settings)) {
    const { recordedAt: _, ...fact } = JSON.parse(line);
    if (!file.write(`${JSON.stringify(fact)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
};

const answerOf = async (url, init) => {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status.toString()}: ${await answer.text()}`);
  return answer.json();
};

const rebuilt = async (address) => {
  const url = `${address}/v1/projections/${PROJECTION}/rebuild`;
  await answerOf(url, { method: 'POST' });
  for (;;) {
    await sleep(POLL_MS);
    const { status } = await answerOf(url, { headers: { accept: 'application/json' } });
    if (status === 'rebuilt') return;
    if (status === 'failed' || status === 'aborted') throw new Error(`The rebuild ${status}.`);
  }
};

const measured = async (name, service, work) => {
  note(`${name} …`);
  await service.longestDelayMs();
  const began = performance.now();
  const { times, failed } = await askedDuring(service.address, work());
  const seconds = (performance.now() - began) / 1000;
  return { name, times, failed, seconds, longestMs: await service.longestDelayMs() };
};

const ms = (us) => (us === undefined ? '–' : (us / 1000).toFixed(1));

const lineOf = ({ name, times, failed, seconds, longestMs }) => {
  const isMet = failed === 0 && times.count > 0 && times.p99 < GOAL_MS * 1000 && longestMs < GOAL_MS;
  const figures = [times.count, failed, ms(times.p50), ms(times.p99), ms(times.percentile(1)), longestMs.toFixed(1)];
  return `| ${name} | ${seconds.toFixed(1)} s | ${figures.join(' | ')} | ${isMet ? 'met' : 'not met'} |`;
};

const reportOf = (stages) => {
  const [cpu] = cpus();
  return `# Answers while the service works

${new Date().toISOString().slice(0, 10)}, ${cpus().length.toString()} × ${cpu?.model.trim() ?? 'unknown'}, Node ${process.version}; ${settings.facts.toLocaleString('en-US')} facts of the steady company, seed ${settings.seed.toString()}
\`GET /v1/arr\` on any day, fifty times a second; times in milliseconds, from the moment at which each question was due. Goal: p99 and the longest
time that the event loop stood still, each under ${GOAL_MS.toString()} ms, and no failure.

| While | for | answers | failed | p50 | p99 | longest | event loop | goal |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${stages.map(lineOf).join('\n')}
`;
};

const run = async (folder) => {
  note(`Writing ${settings.facts.toString()} facts …`);
  const file = join(folder, 'facts.ndjson');
  await writeFacts(file);
  const service = await startService(join(folder, 'data'));
  try {
    const idle = await measured('nothing else', service, () => sleep(IDLE_MS));
    const importing = await measured('`arr import`', service, async () => {
      const { rejected, facts } = await importFile(file, service.env);
      if (rejected > 0 || facts !== settings.facts) throw new Error(`${facts.toString()} facts were imported.`);
    });
    const rebuilding = await measured('a rebuild', service, () => rebuilt(service.address));
    return reportOf([idle, importing, rebuilding]);
  } finally {
    await service.stop();
  }
};

const folder = await mkdtemp(join(tmpdir(), 'arr-load-'));
try {
  const text = await run(folder);
  process.stdout.write(text);
  if (options.save !== undefined) await writeFile(new URL(`./results/${options.save}.md`, import.meta.url), text);
} finally {
  await rm(folder, { recursive: true, force: true });
}
