import { type Standing, standingBefore } from './account-movements';
import { type BookWords, CHANGE_NUMBERS, type KeptChange } from './kept-changes.codec';
import { NumberReader, type NumberWriter } from './number-bytes';

/** A day on which an account's lines change, and what the journal has in force of it. */
export interface WrittenDay {
  /** Days since 1970-01-01. */
  readonly on: number;
  readonly changes: readonly KeptChange[];
  /** What stands at its end. */
  readonly closing: Standing;
  /** The rows of the entries in force. */
  readonly asserted: readonly number[];
}

/** Days in order as they were written, and what is known of them without reading them. */
export interface WrittenDays {
  readonly bytes: Uint8Array;
  readonly last: number;
  /** What stands at the end of the last. */
  readonly closing: Standing;
  readonly firstWithArr: number | undefined;
}

/** Writes a day that follows another one; before the first stands day 0. What stands at its end is not written. */
export const writeDay = (
  writer: NumberWriter,
  { on, changes, asserted }: Omit<WrittenDay, 'closing'>,
  { last, words }: { readonly last: number; readonly words: BookWords },
): void => {
  writer.add(on - last);
  writer.add(changes.length);
  for (const change of changes) words.write(writer, change);
  writer.add(asserted.length);
  for (const row of asserted) writer.add(row);
};

/** So many items as the next number says. */
export const listOf = <Item>(reader: NumberReader, read: () => Item): readonly Item[] => {
  const items: Item[] = [];
  for (let left = reader.next(); left > 0; left -= 1) items.push(read());
  return items;
};

/** Where the first day from one on begins, and the day before it. */
const startOf = (bytes: Uint8Array, on: number): { readonly start: number; readonly before: number } => {
  const reader = new NumberReader(bytes);
  let before = 0;
  while (!reader.isAtEnd) {
    const start = reader.place;
    const day = before + reader.next();
    if (day >= on) return { start, before };
    before = day;
    reader.skip(CHANGE_NUMBERS * reader.next());
    reader.skip(reader.next());
  }
  return { start: bytes.length, before };
};

/** Parts days at one: those from it on are read, and those before it, if there are any, stay as they are. */
export const partedAt = (
  { bytes, closing: closingOfLast, firstWithArr }: WrittenDays,
  on: number,
  words: BookWords,
): { readonly stays: WrittenDays | undefined; readonly days: readonly WrittenDay[] } => {
  const { start, before } = startOf(bytes, on);
  const reader = new NumberReader(bytes.subarray(start));
  const read: Omit<WrittenDay, 'closing'>[] = [];
  for (let day = before; !reader.isAtEnd;) {
    day += reader.next();
    const changes = listOf(reader, () => words.read(reader));
    read.push({ on: day, changes, asserted: listOf(reader, () => reader.next()) });
  }
  // What stands at the end of the last is known, and so what stood before each.
  let closing = closingOfLast;
  const days: WrittenDay[] = [];
  for (const { on, changes, asserted } of read.toReversed()) {
    days.push({ on, changes, closing, asserted });
    closing = standingBefore(closing, changes);
  }
  const isBefore = firstWithArr !== undefined && firstWithArr < on;
  const stays = {
    bytes: bytes.subarray(0, start),
    last: before,
    closing,
    firstWithArr: isBefore ? firstWithArr : undefined,
  };
  return { stays: start === 0 ? undefined : stays, days: days.reverse() };
};
