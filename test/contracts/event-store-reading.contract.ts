import type { JsonObject } from '../../src/kernel/canonical-json';
import { NO_REVISION } from '../../src/kernel/event-store.port';
import { InvariantViolated } from '../../src/kernel/invariant-violated';
import { LOG_START, positionAfter } from '../../src/kernel/log-position';
import { LEDGER_STREAM } from '../../src/kernel/streams';
import type { LogRecord, StoredRecord, Token } from '../../src/kernel/log-record';
import {
  appended,
  appendOf,
  ledgerOpened,
  logAfter,
  namesOf,
  record,
  streamNamed,
  streamOf,
  type StoreOpener,
  type StoreUnderTest,
} from './event-store.builders';

/** JSON that stores tend to lose: written as text, since a literal would not make the key `__proto__` a field. */
const AWKWARD = [
  '{"__proto__":{"isAdmin":true},"constructor":"x","toString":null}',
  '{"2":"two","1":"one","b":1,"a":2}',
  '{"price":"12345678901234567890.123456789012345678","small":"0.0000000000000000001","number":1e21,"zero":0}',
  '{"text":"Zürich \\u0000 \\u2028 \\ud83d\\udc1d \\u0301","lone":"\\ud800","quote":"\\"\\\\\\/"}',
  '{"":"empty key","deep":[[[[{"a":[]}]]]],"none":{}}',
].map((text) => JSON.parse(text) as JsonObject);

const jsonOf = (records: readonly { readonly data: JsonObject }[]): readonly string[] =>
  records.map(({ data }) => JSON.stringify(data));

