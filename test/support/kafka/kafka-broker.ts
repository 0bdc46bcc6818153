import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { brokerIsMissing, brokerJars, ownBrokerIsMissing } from './broker-parts';

const HOST = '127.0.0.1';
const START_MS = 60_000;
const ASK_AGAIN_MS = 100;
const HEAP = '-Xmx384m';

const freePorts = async (count: number): Promise<readonly number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0, HOST));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
};

interface Places {
  readonly folder: string;
  readonly port: number;
  readonly controllerPort: number;
  /** Where clients are told to go: another port than its own where something stands between. */
  readonly advertised: number;
}

const settings = ({ folder, port, controllerPort, advertised }: Places): string =>
  [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@${HOST}:${controllerPort}`,
    `listeners=PLAINTEXT://${HOST}:${port},CONTROLLER://${HOST}:${controllerPort}`,
    `advertised.listeners=PLAINTEXT://${HOST}:${advertised}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    `log.dirs=${folder}/data`,
    'auto.create.topics.enable=false',
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'transaction.state.log.num.partitions=1',
    // Transactions that nobody ends are ended soon after their time, not ten seconds later.
    'transaction.abort.timed.out.transaction.cleanup.interval.ms=500',
    'group.initial.rebalance.delay.ms=0',
    'group.min.session.timeout.ms=1000',
    '',
  ].join('\n');

const quiet = (brokers: readonly string[]): Kafka =>
  new Kafka({
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    requestTimeout: 2_000,
    connectionTimeout: 1_000,
    retry: { retries: 0 },
  });

/** The id of the cluster that answers, if one does. */
const clusterIdAt = async (brokers: readonly string[]): Promise<string | undefined> => {
  const admin = quiet(brokers).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).clusterId;
  } catch {
    return undefined;
  } finally {
    await admin.disconnect();
  }
};

/** A broker for tests. */
export interface TestBroker {
  readonly brokers: readonly string[];
  stop(): Promise<void>;
}

/** What stands between a broker and its clients. */
interface Between {
  readonly port: number;
  leadTo(port: number): void;
}

/** One node of Apache Kafka with a folder of its own. */
export class KafkaBroker implements TestBroker {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly places: Places,
    private readonly clusterId: string,
  ) {}

  get brokers(): readonly string[] {
    return [`${HOST}:${this.places.advertised}`];
  }

  get port(): number {
    return this.places.port;
  }

  /** Formats storage and starts a node; resolves when the cluster that answers is that one. An open port proves nothing. */
  static async start(between?: Between): Promise<KafkaBroker> {
    const folder = mkdtempSync(join(tmpdir(), 'arr-ledger-kafka-'));
    const [port = 0, controllerPort = 0] = await freePorts(2);
    between?.leadTo(port);
    const places = { folder, port, controllerPort, advertised: between?.port ?? port };
    writeFileSync(join(folder, 'server.properties'), settings(places));
    const classes = join(brokerJars(), '*');
    const tool = (...args: readonly string[]) =>
      spawnSync('java', ['-cp', classes, 'kafka.tools.StorageTool', ...args], { encoding: 'utf8' });
    const clusterId = tool('random-uuid').stdout.trim();
    const { status, stderr } = tool('format', '-t', clusterId, '-c', join(folder, 'server.properties'));
    if (status !== 0) throw new Error(`The storage of the broker could not be formatted: ${stderr}`);
    const broker = new KafkaBroker(places, clusterId);
    await broker.run();
    return broker;
  }

  /** Starts the process, again after a kill; what it had on disk is there. */
  async run(): Promise<void> {
    const { folder } = this.places;
    const log = createWriteStream(join(folder, 'broker.log'), { flags: 'a' });
    await once(log, 'open');
    const classes = join(brokerJars(), '*');
    this.process = spawn('java', [HEAP, '-cp', classes, 'kafka.Kafka', join(folder, 'server.properties')], {
      stdio: ['ignore', log, log],
    });
    log.end();
    const until = Date.now() + START_MS;
    while ((await clusterIdAt([`${HOST}:${this.places.port}`])) !== this.clusterId) {
      if (Date.now() > until || this.process.exitCode !== null) {
        const said = readFileSync(join(folder, 'broker.log'), 'utf8').slice(-2_000);
        await this.stop();
        throw new Error(`The broker did not come up:\n${said}`);
      }
      await setTimeout(ASK_AGAIN_MS);
    }
  }

  async kill(): Promise<void> {
    const { process: child } = this;
    this.process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends the process, which has nothing that anybody will need, and removes all it had. */
  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.places.folder, { recursive: true, force: true });
  }
}

/** The broker that KAFKA_BROKERS names, or one of its own. */
export const brokerForTests = async (): Promise<TestBroker> => {
  const named = process.env['KAFKA_BROKERS'] ?? '';
  if (named === '') return KafkaBroker.start();
  return { brokers: named.split(','), stop: () => Promise.resolve() };
};

const describeUnless = (missing: string | undefined, name: string, tests: () => void): void => {
  if (missing === undefined) describe(name, tests);
  else describe.skip(`${name} (skipped: ${missing})`, tests);
};

/** `describe`, or a skipped one whose name says why there is no broker. */
export const describeWithBroker = (name: string, tests: () => void): void =>
  describeUnless(brokerIsMissing(), name, tests);

/** The same, for tests that need a broker of their own: to end it, or to stand in its way. */
export const describeWithOwnBroker = (name: string, tests: () => void): void =>
  describeUnless(ownBrokerIsMissing(), name, tests);
