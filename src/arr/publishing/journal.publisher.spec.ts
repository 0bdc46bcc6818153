import { appended, HandSetClock, ledgerOpened } from '../../../test/contracts/event-store.builders';
import { RelayedLedger } from '../../../test/support/kafka/relayed-ledger';
import { toldCompany } from '../../../test/support/kafka/told-company';
import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { MemoryMessageBroker } from '../../../test/support/memory-message-broker.adapter';
import { IntlZoneCalendar } from '../../platform/system/intl-zone-calendar.adapter';

const SHARDS = 2;

const whileOthersWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('shows each shard, and all that it has stored, while the broker is away from the start', async () => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  await appended(store, ledgerOpened());
  for (const append of toldCompany(5)) await appended(store, append);
  const broker = new MemoryMessageBroker(() => 'not-done');
  const ledger = new RelayedLedger({ store, broker, topicPrefix: '', shards: SHARDS });
  ledger.start();
  const entries = (await ledger.entryIds()).length;
  expect(entries).toBeGreaterThan(0);
  const storedBy = () => ledger.publisher.status.relays.reduce((sum, { stored }) => sum + stored, 0);
  while (storedBy() < entries) await whileOthersWork();
  const { state, relays, reason } = ledger.publisher.status;
  expect([state, reason]).toEqual(['starting', 'The broker did not hear it.']);
  expect(relays.map(({ shard, published }) => [shard, published])).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(storedBy()).toBe(entries);
  await ledger.stop();
});
