import { stat } from 'node:fs/promises';
import { EXIT, Refused, usageError } from './failure';
import type { Surroundings } from './surroundings';
import { openUserFile, unusableFile } from './user-file';

/** A file, or standard input, as it is being read. */
export interface ImportInput {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Where rejected rows go unless another place is named: beside the file, or for a pipe in the folder we are in. */
  readonly rejectedPath: string;
  /** Nothing where nobody knows: standard input and pipes have no length. */
  readonly bytesTotal: number | undefined;
  bytesRead(): number;
  /** The first sign that says something; nothing where only white space is found at the beginning. */
  firstSign(): Promise<string | undefined>;
  /** Lets the file go, also where it has not been read to its end. */
  readonly close: () => void;
}

/** Opened anew, `/dev/stdin` would begin a file again, and of a socket it is not opened at all. */
const STANDARD_INPUTS: readonly string[] = ['-', '/dev/stdin'];

type Found = { readonly kind: 'file'; readonly size: number } | { readonly kind: 'stream' };

/** A pipe or a device can be read once, from its beginning, and has no size. */
const found = async (path: string): Promise<Found> => {
  try {
    const is = await stat(path);
    if (is.isFile()) return { kind: 'file', size: is.size };
    if (is.isFIFO() || is.isCharacterDevice()) return { kind: 'stream' };
    if (is.isDirectory()) throw usageError(`${path} is a folder.`, 'Name a file in it.');
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw unusableFile('The file', path, error);
    }
  }
  const fix = 'Check the path, or use - for standard input.';
  throw new Refused({ exit: EXIT.notFound, code: 'file-not-found', title: 'There is no such file', detail: path, fix });
};

interface Source {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly close: () => void;
}

const sourceAt = async ({ input }: Surroundings, path: string): Promise<Source> => {
  if (STANDARD_INPUTS.includes(path)) return { bytes: input, close: () => undefined };
  const stream = (await openUserFile('The file', path, 'r')).createReadStream();
  return { bytes: stream, close: () => stream.destroy() };
};

async function* after(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array, unknown>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for (const chunk of first) {
    onBytes(chunk.byteLength);
    yield chunk;
  }
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    onBytes(next.value.byteLength);
    yield next.value;
  }
}

/** More white space than a file begins with; a pipe may hand over a few bytes at a time. */
const PEEKED_BYTES_MAX = 65_536;

/** Begins to read what is to be imported. Throws Refused where there is no such file. */
export const openInput = async (surroundings: Surroundings, path: string): Promise<ImportInput> => {
  const isStandardInput = STANDARD_INPUTS.includes(path);
  const what = isStandardInput ? ({ kind: 'stream' } as const) : await found(path);
  const source = await sourceAt(surroundings, path);
  const pieces = source.bytes[Symbol.asyncIterator]();
  const peeked: Uint8Array[] = [];
  // Drops the byte order mark, also where it comes in two pieces.
  const decoder = new TextDecoder();
  let bytesRead = 0;
  return {
    name: isStandardInput ? 'standard input' : path,
    rejectedPath: what.kind === 'stream' ? 'rejected.csv' : `${path}.rejected.csv`,
    bytes: after(peeked, pieces, (count) => {
      bytesRead += count;
    }),
    bytesTotal: what.kind === 'file' ? what.size : undefined,
    bytesRead: () => bytesRead,
    close: source.close,
    async firstSign() {
      for (let bytesPeeked = 0; bytesPeeked < PEEKED_BYTES_MAX;) {
        const piece = await pieces.next();
        if (piece.done === true) return undefined;
        peeked.push(piece.value);
        bytesPeeked += piece.value.byteLength;
        const [sign] = /\S/u.exec(decoder.decode(piece.value, { stream: true })) ?? [];
        if (sign !== undefined) return sign;
      }
      return undefined;
    },
  };
};
