import { join } from 'node:path';
import { Global, Logger, Module } from '@nestjs/common';
import { decodeLedgerFact } from './arr/domain/ledger-fact.codec';
import type { LedgerFact } from './arr/domain/ledger-fact';
import { PrefixArrIndex } from './arr/domain/prefix-arr-index';
import { JOURNAL_SHARDS } from './arr/queries/journal-page.handler';
import { JournalEpochs } from './arr/application/journal-epochs';
import { ARR_BOOKS } from './arr/queries/arr-books.port';
import { OPENED_EPOCHS } from './arr/queries/opened-epochs.port';
import { EVENT_STORE, type EventStore } from './kernel/event-store.port';
import { type Hasher, HASHER } from './kernel/hasher.port';
import { type Config, CONFIG } from './platform/config/config';
import { fingerprintOf } from './platform/projections/code-fingerprint';
import { type HostNotice, ProjectionHost } from './platform/projections/projection-host';
import { SnapshotFiles } from './platform/projections/snapshot-file';
import { Snapshots } from './platform/projections/snapshots';
import { JitteredPause } from './platform/system/jittered-pause.adapter';
import { PolicyBooks } from './policy-books';

/** A store that does not answer is asked again at least every half minute. */
const RETRY_BOUNDS = { firstMs: 100, longestMs: 30_000 };

const logger = new Logger(ProjectionHost.name);

const causeOf = (notice: HostNotice): unknown => {
  if ('failure' in notice) return notice.failure.error;
  return 'error' in notice ? notice.error : undefined;
};

const log = (notice: HostNotice): void => {
  if (notice.notice === 'snapshot-refused' || notice.notice === 'snapshot-not-written') {
    logger.warn(
      { ...notice, err: causeOf(notice) },
      `${notice.notice}: a start takes longer, and no figure is another.`,
    );
    return;
  }
  logger.error({ ...notice, err: causeOf(notice) }, `${notice.notice}: figures may be stale.`);
};

/** Where the code is that decides what the log comes to: a snapshot of other code is not believed. */
export const FOLDING = [
  'kernel',
  'arr/domain',
  'arr/projections',
  'accounts/domain',
  'subscriptions/domain',
  'periods/domain',
  'policies/domain',
  'rates/domain',
  'ledger/domain',
  'platform/projections',
];

const hostOf = (store: EventStore, files: SnapshotFiles): ProjectionHost<LedgerFact> => {
  const code = fingerprintOf(FOLDING.map((folder) => join(__dirname, folder)));
  const snapshots = new Snapshots({ files, store, code, notify: log });
  const pause = new JitteredPause(RETRY_BOUNDS);
  return new ProjectionHost({ store, decode: decodeLedgerFact, pause, notify: log, snapshots });
};

/** The folds of the log, and what follows it for them. */
@Global()
@Module({
  providers: [
    { provide: ProjectionHost, inject: [EVENT_STORE, SnapshotFiles], useFactory: hostOf },
    { provide: JOURNAL_SHARDS, inject: [CONFIG], useFactory: ({ journalShards }: Config) => journalShards.value },
    {
      provide: JournalEpochs,
      inject: [EVENT_STORE, HASHER],
      useFactory: (store: EventStore, hasher: Hasher) => new JournalEpochs(store, hasher),
    },
    { provide: OPENED_EPOCHS, useExisting: JournalEpochs },
    {
      provide: ARR_BOOKS,
      inject: [ProjectionHost, EVENT_STORE],
      useFactory: (host: ProjectionHost<LedgerFact>, store: EventStore) =>
        new PolicyBooks({ host, store, createIndex: () => new PrefixArrIndex() }),
    },
  ],
  exports: [ProjectionHost, ARR_BOOKS, JOURNAL_SHARDS, JournalEpochs, OPENED_EPOCHS],
})
export class ProjectionsModule {}
