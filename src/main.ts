import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { EXIT, refusalText } from './cli/failure';
import { LedgerLifecycle } from './ledger-lifecycle';
import { type Config, readConfig } from './platform/config/config';
import { DataFolderInUse } from './platform/embedded/data-folder-problem';
import { DATA_FOLDER, type DataFolder } from './platform/embedded/data-folder.port';
import { findWriter } from './platform/embedded/lock-file';
import { configureHttp, StrictHttpAdapter } from './platform/http/http-server';
import { IntlZoneCalendar } from './platform/system/intl-zone-calendar.adapter';
import { isPortTaken, startProblemOf } from './start-problem';
import { FACT_BATCH_BODY } from './subscriptions/http/batch-lines';

/** How long requests under way may take after the signal to stop; then they are abandoned, and the store is closed. */
const DRAIN_MS = 8_000;
const IDLE_CHECK_MS = 50;

const readEnvironment = (): Config =>
  readConfig({
    env: process.env,
    readFile: (path) => readFileSync(path, 'utf8'),
    calendar: new IntlZoneCalendar(),
  });

/** The service with all its parts. */
export const createService = async (
  config: Config,
  adapter = new StrictHttpAdapter(),
): Promise<NestExpressApplication> => {
  // What goes wrong until the log is there is thrown, and said once by whoever started the service.
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ config, mode: 'write', isServing: true }),
    adapter,
    { bodyParser: false, logger: false, abortOnError: false },
  );
  app.useLogger(app.get(Logger));
  configureHttp(app, [FACT_BATCH_BODY]);
  return app;
};

const stopSignal = (): Promise<void> =>
  new Promise((stopped) => {
    process.once('SIGTERM', stopped);
    process.once('SIGINT', stopped);
  });

/** Lets requests under way be answered, and no connection stay open after its answer, as keeping alive would have it. */
const drain = async (app: NestExpressApplication): Promise<void> => {
  const server = app.getHttpServer();
  const abandoning = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  const parting = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  await app.close();
  clearTimeout(abandoning);
  clearInterval(parting);
};

/** Listens where the configuration says. A service that is started twice is told so, in place of a port that is taken. */
const listen = async (adapter: StrictHttpAdapter, { port, host, dataDir }: Config): Promise<string> => {
  try {
    const { address, family, port: bound } = await adapter.listenUnopened(port.value, host.value);
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound.toString()}`;
  } catch (error) {
    const holder = isPortTaken(error) ? findWriter(dataDir.value) : undefined;
    throw holder === undefined ? error : new DataFolderInUse(resolve(dataDir.value), holder);
  }
};

/** The service once its ledger is open. Nothing is left open of one that fails. */
const begin = async (config: Config, adapter: StrictHttpAdapter): Promise<NestExpressApplication> => {
  let app: NestExpressApplication | undefined;
  try {
    app = await createService(config, adapter);
    await app.init();
    return app;
  } catch (error) {
    if (app === undefined) await adapter.abandon();
    else await drain(app);
    throw error;
  }
};

const placeOf = ({ dataDir, eventStore, streamPrefix }: Config): string => {
  const folder = resolve(dataDir.value);
  if (eventStore.value === 'embedded') return folder;
  return `${eventStore.value}${streamPrefix.value === '' ? '' : `, streams ${streamPrefix.value}*`}, local files in ${folder}`;
};

/** Runs the service until it is told to stop. */
export const serve = async (config: Config = readEnvironment()): Promise<void> => {
  const stopped = stopSignal();
  const adapter = new StrictHttpAdapter();
  // Before the ledger is opened: where the port is taken, none is begun.
  const address = await listen(adapter, config);
  const app = await begin(config, adapter);
  const logger = app.get(Logger);
  adapter.open();
  app.get<DataFolder>(DATA_FOLDER).announce(address);
  process.stdout.write(`arr-ledger listens on ${address}, data in ${placeOf(config)}\n`);
  try {
    await Promise.race([
      stopped,
      app
        .get(LedgerLifecycle)
        .joined()
        .then(() => stopped),
    ]);
  } finally {
    await drain(app);
  }
  logger.log('The service has stopped.');
};

/** What the operator can set right needs no stack. */
const fail = (error: unknown): never => {
  const problem = startProblemOf(error);
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(problem === undefined ? `${stack}\n` : refusalText(problem));
  process.exit(problem?.exit ?? EXIT.failure);
};

if (require.main === module) {
  serve().then(() => process.exit(0), fail);
}
