import { at } from '../../../test/support/subscription.builders';
import { Knowledge } from './knowledge';

const TIMES = ['2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z', '2025-02-01T00:00:00Z', '2025-04-01T00:00:00Z'];

/** Appends that end at the sequences 1, 4, 5 and 9. */
const knowledge = new Knowledge();
[1, 4, 5, 9].forEach((sequence, index) => {
  knowledge.add({ sequence, recordedAt: at(TIMES[index] ?? ''), imported: index === 1 });
});

describe('a sequence', () => {
  it.each([
    [1, 1],
    [2, 4],
    [3, 4],
    [4, 4],
    [5, 5],
    [6, 9],
    [9, 9],
  ])('%d means the end of its append, %d', (sequence, end) => {
    expect(knowledge.atSequence(sequence)?.sequence).toBe(end);
  });

  it('that is not recorded yet is not known', () => {
    expect(knowledge.atSequence(10)).toBeUndefined();
  });

  it('of zero means that nothing is known, now and later', () => {
    const nothing = { sequence: 0, recordedAt: '0001-01-01T00:00:00.000Z', imported: false };
    expect(new Knowledge().atSequence(0)).toEqual(nothing);
    expect(knowledge.atSequence(0)).toEqual(nothing);
  });
});

describe('an instant', () => {
  it.each([
    ['2024-12-31T23:59:59.999Z', 0],
    ['2025-01-01T00:00:00Z', 1],
    ['2025-01-31T23:59:59Z', 1],
    ['2025-02-01T00:00:00Z', 5],
    ['2025-03-01T00:00:00Z', 5],
    ['2025-04-01T00:00:00Z', 9],
    ['2199-01-01T00:00:00Z', 9],
  ])('%s means the last append recorded by then, %d', (instant, sequence) => {
    expect(knowledge.atInstant(at(instant)).sequence).toBe(sequence);
  });
});

it('tells what was known with its time and whether that was imported', () => {
  expect(knowledge.head).toEqual({ sequence: 9, recordedAt: '2025-04-01T00:00:00.000Z', imported: false });
  expect(knowledge.atSequence(2)).toEqual({ sequence: 4, recordedAt: '2025-02-01T00:00:00.000Z', imported: true });
  expect(new Knowledge().head.sequence).toBe(0);
});
