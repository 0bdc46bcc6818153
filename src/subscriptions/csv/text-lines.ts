import { isUtf8 } from 'node:buffer';

/** A longer line is not a row but another kind of file, or a quote that was never closed. */
export const LINE_BYTES_MAX = 1_048_576;

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';

/** A line of a file, without its line feed, counted from 1. */
export interface TextLine {
  readonly number: number;
  /** As far as it can be read: what is not UTF-8 is replaced, what is over the limit is cut off. */
  readonly text: string;
  readonly damage?: 'invalid-utf-8' | 'line-too-long';
}

const lineOf = (number: number, bytes: Buffer, tooLong: boolean): TextLine => {
  const decoded = bytes.toString('utf8');
  const text = number === 1 && decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;
  if (tooLong) return { number, text, damage: 'line-too-long' };
  return isUtf8(bytes) ? { number, text } : { number, text, damage: 'invalid-utf-8' };
};

/** Cuts a stream of bytes at its line feeds, holding one line at most, and no more than LINE_BYTES_MAX of it. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine, undefined> {
  let number = 1;
  let held: Buffer[] = [];
  let heldBytes = 0;
  let tooLong = false;
  const hold = (part: Buffer): void => {
    const room = LINE_BYTES_MAX - heldBytes;
    if (part.length > room) tooLong = true;
    const kept = part.length > room ? part.subarray(0, room) : part;
    // A copy, so that a short end of line does not keep a whole chunk in memory.
    if (kept.length > 0) held.push(Buffer.from(kept));
    heldBytes += kept.length;
  };
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = buffer.indexOf(LINE_FEED); end >= 0; end = buffer.indexOf(LINE_FEED, start)) {
      const rest = buffer.subarray(start, end);
      const isWhole = heldBytes === 0 && rest.length <= LINE_BYTES_MAX;
      if (!isWhole) hold(rest);
      yield lineOf(number, isWhole ? rest : Buffer.concat(held), tooLong);
      [number, held, heldBytes, tooLong, start] = [number + 1, [], 0, false, end + 1];
    }
    hold(buffer.subarray(start));
  }
  if (heldBytes > 0) yield lineOf(number, Buffer.concat(held), tooLong);
}
