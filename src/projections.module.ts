import { Global, Logger, Module } from '@nestjs/common';
import { decodeLedgerFact } from './arr/domain/ledger-fact.codec';
import type { LedgerFact } from './arr/domain/ledger-fact';
import { PrefixArrIndex } from './arr/domain/prefix-arr-index';
import { arrJournal } from './arr/projections/arr-journal.projection';
import { ARR_BOOK } from './arr/queries/knowledge-resolver';
import { EVENT_STORE, type EventStore } from './kernel/event-store.port';
import { DEFAULT_POLICY } from './kernel/policy';
import { type HostNotice, ProjectionHost } from './platform/projections/projection-host';
import { JitteredPause } from './platform/system/jittered-pause.adapter';

/** A store that does not answer is asked again at least every half minute. */
const RETRY_BOUNDS = { firstMs: 100, longestMs: 30_000 };

const logger = new Logger(ProjectionHost.name);

const causeOf = (notice: HostNotice): unknown => ('failure' in notice ? notice.failure.error : notice.error);

const log = (notice: HostNotice): void => {
  logger.error({ ...notice, err: causeOf(notice) }, `${notice.notice}: figures may be stale.`);
};

const hostOf = (store: EventStore): ProjectionHost<LedgerFact> =>
  new ProjectionHost({ store, decode: decodeLedgerFact, pause: new JitteredPause(RETRY_BOUNDS), notify: log });

/** The folds of the log, and what follows it for them. */
@Global()
@Module({
  providers: [
    { provide: ProjectionHost, inject: [EVENT_STORE], useFactory: hostOf },
    {
      provide: ARR_BOOK,
      inject: [ProjectionHost],
      useFactory: (host: ProjectionHost<LedgerFact>) =>
        host.register(arrJournal(DEFAULT_POLICY, () => new PrefixArrIndex())),
    },
  ],
  exports: [ProjectionHost, ARR_BOOK],
})
export class ProjectionsModule {}
