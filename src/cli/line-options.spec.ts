import { PassThrough } from 'node:stream';
import { type LineOptions, statedLines } from './line-options';
import type { Surroundings } from './surroundings';

const NO_INPUT = { input: new PassThrough() } as unknown as Surroundings;

const refusedFor = async (options: LineOptions): Promise<unknown> => {
  try {
    return await statedLines(NO_INPUT, options);
  } catch (error) {
    return (error as { readonly refusal: unknown }).refusal;
  }
};

describe('lines', () => {
  it('are the JSON of each --line', async () => {
    expect(await statedLines(NO_INPUT, { line: ['{"id":"a"}', '{"id":"b"}'] })).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  it('that are only called something are pointed to the option for it', async () => {
    expect(await refusedFor({ line: ['seats'] })).toMatchObject({
      code: 'json-malformed',
      fix: expect.stringContaining('--line-id') as string,
    });
  });

  it('are stated in one way', async () => {
    expect(await refusedFor({ line: ['{}'], price: '1.00', quantity: '1' })).toMatchObject({ exit: 2 });
  });
});
