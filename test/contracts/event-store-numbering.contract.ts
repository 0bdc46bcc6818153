import { NO_REVISION } from '../../src/kernel/event-store.port';
import { BEGINNING_OF_KNOWLEDGE } from '../../src/kernel/instant';
import { InvariantViolated } from '../../src/kernel/invariant-violated';
import { LOG_START } from '../../src/kernel/log-position';
import {
  appended,
  appendOf,
  instant,
  ledgerOpened,
  logAfter,
  record,
  streamNamed,
  streamOf,
  type StoreOpener,
  type StoreUnderTest,
} from './event-store.builders';

export const numbering = (under: StoreUnderTest, { takesClock }: StoreOpener): void => {
  const momentsOf = async (): Promise<readonly (readonly [at: string, on: string])[]> => {
    const facts = await logAfter(under.store, LOG_START);
    return facts.map(({ recordedAt, recordedOn }) => [recordedAt, recordedOn]);
  };

  it('gives each fact of the log the next sequence, without gaps, whatever else is written', async () => {
    await appended(under.store, ledgerOpened());
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
    await appended(under.store, appendOf('arrJournal-0-0', NO_REVISION, 'entry'));
    await under.store.append(appendOf('subscription-a', NO_REVISION, 'lost'));
    await appended(under.store, appendOf('account-a', NO_REVISION, 'c'));
    const facts = await logAfter(under.store, LOG_START);
    expect(facts.map(({ sequence, stream }) => [sequence, stream])).toEqual([
      [1, 'ledger-main'],
      [2, 'subscription-a'],
      [3, 'subscription-a'],
      [4, 'account-a'],
    ]);
    expect(await under.store.head()).toMatchObject({ sequence: 4, timeZone: 'Europe/Berlin', inPreamble: false });
  });

  it('keeps records of streams that hold no facts out of the log', async () => {
    await appended(under.store, appendOf('arrJournal-0-0', NO_REVISION, 'a', 'b'));
    await appended(under.store, appendOf('arrJournal-0-1', NO_REVISION, 'c'));
    expect(await logAfter(under.store, LOG_START)).toEqual([]);
    expect(await under.store.head()).toEqual(LOG_START);
    const [first, ...others] = await streamOf(under.store, 'arrJournal-0-0');
    expect(first).toMatchObject({ revision: 0, stream: 'arrJournal-0-0', data: { name: 'a' } });
    expect(first).not.toHaveProperty('sequence');
    expect(others).toHaveLength(1);
  });

  it('refuses a log that does not begin with the opening of the ledger', async () => {
    await expect(under.store.append(appendOf('subscription-a', NO_REVISION, 'a'))).rejects.toThrow(InvariantViolated);
    expect(await logAfter(under.store, LOG_START)).toEqual([]);
  });

  it('knows the opening, and the policies and rates before the first other fact, from the beginning', async () => {
    await appended(under.store, ledgerOpened());
    await appended(under.store, appendOf('policy-main', NO_REVISION, 'policy'));
    await appended(under.store, appendOf('rate-EUR.USD', NO_REVISION, 'rate'));
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a'));
    await appended(under.store, appendOf('rate-EUR.USD', 0, 'later rate'));
    const moments = await momentsOf();
    for (const moment of moments.slice(0, 3)) expect(moment).toEqual([BEGINNING_OF_KNOWLEDGE, '0001-01-01']);
    for (const [at] of moments.slice(3)) expect(at > '2025').toBe(true);
  });

  it('takes an imported moment in place of its own, but never goes back behind the fact before', async () => {
    await appended(under.store, ledgerOpened());
    const imports = [
      ['a', '2019-05-01T10:00:00.000Z'],
      ['b', '2019-04-01T10:00:00.000Z'],
      ['c', '2019-12-31T23:30:00.000Z'],
    ] as const;
    for (const [name, importedAt] of imports) {
      await appended(under.store, {
        stream: streamNamed(`subscription-${name}`),
        records: [record(name, { importedAt })],
        expectedRevision: NO_REVISION,
      });
    }
    await appended(under.store, appendOf('subscription-d', NO_REVISION, 'd'));
    const facts = (await logAfter(under.store, LOG_START)).slice(1);
    expect(facts.map(({ recordedAt, recordedOn, imported }) => [recordedAt, recordedOn, imported]).slice(0, 3)).toEqual(
      [
        ['2019-05-01T10:00:00.000Z', '2019-05-01', true],
        ['2019-05-01T10:00:00.000Z', '2019-05-01', true],
        ['2019-12-31T23:30:00.000Z', '2020-01-01', true],
      ],
    );
    expect(facts[3]).toMatchObject({ imported: false });
    expect((facts[3]?.recordedAt ?? '') > '2020').toBe(true);
  });

  it('takes the moments that a copy brings, and tells of no import', async () => {
    await appended(under.store, ledgerOpened());
    const recordedAt = ['2019-05-01T10:00:00.000Z', '2019-12-31T23:30:00.000Z'].map(instant);
    await appended(under.store, { ...appendOf('subscription-a', NO_REVISION, 'a', 'b'), recordedAt });
    const facts = (await logAfter(under.store, LOG_START)).slice(1);
    expect(facts.map((fact) => [fact.recordedAt, fact.recordedOn, fact.imported])).toEqual([
      ['2019-05-01T10:00:00.000Z', '2019-05-01', false],
      ['2019-12-31T23:30:00.000Z', '2020-01-01', false],
    ]);
    expect((await streamOf(under.store, 'subscription-a')).map((each) => each.metadata)).toEqual(
      facts.map((each) => each.metadata),
    );
  });

  if (!takesClock) return;

  it('takes the moment of the append, for all its facts', async () => {
    await appended(under.store, ledgerOpened());
    under.clock.set('2025-06-01T08:00:00.123Z');
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
    under.clock.set('2025-06-01T08:00:00.124Z');
    await appended(under.store, appendOf('subscription-a', 1, 'c'));
    expect((await momentsOf()).slice(1)).toEqual([
      ['2025-06-01T08:00:00.123Z', '2025-06-01'],
      ['2025-06-01T08:00:00.123Z', '2025-06-01'],
      ['2025-06-01T08:00:00.124Z', '2025-06-01'],
    ]);
  });

  it('does not follow a clock that goes backwards', async () => {
    await appended(under.store, ledgerOpened());
    const clockAt = [
      '2025-06-01T08:00:00.000Z',
      '2025-05-31T08:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
      '2025-06-02T00:00:00.000Z',
    ];
    for (const [index, moment] of clockAt.entries()) {
      under.clock.set(moment);
      await appended(under.store, appendOf('subscription-a', index - 1, index.toString()));
    }
    expect((await momentsOf()).slice(1).map(([at]) => at)).toEqual([
      '2025-06-01T08:00:00.000Z',
      '2025-06-01T08:00:00.000Z',
      '2025-06-01T08:00:00.000Z',
      '2025-06-02T00:00:00.000Z',
    ]);
  });

  it.each([
    ['Europe/Berlin', '2025-06-30T21:59:59.999Z', '2025-06-30', '2025-07-01'],
    ['America/New_York', '2025-07-01T03:59:59.999Z', '2025-06-30', '2025-07-01'],
    ['Asia/Kathmandu', '2025-06-30T18:14:59.999Z', '2025-06-30', '2025-07-01'],
  ])('dates facts in the zone of the ledger, %s', async (zone, lastMoment, lastDay, nextDay) => {
    await appended(under.store, ledgerOpened(zone));
    under.clock.set(lastMoment);
    await appended(under.store, appendOf('subscription-a', NO_REVISION, 'a'));
    under.clock.set(new Date(Date.parse(lastMoment) + 1).toISOString());
    await appended(under.store, appendOf('subscription-a', 0, 'b'));
    expect((await momentsOf()).slice(1).map(([, on]) => on)).toEqual([lastDay, nextDay]);
  });
};