export const reading = (under: StoreUnderTest, { isDurable }: StoreOpener): void => {
  it('has no records for a stream that does not exist, and an empty page for an empty log', async () => {
    expect(await streamOf(under.store, 'subscription-nobody')).toEqual([]);
    const pages = [];
    for await (const page of under.store.readLog(LOG_START)) pages.push(page);
    expect(pages).toEqual([{ records: [], caughtUp: true }]);
    expect(await under.store.head()).toEqual(LOG_START);
  });

  it('gives back what was appended, field by field', async () => {
    await appended(under.store, ledgerOpened());
    const sent = { ...record('a', { data: { name: 'a', lines: [{ unitPrice: '49.00' }] } }), version: 3 };
    const { token } = await appended(under.store, {
      stream: streamNamed('subscription-a'),
      records: [sent],
      expectedRevision: NO_REVISION,
    });
    const stored = { ...sent, stream: 'subscription-a', revision: 0, token };
    const inLog = (await logAfter(under.store, LOG_START)).at(-1);
    expect(inLog).toMatchObject(stored);
    expect(await streamOf(under.store, 'subscription-a')).toEqual([{ ...stored, recordedOn: inLog?.recordedOn }]);
  });

  it.each(['subscription-a', 'arrJournal-0-0'])('keeps awkward JSON in %s letter for letter', async (stream) => {
    await appended(under.store, ledgerOpened());
    const records = AWKWARD.map((data, index) => record(index.toString(), { data }));
    await appended(under.store, { stream: streamNamed(stream), records, expectedRevision: NO_REVISION });
    expect(jsonOf(await streamOf(under.store, stream))).toEqual(jsonOf(records));
  });

  it.each(['subscription-a', 'arrJournal-0-0'])('reads %s on from any revision', async (stream) => {
    await appended(under.store, ledgerOpened());
    const names = Array.from({ length: 20 }, (_, index) => index.toString());
    await appended(under.store, appendOf(stream, NO_REVISION, ...names));
    for (const from of [0, 1, 19, 20, 30]) {
      const read: StoredRecord[] = [];
      for await (const found of under.store.readStream(streamNamed(stream), from)) read.push(found);
      expect(namesOf(read)).toEqual(names.slice(from));
      expect(read.map(({ revision }) => revision)).toEqual(names.slice(from).map(Number));
    }
  });

  it('shares no object with whoever appended or read', async () => {
    await appended(under.store, ledgerOpened());
    const data = { name: 'first' };
    const appending = under.store.append({
      stream: streamNamed('subscription-a'),
      records: [record('a', { data })],
      expectedRevision: NO_REVISION,
    });
    data.name = 'changed while it was under way';
    await appending;
    const [read] = await streamOf(under.store, 'subscription-a');
    Object.assign(read ?? {}, { data: { name: 'changed by a reader' } });
    expect(await streamOf(under.store, 'subscription-a')).toMatchObject([{ data: { name: 'first' } }]);
  });

  it('reads the log on from any position, and ends with an empty page at the head', async () => {
    await appended(under.store, ledgerOpened());
    for (const name of ['a', 'b', 'c'])
      await appended(under.store, appendOf(`subscription-${name}`, NO_REVISION, name));
    const facts = await logAfter(under.store, LOG_START);
    expect(namesOf(facts)).toEqual(['opening', 'a', 'b', 'c']);
    let position = LOG_START;
    for (const [index, fact] of facts.entries()) {
      position = positionAfter(position, fact);
      expect(await logAfter(under.store, position)).toEqual(facts.slice(index + 1));
    }
    expect(position).toEqual(await under.store.head());
  });

  it('reads a long log in pages, each of which says whether it is the last', async () => {
    await appended(under.store, ledgerOpened());
    const names = Array.from({ length: 900 }, (_, index) => index.toString());
    for (const stream of ['a', 'b', 'c']) {
      await appended(
        under.store,
        appendOf(`subscription-${stream}`, NO_REVISION, ...names.map((name) => stream + name)),
      );
    }
    const pages = [];
    for await (const page of under.store.readLog(LOG_START)) pages.push(page);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(({ caughtUp }) => caughtUp)).toEqual([...pages.slice(1).map(() => false), true]);
    const facts: LogRecord[] = pages.flatMap(({ records }) => records);
    expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_, index) => index + 1));
    expect(facts).toHaveLength(2_701);
    expect(namesOf(await streamOf(under.store, 'subscription-b'))).toEqual(names.map((name) => `b${name}`));
  });

  it('refuses a position that is not of this log', async () => {
    await appended(under.store, ledgerOpened());
    const head = await under.store.head();
    const strange = [
      { ...head, sequence: 2 },
      { ...head, token: `${head.token}1` as Token },
    ];
    for (const position of strange) {
      await expect(logAfter(under.store, position)).rejects.toThrow(InvariantViolated);
      const following = under.store.follow(position, new AbortController().signal)[Symbol.asyncIterator]();
      await expect(following.next()).rejects.toThrow(InvariantViolated);
    }
  });

  it('orders tokens as the log has them, after the token of its start', async () => {
    await appended(under.store, ledgerOpened());
    for (let index = 0; index < 25; index += 1) {
      await appended(under.store, appendOf('arrJournal-0-0', index - 1, `entry ${index.toString()}`));
      await appended(under.store, appendOf('subscription-a', index - 1, index.toString()));
    }
    const tokens = [LOG_START.token, ...(await logAfter(under.store, LOG_START)).map(({ token }) => token)];
    const signs = tokens.map((a, i) =>
      tokens.map((b, j) => [Math.sign(under.store.compareTokens(a, b)), Math.sign(i - j)]),
    );
    for (const [compared, expected] of signs.flat()) expect(compared).toBe(expected);
  });

  it('knows its own tokens from other texts', async () => {
    await appended(under.store, ledgerOpened());
    const { token } = await appended(under.store, appendOf('arrJournal-0-0', NO_REVISION, 'entry'));
    const tokens = [token, ...(await logAfter(under.store, LOG_START)).map((fact) => fact.token)];
    expect(tokens.filter((each) => !under.store.isToken(each))).toEqual([]);
    const others = [
      '',
      ' ',
      'zzz',
      '-1',
      '1e3',
      `${token} `,
      ` ${token}`,
      `${token}\n`,
      `${token}x`,
      token.slice(0, -1),
    ];
    expect(others.filter((each) => under.store.isToken(each))).toEqual([]);
  });

  if (!isDurable) return;

  it('has everything again when opened again', async () => {
    await appended(under.store, ledgerOpened());
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
    await appended(under.store, appendOf('arrJournal-0-0', NO_REVISION, 'entry'));
    const contentOf = async (): Promise<unknown> => ({
      head: await under.store.head(),
      log: await logAfter(under.store, LOG_START),
      streams: await Promise.all(
        [LEDGER_STREAM, 'subscription-a', 'arrJournal-0-0'].map((name) => streamOf(under.store, name)),
      ),
    });
    const before = await contentOf();
    await under.reopen();
    expect(await contentOf()).toEqual(before);
    expect(await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a', 'b'))).toMatchObject({
      revision: 1,
    });
    await appended(under.store, appendOf('subscription-a', 1, 'c'));
    const facts = await logAfter(under.store, LOG_START);
    expect(facts.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(new Set(facts.map(({ token }) => token)).size).toBe(4);
  });
};
