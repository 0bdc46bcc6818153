import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const CACHE = join(ROOT, 'node_modules/.cache');
const JARS = join(CACHE, 'kafka-4.1.1');
const FETCH_MS = 240_000;

const runs = (program: string): boolean => spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0;

/** Why no broker can be started here; undefined where one can. */
export const ownBrokerIsMissing = (): string | undefined => {
  if (!runs('java')) return 'there is no java';
  if (!existsSync(JARS) && !runs('mvn')) return 'there is no mvn';
  return undefined;
};

/** Why there can be no broker here; undefined where there can. */
export const brokerIsMissing = (): string | undefined => {
  if ((process.env['KAFKA_BROKERS'] ?? '') !== '') return undefined;
  const missing = ownBrokerIsMissing();
  return missing === undefined ? undefined : `${missing}, and KAFKA_BROKERS names no broker`;
};

/** Brings the jars of the broker from Maven Central, once; answers the folder in which they lie. */
export const brokerJars = (): string => {
  if (existsSync(JARS)) return JARS;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(`${JARS}-`);
  const options = ['-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  const goal = ['-q', '-B', '-f', join(__dirname, 'pom.xml'), 'dependency:copy-dependencies', ...options];
  const { status, stdout } = spawnSync('mvn', goal, { timeout: FETCH_MS, encoding: 'utf8' });
  if (status !== 0) throw new Error(`mvn could not bring the jars of the broker: ${stdout}`);
  try {
    renameSync(folder, JARS);
  } catch {
    // Another worker was quicker, and its jars are the same.
    rmSync(folder, { recursive: true, force: true });
  }
  return JARS;
};
