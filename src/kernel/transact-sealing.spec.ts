import { MemoryTextVault } from '../../test/support/memory-text-vault.adapter';
import {
  Contended,
  context,
  movesIn,
  openedStore,
  purse,
  PURSE_ACCOUNT,
  type PurseRules,
  recordsIn,
  run,
} from '../../test/support/purse.builders';
import { on } from '../../test/support/subscription.builders';
import { reject } from './decider';
import type { EventStore } from './event-store.port';
import type { Sealing } from './text-vault.port';
import { ATTEMPTS_MAX } from './transact';

const MOVE = { moves: [5], reason: 'for the dentist' };

/** The reason of the first fact, as it is stored. */
const reasonIn = async (store: EventStore): Promise<string> => {
  const [record] = await recordsIn(store);
  const reason = record?.data['reason'];
  return typeof reason === 'string' ? reason : 'none';
};

/** A vault in which, as often as it is told, another command is quicker to keep a key, each time a new one. */
class ContendedVault extends MemoryTextVault {
  constructor(private rivals: number) {
    super();
  }

  override sealingFor(commandName: string): Sealing {
    const own = super.sealingFor(commandName);
    if (this.rivals > 0) void this.destroy(PURSE_ACCOUNT);
    return {
      seal: own.seal,
      keep: async () => {
        if (this.rivals > 0) {
          this.rivals -= 1;
          const rival = super.sealingFor(`rival ${this.rivals.toString()}`);
          rival.seal(PURSE_ACCOUNT, 'quicker');
          await rival.keep();
        }
        return own.keep();
      },
    };
  }
}

describe('a command with a text that may be personal', () => {
  it('is recorded with the text sealed, under a key that is kept', async () => {
    const [store, vault] = [await openedStore(), new MemoryTextVault()];
    const outcome = await run(store, MOVE, context('a'), { vault });
    const text = await reasonIn(store);
    expect(text).toMatch(/^sealed:v1:/u);
    expect(vault.open(text)).toBe(MOVE.reason);
    expect(vault.accounts).toEqual([PURSE_ACCOUNT]);
    expect(outcome).toMatchObject({ receipt: { facts: [{ data: { by: 5, reason: text } }] } });
  });

  it('replays when it is repeated with the same text', async () => {
    const [store, vault] = [await openedStore(), new MemoryTextVault()];
    const first = await run(store, MOVE, context('a'), { vault });
    const again = await run(store, MOVE, context('a'), { vault });
    expect(first).toMatchObject({ receipt: { replayed: false } });
    expect(again).toEqual({
      outcome: 'accepted',
      receipt: { ...(first.outcome === 'accepted' && first.receipt), replayed: true },
    });
    expect(await movesIn(store)).toEqual([5]);
  });

  it('is refused when it comes again under its id with another text, or with none', async () => {
    const [store, vault] = [await openedStore(), new MemoryTextVault()];
    await run(store, MOVE, context('a'), { vault });
    for (const other of [{ ...MOVE, reason: 'for the baker' }, { moves: MOVE.moves }]) {
      expect(await run(store, other, context('a'), { vault })).toEqual({
        outcome: 'rejected',
        rejection: { code: 'command-id-reused', commandId: 'a' },
      });
    }
    expect(await movesIn(store)).toEqual([5]);
  });

  it('can no longer be told from another once its key has been destroyed, and records nothing more', async () => {
    const [store, vault] = [await openedStore(), new MemoryTextVault()];
    await run(store, MOVE, context('a'), { vault });
    await vault.destroy(PURSE_ACCOUNT);
    expect(await run(store, MOVE, context('a'), { vault })).toMatchObject({
      rejection: { code: 'command-id-reused' },
    });
    expect([await movesIn(store), vault.accounts]).toEqual([[5], []]);
  });

  it.each([
    ['is refused', { moves: [-1], reason: 'too much' }, {}],
    ['changes nothing', { moves: [0], reason: 'nothing' }, {}],
    ['is only tried out', MOVE, { dryRun: true }],
    ['expects another revision', MOVE, { expectedRevision: 7 }],
  ])('keeps no key when it %s', async (_, command, over) => {
    const [store, vault] = [await openedStore(), new MemoryTextVault()];
    await run(store, command, context('a', over), { vault });
    expect(vault.accounts).toEqual([]);
    expect(await recordsIn(store)).toEqual([]);
  });

  it('is sealed again with the key of whoever was quicker to keep one', async () => {
    const [inner, vault] = [await openedStore(), new ContendedVault(1)];
    const store = new Contended(inner, 0, 0);
    expect(await run(store, MOVE, context('a'), { vault })).toMatchObject({ receipt: { replayed: false } });
    expect(store.pauses).toEqual([1]);
    expect(store.appended).toHaveLength(1);
    expect(vault.open(await reasonIn(store))).toBe(MOVE.reason);
  });

  it('is given up when others are quicker each time, with nothing recorded', async () => {
    const store = await openedStore();
    const vault = new ContendedVault(ATTEMPTS_MAX);
    expect(await run(store, MOVE, context('a'), { vault })).toEqual({
      outcome: 'rejected',
      rejection: { code: 'too-many-writers', attempts: ATTEMPTS_MAX },
    });
    expect(await recordsIn(store)).toEqual([]);
  });
});

describe('a decision', () => {
  /** Refuses with what it is handed, so that a story can look at it. */
  const telling = (tell: (holds: number, today: string) => number): PurseRules['ledger'] => ({
    ...purse,
    decider: {
      ...purse.decider,
      decide: (_, holds, today) => reject({ code: 'overdrawn', holds: tell(holds, today) }),
    },
  });

  it('is made on what surrounds the stream, which is asked for by the sealed command and the state of the stream', async () => {
    const [store, vault] = [await openedStore(), new MemoryTextVault()];
    await run(store, { moves: [5] }, context('before'), { vault });
    const asked: unknown[] = [];
    const surroundings: PurseRules['surroundings'] = (command, holds) => {
      asked.push(command.reason?.startsWith('sealed:v1:'), holds);
      return Promise.resolve(holds + 100);
    };
    const ledger = telling((holds) => holds);
    expect(await run(store, MOVE, context('a'), { vault, ledger, surroundings })).toMatchObject({
      rejection: { holds: 105 },
    });
    expect(asked).toEqual([true, 5]);
  });

  it('is made on the day on which its facts will be recorded', async () => {
    const ledger = telling((_, today) => Number(today.replaceAll('-', '')));
    expect(await run(await openedStore(), MOVE, context('a'), { ledger, today: on('2025-02-03') })).toMatchObject({
      rejection: { holds: 20250203 },
    });
  });

  it('is made on facts that say on which day they were recorded', async () => {
    const store = await openedStore();
    await run(store, { moves: [5] }, context('before'));
    const days: string[] = [];
    const ledger: PurseRules['ledger'] = {
      ...purse,
      decider: {
        ...purse.decider,
        evolve: (holds, fact) => {
          days.push(fact.recordedOn);
          return purse.decider.evolve(holds, fact);
        },
      },
    };
    await run(store, { moves: [1] }, context('a'), { ledger, today: on('2025-02-03') });
    expect(days).toEqual(['2025-01-01']);
  });
});
