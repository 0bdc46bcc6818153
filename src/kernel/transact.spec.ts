import { Contended, context, movesIn, openedStore, purse, recordsIn, run } from '../../test/support/purse.builders';
import { at, on } from '../../test/support/subscription.builders';
import { traceparentOf } from '../../test/support/traceparent.builders';
import { NO_REVISION } from './event-store.port';
import { unrecordedFactId } from './ids';
import { LOG_START } from './log-position';
import { ATTEMPTS_MAX } from './transact';

describe('a command', () => {
  it('records its facts in one append, and answers with them and where they are', async () => {
    const store = await openedStore();
    const outcome = await run(store, { moves: [5, 7] }, context('a'));
    const records = await recordsIn(store);
    expect(outcome).toEqual({
      outcome: 'accepted',
      receipt: {
        facts: records.map(({ id, data }) => ({ id, type: 'moved', data })),
        revision: 1,
        token: records[1]?.token,
        replayed: false,
      },
    });
    expect(records.map(({ metadata }) => [metadata.part, metadata.parts])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(2);
  });

  it('keeps of its context what is there, and nothing that is not', async () => {
    const store = await openedStore();
    await run(store, { moves: [1] }, context('bare'));
    const told = {
      sourceId: 'evt_9',
      sourceSequence: 9,
      causationId: 'cause',
      traceparent: traceparentOf(1),
      importedRecordedAt: at('2024-01-01T00:00:00Z'),
    };
    await run(store, { moves: [1] }, context('full', told));
    const [bare, full] = (await recordsIn(store)).map(({ metadata }) => metadata);
    expect(Object.keys(bare ?? {}).sort()).toEqual([
      'actor',
      'commandHash',
      'commandId',
      'correlationId',
      'part',
      'parts',
      'source',
    ]);
    expect(full).toMatchObject({ ...told, actor: 'key:test', correlationId: 'correlation', source: 'test' });
  });

  it('that is refused records nothing', async () => {
    const store = await openedStore();
    await run(store, { moves: [3] }, context('a'));
    expect(await run(store, { moves: [-4] }, context('b'))).toEqual({
      outcome: 'rejected',
      rejection: { code: 'overdrawn', holds: 3 },
    });
    expect(await movesIn(store)).toEqual([3]);
  });

  it('that changes nothing records nothing, and answers with where the stream stands', async () => {
    const store = await openedStore();
    expect(await run(store, { moves: [0] }, context('a'))).toEqual({
      outcome: 'accepted',
      receipt: { facts: [], revision: NO_REVISION, token: LOG_START.token, replayed: false },
    });
    await run(store, { moves: [3] }, context('b'));
    const [standing] = await recordsIn(store);
    expect(await run(store, { moves: [] }, context('c'))).toMatchObject({
      receipt: { facts: [], revision: 0, token: standing?.token },
    });
    expect(await movesIn(store)).toEqual([3]);
  });

  it('that is tried out answers as if, and records nothing', async () => {
    const store = await openedStore();
    const tried = await run(store, { moves: [5] }, context('a', { dryRun: true }));
    expect(tried).toMatchObject({
      outcome: 'accepted',
      receipt: { facts: [{ data: { by: 5 } }], revision: NO_REVISION },
    });
    expect(await recordsIn(store)).toEqual([]);
    expect(await run(store, { moves: [-1] }, context('b', { dryRun: true }))).toMatchObject({ outcome: 'rejected' });
    const sent = await run(store, { moves: [5] }, context('a'));
    expect(sent.outcome === 'accepted' && sent.receipt.facts).toEqual(
      tried.outcome === 'accepted' && tried.receipt.facts,
    );
  });
});

describe('a command that comes again', () => {
  it('gets its first answer, and records nothing, whatever has come since', async () => {
    const store = await openedStore();
    const first = await run(store, { moves: [5, 7] }, context('a'));
    await run(store, { moves: [-12] }, context('b'));
    const again = await run(store, { moves: [5, 7] }, context('a', { correlationId: 'another' }));
    expect(first).toMatchObject({ outcome: 'accepted', receipt: { revision: 1, replayed: false } });
    expect(again).toEqual({
      ...first,
      receipt: { ...(first.outcome === 'accepted' && first.receipt), replayed: true },
    });
    expect(await movesIn(store)).toEqual([5, 7, -12]);
  });

  it('is the same wherever in a trace it was sent, and its facts keep where that was first', async () => {
    const store = await openedStore();
    const first = await run(store, { moves: [5] }, context('a', { traceparent: traceparentOf(1) }));
    const again = await run(store, { moves: [5] }, context('a', { traceparent: traceparentOf(2) }));
    expect(again).toMatchObject({ receipt: { replayed: true } });
    expect(first).toMatchObject({ receipt: { replayed: false } });
    const untraced = await openedStore();
    await run(untraced, { moves: [5] }, context('a'));
    const [[fact, ...others], [other]] = [await recordsIn(store), await recordsIn(untraced)];
    expect(others).toEqual([]);
    expect(fact?.metadata.traceparent).toBe(traceparentOf(1));
    expect([fact?.id, fact?.metadata.commandHash]).toEqual([other?.id, other?.metadata.commandHash]);
  });

  it('gets it also on a condition that no longer holds, and when it is only tried out', async () => {
    const store = await openedStore();
    await run(store, { moves: [5] }, context('a', { expectedRevision: NO_REVISION }));
    for (const over of [{ expectedRevision: NO_REVISION }, { dryRun: true }]) {
      expect(await run(store, { moves: [5] }, context('a', over))).toMatchObject({
        receipt: { revision: 0, replayed: true },
      });
    }
  });

  it('with other content is refused', async () => {
    const store = await openedStore();
    await run(store, { moves: [5] }, context('a'));
    expect(await run(store, { moves: [6] }, context('a'))).toEqual({
      outcome: 'rejected',
      rejection: { code: 'command-id-reused', commandId: 'a' },
    });
    expect(await movesIn(store)).toEqual([5]);
  });

  it('at the same moment with other content is one command, and the other is refused', async () => {
    const store = await openedStore();
    const outcomes = await Promise.all([1, 2, 3].map((amount) => run(store, { moves: [amount] }, context('a'))));
    const accepted = outcomes.filter(({ outcome }) => outcome === 'accepted');
    const refused = outcomes.filter(({ outcome }) => outcome === 'rejected');
    expect(accepted).toHaveLength(1);
    expect(refused).toEqual(
      [1, 2].map(() => ({ outcome: 'rejected', rejection: { code: 'command-id-reused', commandId: 'a' } })),
    );
    expect(await movesIn(store)).toHaveLength(1);
  });

  it('twenty times at the same moment is recorded once, and one of them alone is told that it was first', async () => {
    const store = await openedStore();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => run(store, { moves: [5, 7] }, context('a'))));
    const receipts = outcomes.flatMap((outcome) => (outcome.outcome === 'accepted' ? [outcome.receipt] : []));
    const first = receipts.filter(({ replayed }) => !replayed);
    expect(first).toHaveLength(1);
    expect(receipts.filter(({ replayed }) => replayed)).toEqual(
      Array.from({ length: 19 }, () => ({ ...first[0], replayed: true })),
    );
    expect(await movesIn(store)).toEqual([5, 7]);
  });

  it('from another source is another command', async () => {
    const store = await openedStore();
    await run(store, { moves: [5] }, context('a'));
    expect(await run(store, { moves: [6] }, context('a', { source: 'other' }))).toMatchObject({ outcome: 'accepted' });
    expect(await movesIn(store)).toEqual([5, 6]);
  });
});

