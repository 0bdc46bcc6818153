import { NO_REVISION } from '../../../src/kernel/event-store.port';
import { InvariantViolated } from '../../../src/kernel/invariant-violated';
import { LOG_START } from '../../../src/kernel/log-position';
import type { LogRecord } from '../../../src/kernel/log-record';
import { DataFolderMissing } from '../../../src/platform/embedded/data-folder-problem';
import type { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { appendOf, logAfter } from '../../contracts/event-store.builders';
import { ChildProcess } from '../../support/crash/child-process';
import { openedIn, temporaryFolder, type TemporaryFolder } from './data-folder.builders';

let folder: TemporaryFolder;
let writer: ChildProcess;
let reader: EmbeddedEventStore;
let stop: AbortController;

beforeEach(async () => {
  folder = temporaryFolder();
  stop = new AbortController();
  writer = new ChildProcess('appending-child.ts', [folder.path, '1']);
  await writer.said('ack');
  reader = await openedIn(folder.path, { mode: 'read' });
});

afterEach(async () => {
  stop.abort();
  await writer.kill();
  await reader.close();
  folder.remove();
});

const idsOf = (word: string): readonly string[] =>
  writer.linesThatBegin(word).flatMap((line) => (JSON.parse(line.slice(word.length)) as { names: string[] }).names);

const namesIn = (facts: readonly LogRecord[]): ReadonlySet<string> =>
  new Set(facts.map(({ metadata }) => metadata.commandId));

it('sees whatever the writing process has been answered', async () => {
  for (const acknowledged of [10, 100, 400]) {
    await writer.said('ack', acknowledged);
    const answered = idsOf('ack ');
    const names = namesIn(await logAfter(reader, LOG_START));
    expect(answered.filter((name) => !names.has(name))).toEqual([]);
    expect((await reader.head()).sequence).toBeGreaterThanOrEqual(answered.length);
  }
});

it('follows, without a gap, through the end of one writing process and the start of the next', async () => {
  const facts: LogRecord[] = [];
  const readOn = async (pages: AsyncIterator<{ records: readonly LogRecord[] }>, count: number): Promise<void> => {
    while (facts.length < count) {
      const { done, value } = await pages.next();
      if (done === true) throw new Error('The subscription has ended.');
      facts.push(...value.records);
    }
  };
  const pages = reader.follow(LOG_START, stop.signal)[Symbol.asyncIterator]();
  await readOn(pages, 300);
  await writer.kill();
  const left = (await reader.head()).sequence;
  await readOn(pages, left);
  writer = new ChildProcess('appending-child.ts', [folder.path, '2']);
  await readOn(pages, left + 300);
  expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_, index) => index + 1));

  const coming = readOn(pages, Number.MAX_SAFE_INTEGER);
  stop.abort();
  await expect(coming).rejects.toThrow('The subscription has ended.');
});

it('cannot append', async () => {
  await expect(reader.append(appendOf('subscription-a', NO_REVISION, 'a'))).rejects.toThrow(InvariantViolated);
  expect(() => reader.announce('http://127.0.0.1:4000')).toThrow(InvariantViolated);
});

it('is told where there is nothing to read', async () => {
  const empty = temporaryFolder();
  await expect(openedIn(empty.path, { mode: 'read' })).rejects.toThrow(DataFolderMissing);
  await expect(openedIn(`${empty.path}/nowhere`, { mode: 'read' })).rejects.toThrow(/nowhere holds no ledger yet/u);
  empty.remove();
});
