/** What is thrown of an answer that no service of ours gives. */
export class AnswerNotOurs extends Error {}

export const IS_NONE_OF_OURS = 'what answers there is no arr-ledger.';

/** What came back, read to its end. Throws where it has none, or names another place: what is sent is meant for this one. */
export const exchange = async (
  request: Request | string,
  { timeoutMs, bytesMax }: { readonly timeoutMs: number; readonly bytesMax: number },
): Promise<{ readonly answer: Response; readonly body: Uint8Array<ArrayBuffer> }> => {
  const answer = await fetch(request, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > bytesMax) throw new AnswerNotOurs(`its answer has more than ${bytesMax.toString()} bytes.`);
    pieces.push(piece);
  }
  return { answer, body: Buffer.concat(pieces) };
};

/** The object that a body says in JSON. Throws AnswerNotOurs for anything else. */
export const objectIn = (body: Uint8Array): object => {
  try {
    const said: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (typeof said === 'object' && said !== null) return said;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AnswerNotOurs(IS_NONE_OF_OURS);
};