describe('a command on a condition', () => {
  it('is carried out at the revision that it names', async () => {
    const store = await openedStore();
    await run(store, { moves: [5] }, context('a', { expectedRevision: NO_REVISION }));
    expect(await run(store, { moves: [5] }, context('b', { expectedRevision: 0 }))).toMatchObject({
      receipt: { revision: 1 },
    });
  });

  it('is refused at any other', async () => {
    const store = await openedStore();
    await run(store, { moves: [5] }, context('a'));
    for (const expected of [NO_REVISION, 1]) {
      expect(await run(store, { moves: [5] }, context('b', { expectedRevision: expected }))).toEqual({
        outcome: 'rejected',
        rejection: { code: 'revision-is-stale', expected, actual: 0 },
      });
    }
  });

  it('is refused when another writer comes first', async () => {
    const store = new Contended(await openedStore(), 1, 1);
    expect(await run(store, { moves: [5] }, context('a', { expectedRevision: NO_REVISION }))).toEqual({
      outcome: 'rejected',
      rejection: { code: 'revision-is-stale', expected: NO_REVISION, actual: 0 },
    });
    expect(await movesIn(store)).toEqual([1]);
  });
});

describe('a lost race', () => {
  it('is decided again on what is there then', async () => {
    const inner = await openedStore();
    await run(inner, { moves: [5] }, context('before'));
    const store = new Contended(inner, 1, -3);
    expect(await run(store, { moves: [-4] }, context('a'))).toEqual({
      outcome: 'rejected',
      rejection: { code: 'overdrawn', holds: 2 },
    });
    expect(await movesIn(store)).toEqual([5, -3]);
  });

  it('keeps the ids of its facts from attempt to attempt', async () => {
    const store = new Contended(await openedStore(), 2, 1);
    expect(await run(store, { moves: [5] }, context('a'))).toMatchObject({ receipt: { revision: 2, replayed: false } });
    expect(store.appended.map(({ expectedRevision }) => expectedRevision)).toEqual([-1, 0, 1]);
    expect(new Set(store.appended.map(({ records }) => records[0]?.id)).size).toBe(1);
    expect(store.pauses).toEqual([1, 2]);
  });

  it('is won at the last attempt', async () => {
    const store = new Contended(await openedStore(), ATTEMPTS_MAX - 1, 1);
    expect(await run(store, { moves: [5] }, context('a'))).toMatchObject({ outcome: 'accepted' });
  });

  it('is given up after that, with nothing recorded', async () => {
    const store = new Contended(await openedStore(), ATTEMPTS_MAX, 1);
    expect(await run(store, { moves: [5] }, context('a'))).toEqual({
      outcome: 'rejected',
      rejection: { code: 'too-many-writers', attempts: 5 },
    });
    expect(store.appended).toHaveLength(5);
    expect(store.pauses).toEqual([1, 2, 3, 4]);
    expect(await movesIn(store)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a fact of another place', () => {
  const [ID, OTHER] = [unrecordedFactId(1), unrecordedFactId(2)];
  const known = { importedRecordedAt: at('2024-03-05T10:00:00Z') };

  it('keeps the id that it has there', async () => {
    const store = await openedStore();
    const outcome = await run(store, { moves: [1] }, context('a', { ...known, importedFactId: ID }));
    expect(outcome).toMatchObject({ outcome: 'accepted', receipt: { facts: [{ id: ID }] } });
    expect(await recordsIn(store)).toMatchObject([{ id: ID }]);
  });

  it('is repeated under its command, and refused where another fact has its id', async () => {
    const store = await openedStore();
    await run(store, { moves: [1] }, context('a', { ...known, importedFactId: ID }));
    expect(await run(store, { moves: [1] }, context('a', { ...known, importedFactId: ID }))).toMatchObject({
      receipt: { replayed: true },
    });
    expect(await run(store, { moves: [1] }, context('b', { ...known, importedFactId: ID }))).toEqual({
      outcome: 'rejected',
      rejection: { code: 'fact-id-taken', factId: ID },
    });
    expect(await run(store, { moves: [1] }, context('b', { ...known, importedFactId: OTHER }))).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('is judged as on the day on which it became known', async () => {
    const days: string[] = [];
    const decider: typeof purse.decider = {
      ...purse.decider,
      decide: (command, state, today) => {
        days.push(today);
        return purse.decider.decide(command, state, today);
      },
    };
    const store = await openedStore();
    const options = { ledger: { ...purse, decider }, today: on('2025-06-01') };
    await run(store, { moves: [1] }, context('a', known), options);
    await run(store, { moves: [1] }, context('b'), options);
    expect(days).toEqual(['2024-03-05', '2025-06-01']);
  });
});
