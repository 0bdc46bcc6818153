// Writes the description of the service from the decorators of its controllers.
//   npm run generate:openapi     writes schemas/http/openapi.json
//   npm run check:openapi        compares, and fails where the file says otherwise
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import prettier from 'prettier';
import { createService } from '../src/main';
import { readConfig } from '../src/platform/config/config';
import { OPENAPI_FILE } from '../src/platform/http/openapi.controller';
import { IntlZoneCalendar } from '../src/platform/system/intl-zone-calendar.adapter';

const description = (): Omit<OpenAPIObject, 'paths'> =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('arr-ledger')
    .setVersion('1')
    .setDescription(
      'An event-sourced subscription ledger. It takes facts and answers what annual recurring revenue was at the end of a ' +
        'day (`asOf`), as known at a moment (`knownAt`). Refusals are problem details (RFC 9457) with a `code` and a `fix`.',
    )
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'The service that answers this.')
    .addTag('commands', 'What is said of subscriptions.')
    .addTag('arr', 'What ARR was, of the whole ledger.')
    .addTag('accounts', 'What ARR was, of one account.')
    .addTag('subscriptions', 'What is known of one subscription.')
    .addTag('projections', 'The folds behind the figures.')
    .addTag('ledger', 'The ledger itself.')
    .addTag('health', 'For orchestrators.')
    .build();

const generate = async (dataDir: string): Promise<string> => {
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const config = readConfig({ env, readFile: () => '', calendar: new IntlZoneCalendar() });
  const app = await createService(config);
  const document = SwaggerModule.createDocument(app, description(), {
    operationIdFactory: (_, method) => method,
  });
  await app.close();
  const options = await prettier.resolveConfig(OPENAPI_FILE);
  return prettier.format(JSON.stringify({ ...document, security: [] }), { ...options, parser: 'json' });
};

const generateBesideNothing = async (): Promise<string> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'arr-openapi-'));
  try {
    return await generate(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
};

const compare = (generated: string): void => {
  if (readFileSync(OPENAPI_FILE, 'utf8') === generated) return;
  console.error('schemas/http/openapi.json is not what the controllers say: run npm run generate:openapi.');
  process.exitCode = 1;
};

generateBesideNothing().then(
  (generated) => {
    if (process.argv.includes('--check')) compare(generated);
    else writeFileSync(OPENAPI_FILE, generated);
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
