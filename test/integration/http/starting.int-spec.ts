import type { AddressInfo } from 'node:net';
import { StrictHttpAdapter } from '../../../src/platform/http/http-server';

let adapter: StrictHttpAdapter;

beforeEach(() => {
  adapter = new StrictHttpAdapter();
});

afterEach(() => adapter.abandon());

const urlOf = ({ port }: AddressInfo): string => `http://127.0.0.1:${port}/v1/arr`;

it('refuses whatever comes before the application is there, as what may be sent again', async () => {
  const url = urlOf(await adapter.listenUnopened(0, '127.0.0.1'));
  for (const method of ['GET', 'POST']) {
    const answer = await fetch(url, { method, headers: { 'X-Correlation-Id': 'billing-42' } });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(await answer.json()).toMatchObject({ code: 'not-started', status: 503, correlationId: 'billing-42' });
  }
});

it('hands all to the application once it is opened', async () => {
  const url = urlOf(await adapter.listenUnopened(0, '127.0.0.1'));
  adapter.get('/v1/arr', (_: unknown, response: { readonly end: (text: string) => void }) => response.end('taken'));
  adapter.open();
  expect(await (await fetch(url)).text()).toBe('taken');
});
