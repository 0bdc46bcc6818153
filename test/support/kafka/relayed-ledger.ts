import { setTimeout } from 'node:timers/promises';
import { JournalEpochs } from '../../../src/arr/application/journal-epochs';
import { JournalKeeper } from '../../../src/arr/application/journal-keeper';
import type { ArrBook } from '../../../src/arr/domain/arr-book';
import { decodeLedgerFact } from '../../../src/arr/domain/ledger-fact.codec';
import type { LedgerFact } from '../../../src/arr/domain/ledger-fact';
import { PrefixArrIndex } from '../../../src/arr/domain/prefix-arr-index';
import { arrJournal } from '../../../src/arr/projections/arr-journal.projection';
import { JournalPublisher } from '../../../src/arr/publishing/journal.publisher';
import type { RelayNotice } from '../../../src/arr/publishing/relay-state';
import type { EventStore } from '../../../src/kernel/event-store.port';
import type { MessageBroker } from '../../../src/kernel/message-broker.port';
import type { Pause } from '../../../src/kernel/pause.port';
import { DEFAULT_POLICY, type PolicyVersion } from '../../../src/kernel/policy';
import type { ReadModel } from '../../../src/kernel/read-model.port';
import { PublishingOutage } from '../../../src/arr/publishing/publishing-outage';
import { KAFKA_TIMINGS, type KafkaTimings } from '../../../src/platform/kafka/client-settings';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { ProjectionHost } from '../../../src/platform/projections/projection-host';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';

/** Every place at which a relay may be stopped dead. */
export const RELAY_POINTS = [
  'before-store',
  'after-store',
  'tail-read',
  'before-send',
  'after-send',
  'after-commit',
  'sent',
] as const;
export type RelayPoint = (typeof RELAY_POINTS)[number];

export interface RelayedLedgerOptions {
  readonly store: EventStore;
  /** Where a real broker is; or one that is none. */
  readonly brokers?: readonly string[];
  readonly broker?: MessageBroker;
  readonly topicPrefix: string;
  readonly shards?: number;
  readonly timings?: KafkaTimings;
  readonly standbyMs?: number;
  readonly policy?: PolicyVersion;
  readonly atPoint?: (point: RelayPoint) => Promise<void> | void;
}

const ASK_AGAIN_MS = 10;
const PUBLISHED_WITHIN_MS = 90_000;
/** For each fact on top, where very many have been told. */
const PUBLISHED_FACT_MS = 5;

const after = (ms: number): Pause => ({ beforeAttempt: () => setTimeout(ms) });

/** The fold of a store's log, and its journal on a broker: what the service has, without the service. */
export class RelayedLedger {
  readonly publisher: JournalPublisher;
  readonly epochs: JournalEpochs;
  readonly notices: RelayNotice[] = [];
  private readonly host: ProjectionHost<LedgerFact>;
  private readonly books: ReadModel<ArrBook>;
  private readonly store: EventStore;

  constructor(options: RelayedLedgerOptions) {
    const { store, brokers = [], topicPrefix, shards = 4, timings = KAFKA_TIMINGS, standbyMs = 200 } = options;
    const { atPoint = () => undefined } = options;
    this.store = store;
    this.epochs = new JournalEpochs(store, new NodeHasher());
    this.host = new ProjectionHost<LedgerFact>({ store, decode: decodeLedgerFact, pause: after(50) });
    this.books = this.host.register(arrJournal(options.policy ?? DEFAULT_POLICY, () => new PrefixArrIndex()));
    const [hasher, { books, epochs }] = [new NodeHasher(), this];
    const keeper = new JournalKeeper({ store, hasher, books, epochs, pause: after(50), shards, atPoint });
    const connection = { brokers, ssl: false };
    this.publisher = new JournalPublisher(
      {
        broker: options.broker ?? new KafkaMessageBroker({ connection, timings, atPoint }),
        ...{
          keeper,
          atPoint,
          calendar: new IntlZoneCalendar(),
          pause: after(options.broker === undefined ? 50 : 1),
          standbyPause: after(standbyMs),
        },
        outage: new PublishingOutage(() => undefined),
        notify: (notice) => this.notices.push(notice),
      },
      topicPrefix,
    );
  }

  /** Folds and publishes; or only folds. */
  start(isPublishing = true): void {
    this.host.start();
    if (isPublishing) this.publisher.start();
  }

  async book(): Promise<ArrBook> {
    await this.host.caughtUp();
    return (await this.books.view()).state;
  }

  /** The ids of all entries that the log comes to, in their order. */
  async entryIds(): Promise<readonly string[]> {
    const { index } = await this.book();
    return Array.from({ length: await this.entries() }, (_, row) => index.entryAt(row).id);
  }

  /** Resolves when all that the log comes to has been published, by this ledger or another on the same store. */
  async published(): Promise<void> {
    const until = Date.now() + PUBLISHED_WITHIN_MS + (await this.store.head()).sequence * PUBLISHED_FACT_MS;
    for (; ; await setTimeout(ASK_AGAIN_MS)) {
      const { state, relays, reason } = this.publisher.status;
      const entries = await this.entries();
      const done = relays.reduce((sum, { published }) => sum + published, 0);
      if (done === entries && relays.length > 0) return;
      const isOver = state === 'failed' || relays.some((relay) => relay.state === 'diverged') || Date.now() > until;
      if (isOver) throw new Error(`${done} of ${entries}: ${JSON.stringify({ state, reason, relays })}`);
    }
  }

  statesOfRelays(): readonly string[] {
    return this.publisher.status.relays.map(({ state }) => state);
  }

  async stop(): Promise<void> {
    await this.publisher.stop();
    await this.host.stop();
  }

  private async entries(): Promise<number> {
    const view = await this.books.view();
    return view.state.rows.countKnown(view.position.sequence);
  }
}
