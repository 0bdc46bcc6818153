import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const ADDRESS = /http:\/\/\S+(?=,)/u;
const STOP_TIMEOUT_MS = 20_000;

/** A service of its own process on a data folder, watched by its event loop. */
export const startService = async (folder) => {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    BASE_CURRENCY: 'EUR',
  };
  const execArgv = ['--max-old-space-size=8192', '--require', pathOf('./loop-watch.cjs')];
  const child = fork(pathOf('../dist/main.js'), [], { env, execArgv, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let said = '';
  while (!ADDRESS.test(said)) {
    const [chunk] = await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('The service ended before it listened.'))),
    ]);
    said += String(chunk);
  }
  return {
    address: ADDRESS.exec(said)[0],
    env,
    /** The longest time that its event loop stood still since this was last asked. */
    async longestDelayMs() {
      child.send('longest');
      const [{ longestMs }] = await once(child, 'message');
      return longestMs;
    },
    async stop() {
      const ended = once(child, 'exit', { signal: AbortSignal.timeout(STOP_TIMEOUT_MS) });
      child.kill('SIGTERM');
      await ended.catch(() => child.kill('SIGKILL'));
    },
  };
};

/** Runs `arr import` of a file, as a user does beside a service; answers its summary. */
export const importFile = async (file, env) => {
  const words = [pathOf('../dist/cli/main.js'), 'import', file, '--source', 'bench', '--json'];
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`arr import ended with ${String(status)}.`);
  return JSON.parse(said);
};
