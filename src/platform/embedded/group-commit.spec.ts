import { setImmediate } from 'node:timers/promises';
import { type AppendOutcome, StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Token } from '../../kernel/log-record';
import type { StreamName } from '../../kernel/streams';
import type { AppendTransaction } from './append-transaction';
import {
  APPENDS_WAITING_MAX,
  COMMIT_TIMEOUT_MS,
  type CommitSteps,
  GroupCommit,
  RECORDS_PER_COMMIT_MAX,
} from './group-commit';
import type { WrittenAppend } from './record.codec';

const append = (name: string, records = 1): WrittenAppend => ({
  stream: `subscription-${name}` as StreamName,
  records: Array.from({ length: records }) as unknown as WrittenAppend['records'],
  expectedRevision: -1,
  recordedAt: [],
});

const outcome: AppendOutcome = { outcome: 'appended', revision: 0, token: '1' as Token, recognised: false };

/** A disk whose commits a test ends by hand, and which remembers what each of them held. */
class HandledDisk {
  readonly commits: string[][] = [];
  rings = 0;
  readonly group: GroupCommit;
  private readonly ends: ((error?: Error) => void)[] = [];
  beginError: Error | undefined;
  /** For when the alarm is set, while it is. */
  alarmMs: number | undefined;
  ringAlarm: () => void = () => undefined;

  constructor(write: (append: WrittenAppend) => AppendOutcome = () => outcome) {
    const steps: CommitSteps = {
      transact: (step) =>
        new Promise((resolve, reject) => {
          this.commits.push([]);
          const answer = step();
          this.ends.push((error) => (error === undefined ? resolve(answer) : reject(error)));
        }),
      begin: () => {
        if (this.beginError !== undefined) throw this.beginError;
        const writing = {
          write: (each: WrittenAppend) => {
            this.commits.at(-1)?.push(each.stream);
            return write(each);
          },
          finish: () => true,
        };
        return writing as unknown as AppendTransaction;
      },
      onFacts: () => {
        this.rings += 1;
      },
    };
    this.group = new GroupCommit(steps, (ms, ring) => {
      [this.alarmMs, this.ringAlarm] = [ms, ring];
      return () => {
        this.alarmMs = undefined;
      };
    });
  }

  /** Ends the commit that is under way. */
  end(error?: Error): void {
    this.ends.shift()?.(error);
  }
}

/** Lets everything that waits for promises, or for its turn, go as far as it can. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
};

const answersOf = (appending: readonly Promise<AppendOutcome>[]): string[] => {
  const answers: string[] = appending.map(() => 'none');
  appending.forEach((each, index) => {
    each.then(
      ({ outcome: answer }) => (answers[index] = answer),
      (error: unknown) => (answers[index] = error instanceof Error ? error.name : 'strange'),
    );
  });
  return answers;
};

it('answers nobody before the commit has ended, and rings before it answers', async () => {
  const disk = new HandledDisk();
  const answers = answersOf([disk.group.append(append('a'))]);
  await settle();
  expect([answers, disk.rings]).toEqual([['none'], 0]);
  disk.end();
  await settle();
  expect([answers, disk.rings]).toEqual([['appended'], 1]);
});

it('puts all who come during a commit into the next', async () => {
  const disk = new HandledDisk();
  const appending = ['a', 'b', 'c', 'd'].map((name) => disk.group.append(append(name)));
  await settle();
  disk.end();
  await settle();
  disk.end();
  await Promise.all(appending);
  expect(disk.commits).toEqual([['subscription-a'], ['subscription-b', 'subscription-c', 'subscription-d']]);
});

it('bounds what one commit holds, but never shuts out a single large append', async () => {
  const disk = new HandledDisk();
  const large = RECORDS_PER_COMMIT_MAX + 1;
  const appending = [append('a'), append('b', large), append('c'), append('d')].map((each) => disk.group.append(each));
  for (let commit = 0; commit < 3; commit += 1) {
    await settle();
    disk.end();
  }
  await Promise.all(appending);
  expect(disk.commits).toEqual([['subscription-a'], ['subscription-b'], ['subscription-c', 'subscription-d']]);
});

it('refuses only the append that cannot be, and commits the others', async () => {
  const disk = new HandledDisk((each) => {
    if (each.stream === 'subscription-odd') throw new InvariantViolated('odd');
    return outcome;
  });
  const answers = answersOf(['first', 'odd', 'even'].map((name) => disk.group.append(append(name))));
  await settle();
  disk.end();
  await settle();
  disk.end();
  await settle();
  expect(answers).toEqual(['appended', 'InvariantViolated', 'appended']);
});

it('answers unavailable to all of a commit that fails, and tries again with those who come after', async () => {
  const disk = new HandledDisk();
  const answers = answersOf(['a', 'b', 'c'].map((name) => disk.group.append(append(name))));
  await settle();
  disk.end();
  await settle();
  disk.end(new Error('no space'));
  await settle();
  expect(answers).toEqual(['appended', 'StoreUnavailable', 'StoreUnavailable']);
  const later = disk.group.append(append('d'));
  await settle();
  disk.end();
  expect(await later).toEqual(outcome);
});

it('answers unavailable to all who wait where no transaction can be begun', async () => {
  const disk = new HandledDisk();
  disk.beginError = new StoreUnavailable('taken over');
  await expect(disk.group.append(append('a'))).rejects.toBe(disk.beginError);
  await expect(disk.group.append(append('b'))).rejects.toBe(disk.beginError);
});

it('refuses callers beyond those it lets wait', async () => {
  const disk = new HandledDisk();
  const answers = answersOf(
    Array.from({ length: APPENDS_WAITING_MAX + 2 }, (_, index) => disk.group.append(append(index.toString()))),
  );
  await settle();
  expect(answers.filter((answer) => answer === 'StoreUnavailable')).toHaveLength(1);
  expect(answers.at(-1)).toBe('StoreUnavailable');
  while (answers.includes('none')) {
    disk.end();
    await settle();
  }
  expect(answers.filter((answer) => answer === 'appended')).toHaveLength(APPENDS_WAITING_MAX + 1);
});

it('gives up on a disk that does not answer, until it answers after all', async () => {
  const disk = new HandledDisk();
  const answers = answersOf(['a', 'b'].map((name) => disk.group.append(append(name))));
  await settle();
  expect(answers).toEqual(['none', 'none']);
  expect(disk.alarmMs).toBe(COMMIT_TIMEOUT_MS);
  disk.ringAlarm();
  await settle();
  expect(answers).toEqual(['StoreUnavailable', 'StoreUnavailable']);
  await expect(disk.group.append(append('c'))).rejects.toThrow(StoreUnavailable);
  expect(await disk.group.drained()).toBe(false);

  disk.end();
  await settle();
  expect(await disk.group.drained()).toBe(true);
  expect(disk.alarmMs).toBeUndefined();
  const later = disk.group.append(append('d'));
  await settle();
  disk.end();
  expect(await later).toEqual(outcome);
  expect(disk.commits).toEqual([['subscription-a'], ['subscription-d']]);
});
