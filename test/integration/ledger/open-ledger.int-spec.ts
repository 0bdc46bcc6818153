import { TRANSACT_PORTS } from '../../../src/kernel/transact';
import { MemoryTextVault } from '../../support/memory-text-vault.adapter';
import { on } from '../../support/subscription.builders';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Currency, parseCurrency } from '../../../src/kernel/currency';
import type { EventStore } from '../../../src/kernel/event-store.port';
import { type LedgerId, parseLedgerId } from '../../../src/kernel/ids';
import { type Instant, parseInstant } from '../../../src/kernel/instant';
import type { StoredRecord } from '../../../src/kernel/log-record';
import { LEDGER_STREAM } from '../../../src/kernel/streams';
import { OpenLedgerCommand, type OpenLedgerOutcome } from '../../../src/ledger/application/open-ledger.command';
import { OpenLedgerHandler } from '../../../src/ledger/application/open-ledger.handler';
import type { OpenLedger } from '../../../src/ledger/domain/ledger.commands';
import { SchemaCatalogue } from '../../../src/platform/schemas/schema-catalogue';
import { SchemaCheckedEventStore } from '../../../src/platform/schemas/schema-checked-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';
import { MemoryEventStore } from '../../support/memory-event-store.adapter';

const NOW = parseInstant('2025-01-01T08:00:00Z') as Instant;
const ports = { clock: { now: () => NOW }, calendar: new IntlZoneCalendar() };
const catalogue = new SchemaCatalogue();
const transactPorts = {
  hasher: new NodeHasher(),
  pause: { beforeAttempt: () => Promise.resolve() },
  day: { today: () => on('2025-01-01'), dayOf: () => on('2025-01-01') },
  vault: new MemoryTextVault(),
};

let app: TestingModule;
let store: EventStore;

beforeEach(async () => {
  store = new SchemaCheckedEventStore(new MemoryEventStore(ports), catalogue);
  app = await Test.createTestingModule({
    imports: [CqrsModule.forRoot()],
    providers: [OpenLedgerHandler, { provide: TRANSACT_PORTS, useValue: { ...transactPorts, store } }],
  }).compile();
  await app.init();
});

afterEach(async () => {
  await app.close();
});

/** Sends the opening over the bus, as each start of the service does: under a new command id, with a new ledger id. */
const open = (start: string, stated: Partial<OpenLedger> = {}): Promise<OpenLedgerOutcome> => {
  const command: OpenLedger = {
    type: 'open-ledger',
    ledgerId: parseLedgerId(`ledger-of-${start}`) as LedgerId,
    timeZone: 'Europe/Berlin',
    baseCurrency: parseCurrency('EUR') as Currency,
    ...stated,
  };
  const context = { commandId: `open-${start}`, source: 'service', actor: 'service', correlationId: start };
  return app.get(CommandBus).execute(new OpenLedgerCommand(command, context));
};

const standing = async (): Promise<readonly StoredRecord[]> => {
  const records: StoredRecord[] = [];
  for await (const record of store.readStream(LEDGER_STREAM)) records.push(record);
  return records;
};

describe('opening the ledger over the bus', () => {
  it('records the opening once, however often the service starts', async () => {
    await expect(open('first')).resolves.toMatchObject({ outcome: 'accepted', receipt: { revision: 0 } });
    await expect(open('second')).resolves.toMatchObject({ outcome: 'accepted', receipt: { facts: [], revision: 0 } });
    await expect(standing()).resolves.toMatchObject([
      {
        type: 'ledger-opened',
        version: 1,
        data: { ledgerId: 'ledger-of-first', timeZone: 'Europe/Berlin', baseCurrency: 'EUR' },
      },
    ]);
  });

  it('gives a repeated command its first answer', async () => {
    const first = await open('first');
    await expect(open('first')).resolves.toEqual({
      ...first,
      receipt: expect.objectContaining({ revision: 0, replayed: true, facts: [expect.any(Object)] }),
    });
  });

  it('refuses other terms and leaves the ledger as it is', async () => {
    await open('first');
    await expect(open('second', { timeZone: 'UTC' })).resolves.toEqual({
      outcome: 'rejected',
      rejection: {
        code: 'ledger-opened-otherwise',
        stated: { timeZone: 'UTC', baseCurrency: 'EUR' },
        standing: { timeZone: 'Europe/Berlin', baseCurrency: 'EUR' },
      },
    });
    await expect(standing()).resolves.toHaveLength(1);
  });

  it('stops at a time zone that is none before anything is written', async () => {
    await expect(open('first', { timeZone: 'Europe/Bielefeld' })).rejects.toMatchObject({ name: 'InvariantViolated' });
    await expect(standing()).resolves.toEqual([]);
  });
});
