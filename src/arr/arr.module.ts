import { Module } from '@nestjs/common';
import { OpenEpochHandler } from './application/open-epoch.handler';
import { ARR_EFFECT_PREVIEW } from '../kernel/arr-effect.port';
import { PERIOD_FIGURES } from '../kernel/period-figures.port';
import { AccountsController } from './http/accounts.controller';
import { ArrController } from './http/arr.controller';
import { CommittedController } from './http/committed.controller';
import { EpochsController } from './http/epochs.controller';
import { JournalController } from './http/journal.controller';
import { RatesController } from './http/rates.controller';
import { PeriodsController } from './http/periods.controller';
import { ExchangeRatesController } from './http/exchange-rates.controller';
import { PoliciesController } from './http/policies.controller';
import { RestatementController } from './http/restatement.controller';
import { SubscriptionHistoryController } from './http/subscription-history.controller';
import { AccountAsOfHandler } from './queries/account-as-of.handler';
import { AccountFactsHandler } from './queries/account-facts.handler';
import { AccountArrHandler, AccountMovementsHandler } from './queries/account-history.handler';
import { AccountTableHandler } from './queries/account-table.handler';
import { AccountsAsOfHandler } from './queries/accounts-as-of.handler';
import { ArrAsOfHandler } from './queries/arr-as-of.handler';
import { ArrSeriesHandler } from './queries/arr-series.handler';
import { BridgeHandler } from './queries/bridge.handler';
import { CommittedHandler } from './queries/committed.handler';
import { JournalEffectPreview } from './queries/journal-effect-preview';
import { JournalPeriodFigures } from './queries/journal-period-figures';
import { JournalEpochsHandler } from './queries/journal-epochs.handler';
import { JournalPageHandler } from './queries/journal-page.handler';
import { KnowledgeResolver } from './queries/knowledge-resolver';
import { MovementExplanationHandler } from './queries/movement-explanation.handler';
import { MovementListHandler } from './queries/movement-list.handler';
import { MovementTableHandler } from './queries/movement-table.handler';
import { MovementsBetweenHandler } from './queries/movements-between.handler';
import { PeriodAsClosedHandler } from './queries/period-as-closed.handler';
import { PeriodsHandler } from './queries/periods.handler';
import { PoliciesHandler } from './queries/policies.handler';
import { RatesHandler } from './queries/rates.handler';
import { ReceiptTokens } from './queries/receipt-tokens';
import { RestatementHandler } from './queries/restatement.handler';
import { CohortsHandler } from './queries/cohorts.handler';
import { RetentionHandler } from './queries/retention.handler';
import {
  SubscriptionAsOfHandler,
  SubscriptionFactsHandler,
  SubscriptionTimelineHandler,
} from './queries/subscription-history.handler';

/** The read side: what the facts amount to. */
@Module({
  controllers: [
    ArrController,
    RatesController,
    RestatementController,
    CommittedController,
    AccountsController,
    EpochsController,
    JournalController,
    PeriodsController,
    PoliciesController,
    ExchangeRatesController,
    SubscriptionHistoryController,
  ],
  providers: [
    KnowledgeResolver,
    ReceiptTokens,
    ArrAsOfHandler,
    ArrSeriesHandler,
    AccountsAsOfHandler,
    AccountTableHandler,
    MovementsBetweenHandler,
    MovementExplanationHandler,
    MovementListHandler,
    MovementTableHandler,
    RestatementHandler,
    BridgeHandler,
    CommittedHandler,
    CohortsHandler,
    RetentionHandler,
    JournalPageHandler,
    JournalEpochsHandler,
    OpenEpochHandler,
    PeriodsHandler,
    PoliciesHandler,
    RatesHandler,
    PeriodAsClosedHandler,
    AccountAsOfHandler,
    AccountArrHandler,
    AccountMovementsHandler,
    AccountFactsHandler,
    SubscriptionAsOfHandler,
    SubscriptionFactsHandler,
    SubscriptionTimelineHandler,
    { provide: ARR_EFFECT_PREVIEW, useClass: JournalEffectPreview },
    { provide: PERIOD_FIGURES, useClass: JournalPeriodFigures },
  ],
  exports: [ARR_EFFECT_PREVIEW, PERIOD_FIGURES],
})
export class ArrModule {}
