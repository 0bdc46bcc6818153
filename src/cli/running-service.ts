import { readFileSync } from 'node:fs';
import createClient, { type Client } from 'openapi-fetch';
import { CLIENT_SETTINGS } from '../platform/config/ledger-settings';
import { readSettings } from '../platform/config/read-settings';
import { findWriter } from '../platform/embedded/lock-file';
import { inWordsOf } from '../start-problem';
import { Refused } from './failure';
import type { paths } from './service-api.generated';
import { eventsAt } from './service-events';
import { AnswerNotOurs, exchange, IS_NONE_OF_OURS, objectIn } from './service-exchange';
import { ServiceUnreachable } from './service-unreachable';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A service that runs and answers for the ledger. */
export interface RunningService {
  readonly address: string;
  /** Its calls, typed. Each throws ServiceUnreachable where no answer comes; what it refuses is in `error`. */
  readonly api: Client<paths>;
  /** The data of the events that a call is answered with, until the answer ends or the user stops. Throws as calls do. */
  readonly events: (path: string, stop: AbortSignal) => AsyncIterable<string>;
}

/** A question over a whole ledger may take its time, and an answer that takes longer will not come. */
const ANSWER_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 3_000;
/** More than any answer has; what never ends must not be kept. */
const ANSWER_BYTES_MAX = 134_217_728;
const PROBE_BYTES_MAX = 65_536;

const IF_GONE = 'Run the same command again once it does.';
const IF_NAMED = 'Start the service, set ARR_URL to where it answers, or unset it to use the data folder.';
const IF_HOLDING = 'Wait until it does, or stop it: then the folder can be used without it.';

/** Node tells of a lost connection in the cause of an error that says nothing itself. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return cause.message === '' ? code : cause.message;
};

async function* eventsOf(address: string, path: string, stop: AbortSignal): AsyncGenerator<string> {
  try {
    yield* eventsAt(`${address}${path}`, stop);
  } catch (error) {
    if (stop.aborted) return;
    throw error instanceof Refused ? error : new ServiceUnreachable(address, reasonOf(error), IF_GONE);
  }
}

/** The calls of the service at an address, whether or not it answers there. */
export const serviceAt = (address: string): RunningService => ({
  address,
  api: createClient<paths>({
    baseUrl: address,
    fetch: async (request) => {
      try {
        const bounds = { timeoutMs: ANSWER_TIMEOUT_MS, bytesMax: ANSWER_BYTES_MAX };
        const { answer, body } = await exchange(request, bounds);
        const { status, statusText, headers, url } = answer;
        if (answer.ok && body.byteLength > 0) objectIn(body);
        const whole = new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
        // One that is made by hand does not know where it comes from.
        return Object.defineProperty(whole, 'url', { value: url });
      } catch (error) {
        throw new ServiceUnreachable(address, reasonOf(error), IF_GONE);
      }
    },
  }),
  events: (path, stop) => eventsOf(address, path, stop),
});

/** What is thrown of a service that listens and has no ledger yet. */
class StillOpening extends Error {}

/** Since when the service that answers there holds its ledger. Throws ServiceUnreachable where none of ours does. */
const startedAtOf = async (address: string, fix: string): Promise<string> => {
  try {
    const bounds = { timeoutMs: PROBE_TIMEOUT_MS, bytesMax: PROBE_BYTES_MAX };
    const { body } = await exchange(`${address}/health/live`, bounds);
    const { startedAt, code } = objectIn(body) as { readonly startedAt?: unknown; readonly code?: unknown };
    if (typeof startedAt === 'string') return startedAt;
    if (code === 'not-started') throw new StillOpening('it is still opening its ledger.');
    throw new AnswerNotOurs(IS_NONE_OF_OURS);
  } catch (error) {
    throw new ServiceUnreachable(address, reasonOf(error), fix);
  }
};

/** A service that listens on every address of its machine is asked on this one. */
const reachable = (address: string): string =>
  address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

/** The service that holds the folder. One that does not answer, or not as the lock file says, holds it all the same. */
const holdingService = async (folder: string): Promise<RunningService | undefined> => {
  const writer = findWriter(folder);
  if (writer?.address === undefined) return undefined;
  const address = reachable(writer.address);
  if ((await startedAtOf(address, IF_HOLDING)) === writer.startedAt) return serviceAt(address);
  const reason = `another service answers there than process ${writer.pid.toString()}, which holds ${folder}.`;
  throw new ServiceUnreachable(address, reason, IF_HOLDING);
};

const settingsIn = (env: Environment) => {
  try {
    return readSettings(CLIENT_SETTINGS, { env, readFile: (path) => readFileSync(path, 'utf8') });
  } catch (error) {
    throw inWordsOf(error);
  }
};

/**
 * The service that ARR_URL names, or the one that holds the data folder; nothing where none does. Throws ServiceUnreachable for
 * one that does not answer; a question may then be answered from the folder beside it, unless ARR_URL names it.
 */
export const findService = async (env: Environment, mode: 'read' | 'write'): Promise<RunningService | undefined> => {
  const { serviceUrl, dataDir } = settingsIn(env);
  if (serviceUrl !== undefined) {
    await startedAtOf(serviceUrl.value, IF_NAMED);
    return serviceAt(serviceUrl.value);
  }
  try {
    return await holdingService(dataDir.value);
  } catch (error) {
    if (mode === 'read' && error instanceof ServiceUnreachable) return undefined;
    throw inWordsOf(error);
  }
};
