import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { createService } from '../../../src/main';
import { readConfig } from '../../../src/platform/config/config';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { storeVariables } from '../../support/eventstoredb/server-of-tests';

type Headers = Readonly<Record<string, string>>;

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'arr-e2e-'));

/** The whole service in this process, on a data folder of its own and any free port. */
export class RunningService {
  private constructor(
    readonly folder: string,
    private readonly app: NestExpressApplication,
  ) {}

  static async start(folder = temporaryFolder(), env: Headers = {}): Promise<RunningService> {
    const variables = { DATA_DIR: folder, LOG_LEVEL: 'silent', ...storeVariables(folder), ...env };
    const config = readConfig({ env: variables, readFile: () => '', calendar: new IntlZoneCalendar() });
    const app = await createService(config);
    await app.listen(0, '127.0.0.1');
    return new RunningService(folder, app);
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  get(path: string, headers: Headers = {}): request.Test {
    return request(this.server).get(path).set(headers);
  }

  post(path: string, body: object | undefined, headers: Headers = {}): request.Test {
    return request(this.server).post(path).set(headers).send(body);
  }

  /** A body that supertest would not write. */
  send(path: string, body: string | Buffer, type = 'application/json'): request.Test {
    return request(this.server)
      .post(path)
      .set('Content-Type', type)
      .serialize((sent) => sent as string)
      .send(body as string);
  }

  /** How many facts the ledger holds: in its log, since a figure may be a few behind on a busy machine. */
  async factCount(): Promise<number> {
    const { body } = await this.get('/v1/projections').expect(200);
    return body.head.sequence as number;
  }

  /** What the data folder holds, to the byte, but for LMDB's tables of who reads; and how many facts that is. */
  async holdings(): Promise<Readonly<Record<string, string | number>>> {
    const kept = readdirSync(this.folder).filter((name) => !name.endsWith('-lock'));
    const digests = kept.map(
      (name) => [name, createHash('sha256').update(readFileSync(join(this.folder, name)))] as const,
    );
    const files = Object.fromEntries(digests.map(([name, digest]) => [name, digest.digest('hex')]));
    return { ...files, facts: await this.factCount() };
  }

  /** ARR in EUR at the end of a day, as known now or at an earlier sequence. */
  async arr(asOf: string, knownAt?: number): Promise<string> {
    const known = knownAt === undefined ? '' : `&knownAt=${knownAt.toString()}`;
    const { body } = await this.get(`/v1/arr?asOf=${asOf}&native=EUR${known}`).expect(200);
    return (body.figures[0]?.arr ?? 'none') as string;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const seats = (unitPrice: string, quantity = '1'): object => ({
  id: 'seats',
  kind: 'subscription',
  unitPrice,
  quantity,
  every: { months: 1 },
});

/** A start on 1 January 2025 at 100.00 EUR a month, unless the story says otherwise. */
export const starting = (fields: object = {}): object => ({
  accountId: 'acme',
  currency: 'EUR',
  effectiveOn: '2025-01-01',
  lines: [seats('100.00')],
  ...fields,
});

/** The receipt or problem in an answer, for `toMatchObject`. */
export const bodyOf = ({ body }: request.Response): unknown => body as unknown;

/** A list in an answer, as its items are read by the test. */
export const listed = <Item>(list: unknown): readonly Item[] => list as readonly Item[];
