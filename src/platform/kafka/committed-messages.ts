/** A header as the library has it; it may have no value. */
export type HeaderValue = Buffer | string | null | readonly (Buffer | string | null)[] | undefined;

/** Of a message as it stands in the log: by whom it was sent and what it is. */
export interface RawMessage {
  readonly offset: string;
  readonly timestamp?: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, HeaderValue>>;
  readonly isControlRecord?: boolean;
  readonly batchContext?: { readonly producerId: string; readonly inTransaction: boolean };
}

/** A transaction that was aborted, and where its first message stands. */
export interface AbortedTransaction {
  readonly producerId: string;
  readonly firstOffset: string;
}

/** The key of a marker that says that a transaction has been aborted: version 0, type 0. */
const ABORT_MARKER = Buffer.from([0, 0, 0, 0]);

const isAbort = ({ isControlRecord, key }: RawMessage): boolean =>
  isControlRecord === true && key !== null && ABORT_MARKER.equals(key);

/**
 * The messages that were committed. The broker's list of what was aborted is not in the order of the log; a producer is left out
 * from there on up to its marker. The library's own filter takes the list as it comes, and lets some through.
 */
export const committedOf = (
  messages: readonly RawMessage[],
  aborted: readonly AbortedTransaction[],
): readonly RawMessage[] => {
  const toCome = [...aborted].sort((a, b) => (BigInt(a.firstOffset) < BigInt(b.firstOffset) ? -1 : 1));
  const leftOut = new Set<string>();
  return messages.filter((message) => {
    for (
      let [next] = toCome;
      next !== undefined && BigInt(next.firstOffset) <= BigInt(message.offset);
      [next] = toCome
    ) {
      leftOut.add(next.producerId);
      toCome.shift();
    }
    const { producerId = '', inTransaction = false } = message.batchContext ?? {};
    if (isAbort(message)) leftOut.delete(producerId);
    if (message.isControlRecord === true) return false;
    return !(inTransaction && leftOut.has(producerId));
  });
};
