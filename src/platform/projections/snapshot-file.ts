import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogPosition } from '../../kernel/log-position';
import { systemCodeOf } from '../embedded/system-error';
import { ALIGNMENT, alignedLength, type StateImage } from './state-image';

/** What a snapshot says of itself. */
export interface SnapshotHeader {
  readonly projection: string;
  readonly version: number;
  /** The fingerprint of the code that folded it: other code may fold to another state. */
  readonly code: string;
  /** The ends of the last append that it holds and of the one before, and the last fact. */
  readonly position: LogPosition;
  readonly before: LogPosition;
  readonly lastFactId: string;
}

export interface Snapshot {
  readonly header: SnapshotHeader;
  readonly graph: string;
  /** The blocks stand in the buffer, from this place on. */
  readonly buffer: ArrayBuffer;
  readonly blocksAt: number;
}

export type SnapshotRead =
  | { readonly outcome: 'read'; readonly snapshot: Snapshot }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'refused'; readonly reason: 'torn' | 'unknown-format' | 'unreadable' };

const FORMAT = 2;
const DIGEST_BYTES = 32;
/** More than any header takes, which names one projection and where it stands. */
const HEADER_BYTES_MAX = 1 << 16;
/** How much is read or written before others have their turn. */
const PIECE_BYTES = 1 << 20;
const READ_BYTES = 1 << 24;

const lengthOf = (buffer: ArrayBuffer, at: number): number => new DataView(buffer).getUint32(at, true);

const lengthOfAll = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

/** The length of a text, and the text, in pieces. */
const framed = (text: readonly Uint8Array[]): readonly Uint8Array[] => {
  const head = new Uint8Array(ALIGNMENT);
  new DataView(head.buffer).setUint32(0, lengthOfAll(text), true);
  return [head, ...text];
};

/** The text framed at a place, and the place after it; undefined where the buffer ends before. */
const unframed = (buffer: ArrayBuffer, at: number): { readonly text: string; readonly end: number } | undefined => {
  if (at + ALIGNMENT > buffer.byteLength) return undefined;
  const length = lengthOf(buffer, at);
  const end = at + alignedLength(ALIGNMENT + length);
  if (end > buffer.byteLength) return undefined;
  return { text: Buffer.from(buffer, at + ALIGNMENT, length).toString('utf8'), end };
};

/** The snapshots of a data folder, one file a projection. A file is replaced whole, and nobody reads half of one. */
export class SnapshotFiles {
  private readonly folder: string;

  constructor(
    dataFolder: string,
    /** Whether this process may write them; one that looks on reads only. */
    readonly isWriter: boolean,
  ) {
    this.folder = join(dataFolder, 'snapshots');
  }

  /** The image must not change until this resolves. Throws what the file system throws. */
  async write(header: SnapshotHeader, { graph, blocks }: StateImage): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    // One process at a time writes to a folder, so what a killed one has left is written over.
    const draft = `${this.fileOf(header.projection)}.draft`;
    try {
      // Nor is anything followed that stands there, such as a link to another file.
      await rm(draft, { recursive: true, force: true });
      const file = await open(draft, 'wx');
      try {
        const hash = createHash('sha256');
        const graphPart = framed(graph);
        const bytes = blocks.reduce(
          (sum, { length }) => sum + alignedLength(length),
          alignedLength(lengthOfAll(graphPart)) + DIGEST_BYTES,
        );
        const text = JSON.stringify({ format: FORMAT, bytes, ...header });
        await writePart(file, hash, framed([Buffer.from(text, 'utf8')]));
        await writePart(file, hash, graphPart);
        for (const block of blocks) await writePart(file, hash, [block]);
        await file.appendFile(hash.digest());
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.fileOf(header.projection));
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }

