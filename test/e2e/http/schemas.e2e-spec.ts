import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningService } from './running-service';

const SCHEMAS = join(__dirname, '../../../schemas');

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const textOf = async (path: string): Promise<string> => {
  const { text } = await service.get(path).buffer(true).expect(200);
  return text;
};

describe('the schemas of what a ledger says', () => {
  it.each(['events', 'messages'])(
    'are answered as they are kept, each at the path it is called by: %s',
    async (folder) => {
      const files = readdirSync(join(SCHEMAS, folder)).filter((file) => file.endsWith('.json'));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files) {
        const text = await textOf(`/schemas/${folder}/${file}`);
        expect(text).toBe(readFileSync(join(SCHEMAS, folder, file), 'utf8'));
        expect(JSON.parse(text)).toMatchObject({ $id: `/schemas/${folder}/${file}` });
      }
      const { headers } = await service.get(`/schemas/${folder}/${files[0] ?? ''}`).expect(200);
      expect(headers).toMatchObject({
        'content-type': 'application/schema+json',
        'cache-control': 'no-store',
      });
    },
  );

  it('are referred to from where the description of the topics is', async () => {
    const { headers } = await service.get('/asyncapi.yaml').expect(302);
    const place = new URL(headers['location'] ?? '', 'http://ledger/asyncapi.yaml');
    const text = await textOf(place.pathname);
    expect(text).toMatch(/^asyncapi: 3/u);
    const references = [...text.matchAll(/\$ref: (?<reference>\.\/\S+)/gu)].map(
      ({ groups }) => groups?.['reference'] ?? '',
    );
    expect(references.length).toBeGreaterThan(1);
    for (const reference of references) await textOf(new URL(reference, place).pathname);
  });

  it('are all that is answered there', async () => {
    const others = [
      'samples/arr.changed.v1.json',
      'messages/released.lock',
      'http/openapi.json',
      'events/..%2fasyncapi.yaml',
    ];
    for (const other of others) await service.get(`/schemas/${other}`).expect(404);
  });
});
