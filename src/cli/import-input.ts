import { stat } from 'node:fs/promises';
import { EXIT, Refused } from './failure';
import type { Surroundings } from './surroundings';
import { openUserFile, unusableFile } from './user-file';

/** A file, or standard input, as it is being read. */
export interface ImportInput {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Where rejected rows go unless another place is named: beside the file. */
  readonly rejectedPath: string;
  /** Nothing where nobody knows: standard input has no length. */
  readonly bytesTotal: number | undefined;
  bytesRead(): number;
  /** The first sign that says something; nothing where there is none in the first piece. */
  firstSign(): Promise<string | undefined>;
}

const STANDARD_INPUT = '-';

const sizeOf = async (path: string): Promise<number> => {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw unusableFile('The file', path, error);
    }
  }
  const fix = 'Check the path, or use - for standard input.';
  throw new Refused({ exit: EXIT.notFound, code: 'file-not-found', title: 'There is no such file', detail: path, fix });
};

const bytesFrom = async ({ input }: Surroundings, path: string): Promise<AsyncIterable<Uint8Array>> =>
  path === STANDARD_INPUT ? input : (await openUserFile('The file', path, 'r')).createReadStream();

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

/** Begins to read what is to be imported. Throws Refused where there is no such file. */
export const openInput = async (surroundings: Surroundings, path: string): Promise<ImportInput> => {
  const bytesTotal = path === STANDARD_INPUT ? undefined : await sizeOf(path);
  const source: AsyncIterable<Uint8Array> = await bytesFrom(surroundings, path);
  const pieces = source[Symbol.asyncIterator]();
  const peeked: Uint8Array[] = [];
  let bytesRead = 0;
  return {
    name: path === STANDARD_INPUT ? 'standard input' : path,
    rejectedPath: path === STANDARD_INPUT ? 'rejected.csv' : `${path}.rejected.csv`,
    bytes: after(peeked, pieces, (count) => {
      bytesRead += count;
    }),
    bytesTotal,
    bytesRead: () => bytesRead,
    async firstSign() {
      const first = await pieces.next();
      if (first.done === true) return undefined;
      peeked.push(first.value);
      return /[^\s\uFEFF]/u.exec(Buffer.from(first.value).toString('utf8'))?.[0];
    },
  };
};
