import {
  type FactId,
  isUnrecorded,
  parseAccountId,
  parseFactId,
  parseLineId,
  parseSubscriptionId,
  unrecordedFactId,
} from './ids';

const LONGEST = 'a'.repeat(64);

describe.each([
  ['subscription', parseSubscriptionId],
  ['account', parseAccountId],
  ['line', parseLineId],
])('the id of a %s', (_, parse) => {
  it.each(['a', '7', 'sub-1', 'A.b_c-d', LONGEST])('may be %s', (text) => {
    expect(parse(text)).toBe(text);
  });

  it.each(['', '-a', '.a', '_a', 'a b', 'a/b', 'ä', 'a\n', `${LONGEST}a`])('may not be %p', (text) => {
    expect(parse(text)).toBeUndefined();
  });
});

describe('the id of a fact', () => {
  const uuid = '5b0c1d2e-0000-4000-8000-00000000abcd';

  it('is a UUID in lower case', () => {
    expect(parseFactId(uuid)).toBe(uuid);
  });

  it.each([uuid.toUpperCase(), uuid.slice(1), `${uuid}0`, uuid.replaceAll('-', ''), unrecordedFactId(0)])(
    'is not %s',
    (text) => {
      expect(parseFactId(text)).toBeUndefined();
    },
  );

  it('of a fact that is being judged is no recorded one', () => {
    expect(isUnrecorded(unrecordedFactId(3))).toBe(true);
    expect(isUnrecorded(uuid as FactId)).toBe(false);
    expect(unrecordedFactId(0)).not.toBe(unrecordedFactId(1));
  });
});
