import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The layout of the library's files, as far as telling a shortened one needs it. Numbers are little-endian. */
const PAGE_HEADER_BYTES = 24;
const SIGNATURE = Buffer.from('dec0efbe02000000', 'hex');
const META_BYTES = 136;
const TREES_AT = [24, 72] as const;
const TREE_BYTES = 48;
const TREE_ROOT_AT = 40;
const LAST_PAGE_AT = 120;
const TRANSACTION_AT = 128;
const NO_PAGE = 0xffff_ffff_ffff_ffffn;
const PAGE_BYTES_MIN = 512;
const PAGE_BYTES_MAX = 65_536;
const BRANCH_FLAG = 0x01;
const LEAF_FLAG = 0x02;
const NODE_HEADER_BYTES = 8;
const ON_OWN_PAGES_FLAG = 0x01;
const TREE_FLAG = 0x02;

/** A file that changes under the look belongs to a process that is writing to it, and so is looked at again. */
const LOOKS_MAX = 20;

interface OpenFile {
  readonly descriptor: number;
  readonly pageBytes: number;
  readonly bytes: number;
}

interface Meta {
  readonly transaction: bigint;
  readonly lastPage: bigint;
  readonly roots: readonly bigint[];
}

const bytesAt = (descriptor: number, at: number, length: number): Buffer | undefined => {
  const bytes = Buffer.alloc(length);
  return readSync(descriptor, bytes, 0, length, at) === length ? bytes : undefined;
};

const rootOf = (tree: Buffer): bigint => tree.readBigUInt64LE(TREE_ROOT_AT);

const metaAt = (descriptor: number, at: number): Meta | undefined => {
  const bytes = bytesAt(descriptor, at + PAGE_HEADER_BYTES, META_BYTES);
  if (bytes === undefined || !bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  return {
    transaction: bytes.readBigUInt64LE(TRANSACTION_AT),
    lastPage: bytes.readBigUInt64LE(LAST_PAGE_AT),
    roots: TREES_AT.map((tree) => rootOf(bytes.subarray(tree, tree + TREE_BYTES))),
  };
};

/** The meta page that the library will go by, and the page size that the first one states. */
const newestMeta = (descriptor: number): { readonly meta: Meta; readonly pageBytes: number } | undefined => {
  const pageBytes = bytesAt(descriptor, PAGE_HEADER_BYTES + TREES_AT[0], 4)?.readUInt32LE(0) ?? 0;
  if (pageBytes < PAGE_BYTES_MIN || pageBytes > PAGE_BYTES_MAX) return undefined;
  const [first, second] = [metaAt(descriptor, 0), metaAt(descriptor, pageBytes)];
  if (first === undefined || second === undefined) return undefined;
  return { meta: second.transaction > first.transaction ? second : first, pageBytes };
};

/** The pages that a page points to; undefined where one lies past the end, or the page is none of a tree. */
const pagesBelow = (page: Buffer, { pageBytes, bytes }: OpenFile): readonly bigint[] | undefined => {
  const flags = page.readUInt16LE(18);
  const nodes = page.readUInt16LE(20) / 2;
  if ((flags & (BRANCH_FLAG | LEAF_FLAG)) === 0) return undefined;
  const below: bigint[] = [];
  for (let index = 0; index < nodes; index += 1) {
    const at = PAGE_HEADER_BYTES + page.readUInt16LE(PAGE_HEADER_BYTES + 2 * index);
    const [low, nodeFlags, keyBytes] = [page.readUInt32LE(at), page.readUInt16LE(at + 4), page.readUInt16LE(at + 6)];
    const data = at + NODE_HEADER_BYTES + keyBytes;
    if ((flags & BRANCH_FLAG) !== 0) below.push(BigInt(low) + (BigInt(nodeFlags) << 32n));
    else if ((nodeFlags & TREE_FLAG) !== 0) below.push(rootOf(page.subarray(data)));
    else if ((nodeFlags & ON_OWN_PAGES_FLAG) !== 0) {
      const end = Number(page.readBigUInt64LE(data)) * pageBytes + PAGE_HEADER_BYTES + low;
      if (end > bytes) return undefined;
    }
  }
  return below;
};

const holdsTrees = (file: OpenFile, { roots, lastPage }: Meta): boolean => {
  const waiting = [...roots];
  for (let seen = 0n; waiting.length > 0; seen += 1n) {
    const number = waiting.pop();
    if (number === undefined || number === NO_PAGE) continue;
    if (number > lastPage || seen > 2n * lastPage + 2n) return false;
    const page = bytesAt(file.descriptor, Number(number) * file.pageBytes, file.pageBytes);
    const below = page && pagesBelow(page, file);
    if (below === undefined) return false;
    waiting.push(...below);
  }
  return true;
};

/** What was found, and what it was found by: the same again for a file that nobody has written to meanwhile. */
const look = (descriptor: number): { readonly isWhole: boolean; readonly of: string } => {
  // The meta page first: its pages are in the file before it names them.
  const newest = newestMeta(descriptor);
  const { size, mtimeMs } = fstatSync(descriptor);
  const of = [newest?.meta.transaction, size, mtimeMs].join(' ');
  if (newest === undefined) return { isWhole: false, of };
  const { meta, pageBytes } = newest;
  if ((meta.lastPage + 1n) * BigInt(pageBytes) <= BigInt(size)) return { isWhole: true, of };
  try {
    // Pages that were given up before they were written may be missing at the end, but none that a tree holds.
    return { isWhole: holdsTrees({ descriptor, pageBytes, bytes: size }, meta), of };
  } catch (error) {
    if (error instanceof RangeError) return { isWhole: false, of };
    throw error;
  }
};

/** Whether a file of the library has all its pages. It maps the file, so that a page past the end would end the process. */
export const hasAllPages = (file: string): boolean => {
  const descriptor = openSync(file, 'r');
  try {
    let before: string | undefined;
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const { isWhole, of } = look(descriptor);
      if (isWhole) return true;
      if (of === before) return false;
      before = of;
    }
    // Whoever writes to it all the while would have stumbled first.
    return true;
  } finally {
    closeSync(descriptor);
  }
};