  async read(projection: string): Promise<SnapshotRead> {
    const contents = await contentsOf(this.fileOf(projection));
    if (contents === undefined) return { outcome: 'absent' };
    if (typeof contents === 'string') return { outcome: 'refused', reason: contents };
    const { buffer, beginning } = contents;
    const graph = unframed(buffer, beginning.end);
    if (graph === undefined || !(await isWhole(buffer))) return { outcome: 'refused', reason: 'torn' };
    return { outcome: 'read', snapshot: { header: beginning.header, graph: graph.text, buffer, blocksAt: graph.end } };
  }

  private fileOf(projection: string): string {
    return join(this.folder, `${projection}.snapshot`);
  }
}

type Refused = Extract<SnapshotRead, { readonly outcome: 'refused' }>['reason'];

/** The header, the place after it, and how long the whole file is by what it says. */
interface Beginning {
  readonly header: SnapshotHeader;
  readonly end: number;
  readonly size: number;
}

interface Contents {
  readonly buffer: ArrayBuffer;
  readonly beginning: Beginning;
}

type SaidOfFile = SnapshotHeader & { readonly format: number; readonly bytes: number };

const beginningIn = (head: ArrayBuffer): Beginning | Refused => {
  const framedText = unframed(head, 0);
  if (framedText === undefined) return 'torn';
  const { text, end } = framedText;
  try {
    const { format, bytes, ...header } = (JSON.parse(text) ?? {}) as SaidOfFile;
    return format === FORMAT ? { header, end, size: end + bytes } : 'unknown-format';
  } catch (error) {
    if (error instanceof SyntaxError) return 'torn';
    throw error;
  }
};

/** Undefined for a file that is not there. */
const contentsOf = async (path: string): Promise<Contents | Refused | undefined> => {
  try {
    return await readWhole(path);
  } catch (error) {
    return systemCodeOf(error) === 'ENOENT' ? undefined : 'unreadable';
  }
};

const readWhole = async (path: string): Promise<Contents | Refused> => {
  // A pipe would be waited for until somebody writes to it.
  if (!(await stat(path)).isFile()) return 'unreadable';
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const beginning = beginningIn(await readFirst(file, Math.min(size, HEADER_BYTES_MAX)));
    if (typeof beginning === 'string') return beginning;
    // A file may be longer than the memory of the machine, and is not read to find that out.
    if (beginning.size !== size) return 'torn';
    return { buffer: await readFirst(file, size), beginning };
  } finally {
    await file.close();
  }
};

const readFirst = async (file: FileHandle, size: number): Promise<ArrayBuffer> => {
  const buffer = new ArrayBuffer(size);
  for (let at = 0; at < size;) {
    // A view of the whole could not be had of a file that is larger than 4 GiB.
    const { bytesRead } = await file.read(new Uint8Array(buffer, at, Math.min(READ_BYTES, size - at)), {
      position: at,
    });
    // A file that is cut while it is read is torn, as its digest will tell.
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return buffer;
};

/** Writes pieces one after the other, and pads what they come to so that what follows begins where numbers may. */
const writePart = async (file: FileHandle, hash: Hash, pieces: readonly Uint8Array[]): Promise<void> => {
  for (const piece of pieces) await writeInTurns(file, hash, piece);
  const length = lengthOfAll(pieces);
  if (length < alignedLength(length)) await writeInTurns(file, hash, new Uint8Array(alignedLength(length) - length));
};

const writeInTurns = async (file: FileHandle, hash: Hash, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    hash.update(piece);
    await file.appendFile(piece);
  }
};

const isWhole = async (buffer: ArrayBuffer): Promise<boolean> => {
  const end = buffer.byteLength - DIGEST_BYTES;
  if (end < 0) return false;
  const hash = createHash('sha256');
  for (let at = 0; at < end; at += PIECE_BYTES) {
    hash.update(new Uint8Array(buffer, at, Math.min(PIECE_BYTES, end - at)));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return hash.digest().equals(Buffer.from(buffer, end, DIGEST_BYTES));
};
