import { BEGINNING_OF_KNOWLEDGE, epochMsOf, type Instant, instantOf, parseInstant } from './instant';

describe('parseInstant', () => {
  it.each([
    ['2025-02-15T09:30:00Z', '2025-02-15T09:30:00.000Z'],
    ['2025-02-15T09:30:00.5Z', '2025-02-15T09:30:00.500Z'],
    ['2025-02-15T09:30:00.123999999Z', '2025-02-15T09:30:00.123Z'],
    ['2025-02-15T09:30:00.0009Z', '2025-02-15T09:30:00.000Z'],
    ['2025-02-15T00:30:00+01:00', '2025-02-14T23:30:00.000Z'],
    ['2024-12-31T23:30:00-01:30', '2025-01-01T01:00:00.000Z'],
    ['2025-02-15T09:30:00+05:45', '2025-02-15T03:45:00.000Z'],
    ['2025-02-15T09:30:00-00:00', '2025-02-15T09:30:00.000Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('keeps %s as %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    ['no zone', '2025-02-15T09:30:00'],
    ['no time', '2025-02-15'],
    ['no seconds', '2025-02-15T09:30Z'],
    ['a space for the T', '2025-02-15 09:30:00Z'],
    ['30 February', '2025-02-30T09:30:00Z'],
    ['hour 24', '2025-02-15T24:00:00Z'],
    ['minute 60', '2025-02-15T09:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset without a colon', '2025-02-15T09:30:00+0100'],
    ['an offset of 24 hours', '2025-02-15T09:30:00+24:00'],
    ['an offset of 60 minutes', '2025-02-15T09:30:00+01:60'],
    ['a point without digits', '2025-02-15T09:30:00.Z'],
    ['ten digits after the point', '2025-02-15T09:30:00.1234567890Z'],
    ['something after the zone', '2025-02-15T09:30:00Zx'],
    ['year zero', '0000-12-31T23:59:59Z'],
    ['a moment that the offset puts before year one', '0001-01-01T00:00:00+01:00'],
    ['a moment that the offset puts after year 9999', '9999-12-31T23:59:59-01:00'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('writes the beginning of knowledge as it is kept', () => {
    expect(parseInstant('0001-01-01T00:00:00Z')).toBe(BEGINNING_OF_KNOWLEDGE);
  });
});

describe('instantOf', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [1_735_689_599_999, '2024-12-31T23:59:59.999Z'],
  ])('writes %d milliseconds as %s', (epochMs, expected) => {
    expect(instantOf(epochMs)).toBe(expected);
    expect(epochMsOf(instantOf(epochMs))).toBe(epochMs);
  });
});

describe('epochMsOf', () => {
  it.each(['0001-01-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', '9999-12-31T23:59:59.001Z'])(
    'gives %s back through instantOf',
    (text) => {
      expect(instantOf(epochMsOf(parseInstant(text) ?? BEGINNING_OF_KNOWLEDGE))).toBe(text);
    },
  );

  it.each(['2025-02-15T09:30:00Z', '2025-02-30T09:30:00.000Z', '2025-02-15T25:30:00.000Z', '2025-02-15T09:30:00.0000'])(
    'refuses %s, which is not how one is kept',
    (text) => {
      expect(() => epochMsOf(text as Instant)).toThrow('is not an instant as it is kept');
    },
  );
});
