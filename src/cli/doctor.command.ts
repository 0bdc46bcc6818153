import type { Command } from 'commander';
import { StoreUnavailable } from '../kernel/event-store.port';
import { printJson } from './answer-output';
import { counted } from './counted';
import { EXIT, Refused } from './failure';
import type { Finding } from './finding';
import { publishingFindings } from './publishing-findings';
import type { RunningService } from './running-service';
import { type ProjectionAnswer, projectionsNow } from './service-projections';
import { healthOf } from './service-publishing';
import type { Surroundings } from './surroundings';

const EXAMPLES = `
Nothing is changed, and a service may run meanwhile. The whole log is read, which takes a while where it is long.
Ends with 0 where nothing has failed, with 7 where the facts are not as they must be, with 1 for all else.

Examples:
  arr doctor
  DATA_DIR=/var/lib/arr-ledger arr doctor --json`;

const NAME_WIDTH = 13;

const printed = ({ check, status, detail, fix }: Finding): string => {
  const line = `${status.padEnd(5)} ${check.padEnd(NAME_WIDTH)} ${detail}\n`;
  return fix === undefined ? line : `${line}      What to do: ${fix}\n`;
};

const ofProjection = ({ name, status, lag, position, fault, answering }: ProjectionAnswer): Finding => {
  const check = 'projection';
  const place = `${name} is ${status} at sequence ${position.sequence.toString()}, ${counted(lag, 'fact')} behind`;
  if (fault !== undefined && status === 'stopped') {
    return { check, status: 'fail', detail: `${place}. ${fault.detail}`, fix: fault.fix };
  }
  if ((answering ?? status) === 'live') return { check, status: 'ok', detail: place };
  const fix = fault?.fix ?? 'Wait: it is folding the log. Figures are stale until it has caught up.';
  return { check, status: 'warn', detail: fault === undefined ? place : `${place}. ${fault.detail}`, fix };
};

/** What cannot be had for a reason that has a name. */
const refused = (check: string, error: unknown): Finding => {
  if (error instanceof StoreUnavailable) {
    const fix = 'Look into the log of the service, and run the same command again when its store answers.';
    return { check, status: 'fail', detail: error.message, fix };
  }
  if (!(error instanceof Refused)) throw error;
  const { detail, fix } = error.refusal;
  return { check, status: 'fail', detail, fix };
};

async function* ofProjections(service: RunningService): AsyncIterable<Finding> {
  try {
    yield* (await projectionsNow(service)).map(ofProjection);
  } catch (error) {
    yield refused('projection', error);
  }
}

async function* ofPublishing(service: RunningService, isToPublish: boolean): AsyncIterable<Finding> {
  try {
    yield* publishingFindings(await healthOf(service), isToPublish);
  } catch (error) {
    yield refused('publishing', error);
  }
}

async function* ofService({ findService }: Surroundings, isToPublish: boolean): AsyncIterable<Finding> {
  let service: RunningService | undefined;
  try {
    service = await findService('write');
  } catch (error) {
    yield refused('service', error);
    return;
  }
  if (service === undefined) {
    yield { check: 'service', status: 'ok', detail: 'none runs: commands open the data folder themselves' };
    return;
  }
  yield { check: 'service', status: 'ok', detail: `answers at ${service.address}` };
  yield* ofProjections(service);
  yield* ofPublishing(service, isToPublish);
}

async function* allFindings(surroundings: Surroundings): AsyncIterable<Finding> {
  const { examine, hasBrokers } = await surroundings.besideWriter();
  yield* examine();
  yield* ofService(surroundings, hasBrokers);
}

const worst = (findings: readonly Finding[]): Finding['status'] => {
  if (findings.some(({ status }) => status === 'fail')) return 'fail';
  return findings.some(({ status }) => status === 'warn') ? 'warn' : 'ok';
};

const refusalFor = (failed: readonly Finding[]): Refused => {
  const named = failed.map(({ check, detail }) => `${check}: ${detail}`).join('\n');
  const fix = 'Do what stands below each check that has failed.';
  if (failed.some(({ isUnverified }) => isUnverified === true)) {
    return new Refused({
      exit: EXIT.unverified,
      code: 'log-not-whole',
      title: 'The log is not whole',
      detail: named,
      fix,
    });
  }
  return new Refused({
    exit: EXIT.failure,
    code: 'checks-failed',
    title: 'Some checks have failed',
    detail: named,
    fix,
  });
};

const shown = ({ check, status, detail, fix }: Finding): Finding => ({
  check,
  status,
  detail,
  ...(fix !== undefined && { fix }),
});

const examine = async (surroundings: Surroundings, asJson: boolean): Promise<void> => {
  const findings: Finding[] = [];
  for await (const finding of allFindings(surroundings)) {
    findings.push(finding);
    if (!asJson) surroundings.out(printed(finding));
  }
  if (asJson) printJson(surroundings, { status: worst(findings), findings: findings.map(shown) });
  const failed = findings.filter(({ status }) => status === 'fail');
  if (failed.length > 0) throw refusalFor(failed);
};

/** `arr doctor`: whether all is as it should be, and what to do where it is not. */
export const addDoctor = (program: Command, surroundings: Surroundings): void => {
  program
    .command('doctor')
    .description('check the configuration, the data folder, its log, the brokers and the service')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(({ json }: { readonly json?: true }) => examine(surroundings, json === true));
};
