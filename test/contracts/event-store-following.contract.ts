import { type LogPage, NO_REVISION } from '../../src/kernel/event-store.port';
import { LOG_START } from '../../src/kernel/log-position';
import type { LogRecord } from '../../src/kernel/log-record';
import { appended, appendOf, ledgerOpened, namesOf, type StoreUnderTest } from './event-store.builders';

export const following = (under: StoreUnderTest): void => {
  let stop: AbortController;

  beforeEach(() => {
    stop = new AbortController();
  });

  afterEach(() => {
    stop.abort();
  });

  const nextOf = async (pages: AsyncIterator<LogPage>): Promise<LogPage> => {
    const { done, value } = await pages.next();
    if (done === true) throw new Error('The subscription has ended.');
    return value;
  };

  const follow = (after = LOG_START): AsyncIterator<LogPage> =>
    under.store.follow(after, stop.signal)[Symbol.asyncIterator]();

  /** Reads on until that many facts have come. */
  const take = async (pages: AsyncIterator<LogPage>, count: number): Promise<readonly LogRecord[]> => {
    const records: LogRecord[] = [];
    while (records.length < count) records.push(...(await nextOf(pages)).records);
    return records;
  };

  it('begins with an empty page where there is nothing to catch up', async () => {
    const pages = follow();
    expect(await nextOf(pages)).toEqual({ records: [], caughtUp: true });
    await appended(under.store, ledgerOpened());
    expect(namesOf((await nextOf(pages)).records)).toEqual(['opening']);
    expect(await nextOf(follow(await under.store.head()))).toEqual({ records: [], caughtUp: true });
  });

  it('catches up, and then goes on with each fact as it comes', async () => {
    await appended(under.store, ledgerOpened());
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
    const pages = follow();
    expect(namesOf(await take(pages, 3))).toEqual(['opening', 'a', 'b']);
    const coming = nextOf(pages);
    await appended(under.store, appendOf('subscription-a', 1, 'c'));
    expect(namesOf((await coming).records)).toEqual(['c']);
  });

  it('goes on from a position', async () => {
    await appended(under.store, ledgerOpened());
    const position = await under.store.head();
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
    expect(namesOf(await take(follow(position), 2))).toEqual(['a', 'b']);
  });

  it('is not woken by records that are not in the log', async () => {
    await appended(under.store, ledgerOpened());
    const pages = follow(await under.store.head());
    await nextOf(pages);
    const coming = nextOf(pages);
    await appended(under.store, appendOf('arrJournal-0-0', NO_REVISION, 'entry'));
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a'));
    expect(namesOf((await coming).records)).toEqual(['a']);
  });

  it('misses no fact and gives none twice while many append', async () => {
    await appended(under.store, ledgerOpened());
    await appended(
      under.store,
      appendOf('subscription-before', NO_REVISION, ...Array.from({ length: 500 }, (_, n) => `before ${String(n)}`)),
    );
    const callers = Array.from({ length: 50 }, (_, index) => index.toString());
    const writing = Promise.all(
      callers.map(async (caller) => {
        for (let revision = NO_REVISION; revision < 9; revision += 1) {
          await appended(under.store, appendOf(`subscription-${caller}`, revision, `${caller} ${String(revision)}`));
        }
      }),
    );
    const [one, another] = await Promise.all([take(follow(), 1_001), take(follow(), 1_001)]);
    await writing;
    for (const facts of [one, another]) {
      expect(facts.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 1_001 }, (_, index) => index + 1));
    }
    expect(one).toEqual(another);
  });

  it('shows a fact before or when its caller is answered, never later', async () => {
    await appended(under.store, ledgerOpened());
    for (let revision = NO_REVISION; revision < 20; revision += 1) {
      const position = await under.store.head();
      await appended(under.store, appendOf('subscription-a', revision, String(revision)));
      expect(namesOf((await nextOf(follow(position))).records)).toEqual([String(revision)]);
    }
  });

  it('ends quietly on abort, while it waits and before it has begun', async () => {
    const pages = follow();
    await nextOf(pages);
    const coming = pages.next();
    stop.abort();
    expect(await coming).toMatchObject({ done: true });
    expect(await follow().next()).toMatchObject({ done: true });
  });
};
