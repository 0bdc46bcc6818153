import { Controller, Get, type INestApplication, Res } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Response } from 'express';
import { Logger } from 'nestjs-pino';
import type { Server } from 'node:http';
import request from 'supertest';
import { LoggingModule } from '../../../src/platform/observability/logging.module';

@Controller()
class TalkingController {
  constructor(private readonly logger: Logger) {}

  @Get('figure')
  figure(@Res({ passthrough: true }) response: Response): string {
    response.setHeader('Set-Cookie', 'session=open-sesame');
    this.logger.log('a figure was asked for');
    return 'ok';
  }

  @Get('broken')
  broken(): never {
    throw new Error('a bug');
  }

  @Get('health/live')
  live(): string {
    return 'ok';
  }
}

let lines: string[];
let app: INestApplication<Server>;

beforeEach(async () => {
  lines = [];
  const stream = { write: (line: string) => lines.push(line) };
  const module = await Test.createTestingModule({
    imports: [LoggingModule.at('info', stream)],
    controllers: [TalkingController],
  }).compile();
  app = module.createNestApplication<INestApplication<Server>>();
  app.useLogger(app.get(Logger));
  await app.listen(0, '127.0.0.1');
  lines.length = 0;
});

afterEach(async () => {
  await app.close();
});

const parsed = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

const get = (path: string): request.Test => request(app.getHttpServer()).get(path);

it('writes the correlation id of the caller on each line of a request, and sends it back', async () => {
  await get('/figure').set('X-Correlation-Id', 'billing-42').expect('X-Correlation-Id', 'billing-42');
  expect(parsed()).toMatchObject([
    { msg: 'a figure was asked for', correlationId: 'billing-42' },
    { msg: 'request completed', correlationId: 'billing-42', res: { statusCode: 200 } },
  ]);
});

it.each([undefined, 'two\twords', '{"level":60}', 'x'.repeat(129)])('makes an id in place of %j', async (sent) => {
  const asked = sent === undefined ? get('/figure') : get('/figure').set('X-Correlation-Id', sent);
  const { headers } = (await asked.expect(200)) as { headers: Record<string, string> };
  expect(headers['x-correlation-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/u);
  expect(parsed()).toMatchObject([{ correlationId: headers['x-correlation-id'] }, {}]);
});

it('writes no secret, but the idempotency key', async () => {
  const secrets = { Authorization: 'Bearer open-sesame', Cookie: 'key=open-sesame', 'X-Api-Key': 'open-sesame' };
  await get('/figure').set({ ...secrets, 'Proxy-Authorization': 'open-sesame', 'Idempotency-Key': 'retry-7' });
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('open-sesame');
  expect(lines.join('')).toContain('retry-7');
});

it('says nothing of its own wiring', () => {
  app.get(Logger).log('Mapped {/figure, GET} route', 'RouterExplorer');
  app.get(Logger).log('the log is open', 'Ledger');
  expect(parsed()).toMatchObject([{ msg: 'the log is open' }]);
});

it('says nothing of probes', async () => {
  await get('/health/live').expect(200);
  expect(lines).toEqual([]);
});

it('raises the line of a request that failed by our fault', async () => {
  await get('/broken').expect(500);
  expect(parsed().at(-1)).toMatchObject({ msg: 'request errored', level: 50 });
});
