import { dataOf } from './service-answers';

/** A service writes something each quarter of a minute, also while there is nothing to tell. */
const SILENCE_MAX_MS = 60_000;
const DATA = 'data: ';

/** The data of events, put together from pieces of their text wherever it was cut. */
class EventText {
  private readonly decoder = new TextDecoder();
  private rest = '';

  take(bytes: Uint8Array): readonly string[] {
    const blocks = (this.rest + this.decoder.decode(bytes, { stream: true })).split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.flatMap((block) =>
      block.split('\n').flatMap((line) => (line.startsWith(DATA) ? [line.slice(DATA.length)] : [])),
    );
  }
}

/**
 * The data of each server-sent event, until the answer ends. Throws Refused where there is another answer, and what the
 * connection breaks off with.
 */
export async function* eventsAt(url: string, stop: AbortSignal): AsyncGenerator<string> {
  const silence = new AbortController();
  const alarm = setTimeout(() => silence.abort(new Error('nothing has come for a minute.')), SILENCE_MAX_MS);
  try {
    const signal = AbortSignal.any([stop, silence.signal]);
    const response = await fetch(url, { headers: { Accept: 'text/event-stream' }, signal });
    if (!response.ok) dataOf({ error: await response.json().catch(() => undefined), response });
    const text = new EventText();
    const pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
    for await (const bytes of pieces) {
      alarm.refresh();
      yield* text.take(bytes);
    }
  } finally {
    clearTimeout(alarm);
  }
}
