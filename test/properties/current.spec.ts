import fc from 'fast-check';
import { CurrentArr } from '../../src/arr/domain/current-arr';
import { arrCurrent } from '../../src/arr/publishing/arr-current.message';
import { formatMinorUnits } from '../../src/kernel/minor-units';
import { currentByDefinition, currentTopic } from '../support/kafka/current-topic';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';

beforeAll(announceSeed);

const PLACE = { epoch: 1, shard: 0 };
const PUBLICATION = { ledgerId: 'main', topicPrefix: '' };

const dayOf = (recordedAt: string): string => recordedAt.slice(0, 10);

/** In which pieces the entries go out, and how many of them are tried once in vain. */
const anyPieces = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
  inVain: fc.integer({ min: 2, max: 4 }),
});

it('what is published of each account is what all entries of it add up to, whatever the pieces in which they go out', () => {
  checkLaw(anyPieces, (intents, { sizes, inVain }) => {
    const { ledger } = historyOf(intents);
    const entries = ledger.journal.map(({ accountId, effectiveOn, currency, delta, sequence, recordedAt }, index) => ({
      ...{ ...PLACE, seq: index + 1, accountId, effectiveOn, currency, sequence, recordedAt },
      delta: formatMinorUnits(delta, currency),
    }));
    const current = new CurrentArr(dayOf);
    const records: ReturnType<typeof arrCurrent>[] = [];
    for (let [start, piece] = [0, 0]; start < entries.length; piece += 1) {
      const end = start + (sizes[piece % sizes.length] ?? 1);
      const draft = current.draft();
      for (const entry of entries.slice(start, end)) draft.take(entry);
      const told = draft.accounts().map((one) => arrCurrent(PUBLICATION, PLACE, one));
      if (piece % inVain === 0) continue;
      draft.put();
      records.push(...told);
      expect(current.seq).toBe(Math.min(end, entries.length));
      start = end;
    }
    const topic = currentTopic(records.map((record, offset) => ({ ...record, offset: BigInt(offset) })));
    expect(topic).toEqual(currentByDefinition(entries, dayOf));
    const rebuilt = new CurrentArr(dayOf);
    for (const entry of entries) rebuilt.take(entry);
    const anew = rebuilt.accountsThatHave().map((one) => arrCurrent(PUBLICATION, PLACE, one));
    expect(currentTopic(anew.map((record, offset) => ({ ...record, offset: BigInt(offset) })))).toEqual(topic);
  });
});
