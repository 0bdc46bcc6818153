import { readFileSync } from 'node:fs';
import type { ArrChange, ChangeMessage } from './arr-change';
import { canonicalText } from './canonical-text';
import { at, type BuiltMessage, chained, change, reading } from './changes.builders';
import { brokenRule, CHANGE_RULES } from './field-rules';
import { digestAfter } from './shard-check';

/** The first message with other fields in its value, its place and digest being of them. */
const withFields = (fields: object): BuiltMessage => {
  const one = { ...change(1), ...fields };
  const value = canonicalText(one);
  const place = { epoch: String(one.epoch), shard: String(one.shard), seq: String(one.seq) };
  const digest = digestAfter(at(1).headers['prev-digest'] ?? '', value);
  return { value, headers: { ...at(1).headers, ...place, digest } };
};

const withHeaders = (headers: object): ChangeMessage => ({ ...at(1), headers: { ...at(1).headers, ...headers } });

/** What a caller that no compiler has checked may give. */
const valued = (value: unknown): ChangeMessage => ({ ...at(1), value: value as string });

const expectRefused = async (message: ChangeMessage, code: string, text: string): Promise<void> => {
  const { reader, applied } = reading();
  await expect(reader.take(message)).rejects.toMatchObject({
    ...{ name: 'ChangesRefused', code, message: expect.stringContaining(text) },
    fix: expect.stringMatching(/\.$/u),
  });
  expect([applied, reader.position(0)]).toEqual([[], undefined]);
  // Nothing has changed: what is right is taken.
  for (const seq of [1, 2]) await reader.take(at(seq));
  expect(applied).toEqual([1, 2]);
};

describe('a message', () => {
  it('may be bytes, as clients hand it over', async () => {
    const accountId = 'Müller & Söhne';
    const messages = chained([1, 2].map((seq) => change(seq, { accountId })));
    const told: ArrChange[] = [];
    const { reader } = reading({ apply: (one) => void told.push(one) });
    for (const { value, headers } of messages) {
      const bytes = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)] as const);
      // A view into a larger buffer, as clients cut messages out of what they have received.
      const cut = new Uint8Array(Buffer.from(`##${value}##`)).subarray(2, -2);
      const message = { key: Buffer.from('acme'), value: cut, headers: Object.fromEntries(bytes), offset: '7' };
      expect(await reader.take(message)).toBe('next');
    }
    expect(told.map((one) => one.accountId)).toEqual([accountId, accountId]);
  });

  it.each<[string, ChangeMessage, string, string]>([
    ['without a value', valued(null), 'change-is-empty', 'The message has no value'],
    ['whose value is undefined', valued(undefined), 'change-is-empty', 'The message has no value'],
    ['that was decoded', valued({ ...change(1) }), 'change-is-not-text', 'neither text nor bytes of text in UTF-8'],
    ['of other bytes', valued(Buffer.from([0x7b, 0xff])), 'change-is-not-text', 'neither text nor bytes'],
    ['that is not JSON', valued('hello'), 'change-is-not-json', 'is not JSON: "hello"'],
    ['that is empty', valued(''), 'change-is-not-json', 'is not JSON: ""'],
    ['that is a list', valued('[]'), 'change-field-is-invalid', 'it is a list, and must be an object'],
    ['that is null', valued('null'), 'change-field-is-invalid', 'it is null, and must be an object'],
    ['without headers', { value: at(1).value }, 'change-header-is-invalid', 'The header `epoch` is missing.'],
    ['with one twice', withHeaders({ digest: ['a', 'b'] }), 'change-header-is-invalid', '`digest` came several times.'],
    ['with one decoded', withHeaders({ seq: 1 }), 'change-header-is-invalid', '`seq` is neither text nor bytes'],
  ])('%s is refused', async (_, message, code, text) => {
    await expectRefused(message, code, text);
  });

  it.each(['epoch', 'shard', 'seq', 'prev-digest', 'digest'])('without the header %s is refused', async (name) => {
    await expectRefused(
      withHeaders({ [name]: undefined }),
      'change-header-is-invalid',
      `The header \`${name}\` is missing.`,
    );
  });
});

describe('an entry', () => {
  it.each<[keyof ArrChange, unknown, string]>([
    ['epoch', 1e300, '1e+300, and must be a whole number from 1'],
    ['epoch', 0, '0, and must be a whole number from 1'],
    ['epoch', '1', '"1", and must be a whole number from 1'],
    ['shard', -1, '-1, and must be a whole number from 0'],
    ['shard', 0.5, '0.5, and must be a whole number from 0'],
    ['seq', '1', '"1", and must be a whole number from 1'],
    ['seq', 2 ** 53, '9007199254740992, and must be a whole number from 1'],
    ['kind', 'correct', '"correct", and must be `assert` or `retract`'],
    ['currency', '__proto__', '"__proto__", and must be the three letters of a currency'],
    ['delta', '1e3', '"1e3", and must be a decimal number as text'],
    ['delta', 10, '10, and must be a decimal number as text'],
    ['runningTotal', '9'.repeat(70), '…, and must be a decimal number as text'],
    ['effectiveOn', '2025-1-1', '"2025-1-1", and must be a day'],
    ['contributions', [{ lineId: 'seats' }], 'a list, and must be a list of what lines add'],
    ['causes', [1], 'a list, and must be a list of texts'],
  ])('whose %s is %j is refused', async (field, value, must) => {
    await expectRefused(withFields({ [field]: value }), 'change-field-is-invalid', `no entry: \`${field}\` is `);
    await expectRefused(withFields({ [field]: value }), 'change-field-is-invalid', must);
  });

  it.each(Object.keys(change(1)))('without its %s is refused', async (field) => {
    await expectRefused(withFields({ [field]: undefined }), 'change-field-is-invalid', `\`${field}\` is undefined`);
  });

  it('may have fields that came later', async () => {
    const { reader, applied } = reading();
    await reader.take(withFields({ later: { and: ['more'] } }));
    expect(applied).toEqual([1]);
  });

  const published = (file: string): unknown => JSON.parse(readFileSync(`schemas/${file}`, 'utf8'));

  it('has the fields that its schema says, and is as its sample is', () => {
    const { required } = published('messages/arr.changed.v1.json') as { readonly required: readonly string[] };
    expect(Object.keys(CHANGE_RULES).sort()).toEqual([...required].sort());
    expect(brokenRule(CHANGE_RULES, published('samples/messages/arr.changed.v1.json'))).toBeUndefined();
  });

  it('that has all that may be in it is taken', async () => {
    const contribution = { subscriptionId: 's', lineId: 'l', factId: 'f', delta: '10.00', attributes: { plan: 'pro' } };
    const fields = { contributions: [contribution], causes: ['seats'], kind: 'retract', retracts: '1-1' };
    const { reader, applied } = reading();
    await reader.take(withFields(fields));
    expect(applied).toEqual([1]);
  });
});

it('tells a fork by amounts that have other decimals', async () => {
  const [, odd = at(2)] = chained([change(1), change(2, { delta: '10', runningTotal: '20' })]);
  const { reader } = reading();
  await reader.take(at(1));
  await expect(reader.take(odd)).rejects.toThrow('Change 2 adds 10 EUR, which has other decimals');
});
