import { BrokerUnavailable, MessageTooLarge } from '../../kernel/message-broker.port';
import { PublishingOutage } from './publishing-outage';
import { RelayCourse } from './relay-course';
import type { RelayNotice } from './relay-state';

const NO_PAUSE = { beforeAttempt: () => new Promise<void>((resolve) => setImmediate(resolve)) };

/** A relay whose first attempts end with these errors, and what it has said until the attempt after them got through. */
const throughErrors = (...errors: readonly Error[]) => sharing(sharedOutage(), ...errors);

const sharedOutage = () => {
  const notices: RelayNotice[] = [];
  return { notices, outage: new PublishingOutage((notice) => void notices.push(notice)) };
};

/** As the relay of a shard does. */
const labelled =
  (notices: RelayNotice[], shard: number) =>
  (notice: RelayNotice): void =>
    void notices.push({ ...notice, shard });

/** The same of a relay that shares what keeps it from publishing with others. */
const sharing = async ({ notices, outage }: ReturnType<typeof sharedOutage>, ...errors: readonly Error[]) => {
  const stop = new AbortController();
  const [left, states]: [Error[], string[]] = [[...errors], []];
  const course: RelayCourse = new RelayCourse({
    ...{ pause: NO_PAUSE, standbyPause: NO_PAUSE, notify: labelled(notices, 0) },
    ...{ outage, name: 'shard 0' },
    publish: async () => {
      states.push(`${course.state}: ${course.reason ?? ''}`);
      course.hasBegun();
      const error = left.shift();
      if (error !== undefined) throw error;
      course.hasGoneOn();
      await Promise.resolve();
      stop.abort();
    },
    look: () => Promise.resolve({ published: 0, stored: 1 }),
  });
  await course.run(stop.signal);
  return { notices, states };
};

const levelsOf = (notices: readonly RelayNotice[]): readonly string[] => notices.map(({ level }) => level);

describe('a relay whose message the broker does not take', () => {
  it('says what to set, once, and goes on by itself when it is set', async () => {
    const error = new MessageTooLarge('The transaction of id to arr.changes.v1: too large.');
    const { notices, states } = await throughErrors(error, error, error);
    expect(levelsOf(notices)).toEqual(['error', 'info']);
    const said = 'The transaction of id to arr.changes.v1: too large. Set max.message.bytes of these topics';
    expect(notices[0]?.text).toContain(said);
    for (const state of states.slice(1)) expect(state).toMatch(/^refused: .*8388608 or more/u);
  });

  it('says so also where the broker was away before', async () => {
    const { notices, states } = await throughErrors(new BrokerUnavailable('Away.'), new MessageTooLarge('Large.'));
    expect(levelsOf(notices)).toEqual(['error', 'error', 'info']);
    expect(states.map((state) => state.split(':')[0])).toEqual(['starting', 'unavailable', 'refused']);
  });

  it('says so also of a broker that goes away after it, and of the message again when it is back', async () => {
    const large = new MessageTooLarge('Large.');
    const { notices, states } = await throughErrors(large, new BrokerUnavailable('Away.'), large);
    expect(levelsOf(notices)).toEqual(['error', 'error', 'error', 'info']);
    expect(notices[1]?.text).toContain('Nothing can be published at present');
    expect(states.map((state) => state.split(':')[0])).toEqual(['starting', 'refused', 'unavailable', 'refused']);
  });
});

describe('a relay whose broker is away', () => {
  const away = new BrokerUnavailable('Away.');

  it('says so once and once that it goes on, also where it comes as far as sending at every try', async () => {
    const { notices } = await throughErrors(away, away, away);
    expect(levelsOf(notices)).toEqual(['error', 'info']);
    expect(notices[1]?.text).toBe('Publishing goes on: shard 0.');
    // They speak of all, so no shard is named beside them.
    for (const notice of notices) expect(notice).not.toHaveProperty('shard');
  });

  it('says so once for all that share the outage, and what each has met below that', async () => {
    const shared = sharedOutage();
    shared.outage.meet('shard 1', away, labelled(shared.notices, 1));
    await sharing(shared, away);
    shared.outage.goOn('shard 1');
    expect(shared.notices).toMatchObject([
      { level: 'error', error: away },
      { level: 'debug', error: away, shard: 0 },
      { level: 'info', text: 'Publishing goes on: shard 0, shard 1.' },
    ]);
  });

  it('keeps nobody from being told that the others go on, when it has ended', async () => {
    const shared = sharedOutage();
    await sharing(shared, away, new RangeError('A bug.'));
    shared.outage.meet('shard 1', away, labelled(shared.notices, 1));
    expect(levelsOf(shared.notices)).toEqual(['error', 'error', 'error']);
  });
});

describe('a relay that got no answer', () => {
  /** What it does after its attempt, where so much is published by then; it had sent up to 5. */
  const afterSilence = async (
    published: number,
  ): Promise<{ readonly attempts: number; readonly notices: RelayNotice[] }> => {
    const stop = new AbortController();
    const notices: RelayNotice[] = [];
    let attempts = 0;
    const notify = (notice: RelayNotice): void => {
      notices.push(notice);
      if (notice.level === 'warn') stop.abort();
    };
    const course: RelayCourse = new RelayCourse({
      ...{ pause: NO_PAUSE, standbyPause: NO_PAUSE, notify, outage: new PublishingOutage(notify), name: 'shard 0' },
      publish: () => {
        attempts += 1;
        course.isSending(5);
        if (attempts === 2) stop.abort();
        return Promise.reject(new BrokerUnavailable('Away.'));
      },
      look: () => Promise.resolve({ published, stored: 9 }),
    });
    await course.run(stop.signal);
    return { attempts, notices };
  };

  it('stands by where another has gone on meanwhile, and else publishes again', async () => {
    expect(await afterSilence(5)).toMatchObject({ attempts: 2, notices: [{ level: 'error' }] });
    expect(await afterSilence(6)).toMatchObject({ attempts: 1, notices: [{ level: 'error' }, { level: 'warn' }] });
  });
});
