#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from './command-line';
import { EXIT } from './failure';
import type { Surroundings } from './surroundings';
import { terminalText } from './terminal-text';

const stop = new AbortController();

// The first Ctrl-C asks to stop, the second does not ask.
process.once('SIGINT', () => {
  stop.abort();
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
});

// A reader that has seen enough, such as head, closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

const finish = (exitCode: number): void => {
  process.exitCode = exitCode;
};

const ownVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  return version;
};

// Nest takes half a second to load, which help, mistakes and whoever speaks to a service do not have to wait for.
const inProcess = () => import('./in-process.js');

const findService: Surroundings['findService'] = async (mode) =>
  (await import('./running-service.js')).findService(process.env, mode);

const openLedger: Surroundings['openLedger'] = async (mode) => {
  const service = await findService(mode);
  if (service === undefined) {
    const ledger = await (await inProcess()).openLedger(mode, process.env);
    if (ledger.newLedger !== undefined) process.stderr.write(`${terminalText(ledger.newLedger)}\n`);
    return ledger;
  }
  return (await import('./service-ledger.js')).openServiceLedger(service, stop.signal);
};

runCommandLine(process.argv.slice(2), {
  version: ownVersion(),
  out: (text) => void process.stdout.write(terminalText(text)),
  err: (text) => void process.stderr.write(terminalText(text)),
  isWatched: process.stderr.isTTY,
  input: process.stdin,
  stop: stop.signal,
  openLedger,
  openFolder: async (mode, folder) => (await inProcess()).openLedger(mode, { DATA_DIR: folder }),
  findService,
  besideWriter: async () => (await import('./in-process-folder.js')).folderWork(process.env),
  readSchemas: async () => (await import('./published-schemas.js')).readSchemas(),
  serve: async () => (await inProcess()).runService(),
}).then(finish, (error: unknown) => {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${terminalText(said)}\n`);
  finish(EXIT.failure);
});
