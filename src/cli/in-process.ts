import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, type Query, QueryBus } from '@nestjs/cqrs';
import { accountFactIntake, type IntakePorts } from '../accounts/application/account-fact-intake';
import { ExecuteAccountCommand } from '../accounts/application/execute-account.command';
import { AppModule } from '../app.module';
import {
  AccountArr,
  AccountAsOf,
  AccountFacts,
  AccountMovements,
  AccountTable,
  AccountsAsOf,
  ArrAsOf,
  ArrSeries,
  EpochsOfJournal,
  MovementExplanation,
  MovementTable,
  MovementsBetween,
  PeriodAsClosed,
  Periods,
  Policies,
  Rates,
  Restatement,
  SubscriptionFacts,
  SubscriptionTimeline,
} from '../arr/queries/questions.query';
import { Cohorts, Retention } from '../arr/queries/rates-questions.query';
import { epochRejectionWords } from '../arr/application/epoch-outcome';
import { OpenEpoch } from '../arr/application/open-epoch.handler';
import { BUSINESS_DAY, type BusinessDay } from '../kernel/business-day.port';
import { FACT_SCHEMAS, type FactSchemas } from '../kernel/fact-schema.port';
import { type Hasher, HASHER } from '../kernel/hasher.port';
import { PolicyBuilding } from '../kernel/policy-building';
import { TABLE_WRITER, type TableWriter } from '../kernel/table.port';
import { present } from '../kernel/present';
import { LedgerLifecycle } from '../ledger-lifecycle';
import { serve } from '../main';
import { ExecutePeriodCommand } from '../periods/application/execute-period.command';
import { ExecuteRateCommand } from '../rates/application/execute-rate.command';
import { ExecutePolicyCommand } from '../policies/application/execute-policy.command';
import { type Config, CONFIG, readConfig } from '../platform/config/config';
import { AheadEventStore } from '../platform/embedded/ahead-event-store.adapter';
import { ProjectionHost } from '../platform/projections/projection-host';
import { IntlZoneCalendar } from '../platform/system/intl-zone-calendar.adapter';
import { explained } from '../start-problem';
import { ExecuteSubscriptionCommand } from '../subscriptions/application/execute-subscription.command';
import type { RowFault } from '../subscriptions/csv/row-fault';
import { IN_FLIGHT_MAX } from '../subscriptions/csv/subscription-rows.importer';
import { accountRowFault } from './account-rejection-exits';
import { COMMON_EXITS } from './common-exits';
import { Refused } from './failure';
import { openingDeskOf } from './opening-desk';
import type { OpenedLedger, Questions } from './opened-ledger';
import type { Environment } from './running-service';

/** Begins to follow the log with the first question: who only writes folds nothing. */
const followingWhenAsked = (app: INestApplicationContext, mode: 'read' | 'write'): (() => Promise<void>) => {
  const host = app.get<ProjectionHost<never>>(ProjectionHost);
  let caughtUp = mode === 'read' ? Promise.resolve() : undefined;
  return () => {
    if (caughtUp !== undefined) return caughtUp;
    host.start();
    caughtUp = host.caughtUp();
    return caughtUp;
  };
};

/** Here nobody else waits, so the figures of a policy are folded for as long as that takes. */
export const patiently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof PolicyBuilding)) throw error;
    }
  }
};

/** What is found to be damaged only when it is read ends a question as it would a start. */
const questionsTo = (queries: QueryBus, following: () => Promise<void>): Questions => {
  const ask = <Answer>(query: Query<Answer>): Promise<Answer> =>
    explained(async () => {
      await following();
      return patiently(() => queries.execute(query));
    });
  return {
    arrAsOf: (question) => ask(new ArrAsOf(question)),
    arrSeries: (question) => ask(new ArrSeries(question)),
    accountsAsOf: (question) => ask(new AccountsAsOf(question)),
    movementsBetween: (question) => ask(new MovementsBetween(question)),
    movementExplanation: (question) => ask(new MovementExplanation(question)),
    restatement: (question) => ask(new Restatement(question)),
    cohorts: (question) => ask(new Cohorts(question)),
    retention: (question) => ask(new Retention(question)),
    periods: (question) => ask(new Periods(question)),
    policies: (question) => ask(new Policies(question)),
    epochs: () => ask(new EpochsOfJournal()),
    rates: (question) => ask(new Rates(question)),
    periodAsClosed: (question) => ask(new PeriodAsClosed(question)),
    accountAsOf: (question) => ask(new AccountAsOf(question)),
    accountFacts: (question) => ask(new AccountFacts(question)),
    accountArr: (question) => ask(new AccountArr(question)),
    accountMovements: (question) => ask(new AccountMovements(question)),
    subscriptionFacts: (question) => ask(new SubscriptionFacts(question)),
    subscriptionTimeline: (question) => ask(new SubscriptionTimeline(question)),
  };
};

/** What a close pins is figures, so this writer folds. */
export const periodCommandsTo =
  (commands: Pick<CommandBus, 'execute'>, following: () => Promise<void>): OpenedLedger['executeOnPeriod'] =>
  (command, context) =>
    explained(async () => {
      await following();
      return patiently(() => commands.execute(new ExecutePeriodCommand(command, context)));
    });

/** Lists as files, which are made while they are taken. */
const exportedFrom =
  (queries: QueryBus, writer: TableWriter, following: () => Promise<void>): OpenedLedger['exported'] =>
  (asked, format) =>
    explained(async () => {
      await following();
      const query = asked.of === 'accounts' ? new AccountTable(asked.question) : new MovementTable(asked.question);
      const found = await patiently(() => queries.execute(query));
      if (found.outcome === 'refused') return found;
      const { name, table } = found.answer;
      return { outcome: 'answered', answer: { name: `${name}.${format}`, bytes: writer.write(format, table) } };
    });

const accountFactsOf = (ports: Omit<IntakePorts<RowFault>, 'refusalOf'>): OpenedLedger['accountFacts'] =>
  accountFactIntake({
    ...ports,
    refusalOf: accountRowFault,
  });

/** Puts the ledger together in this process. Reading waits until all that stands in the log has been folded. */
export const assembleLedger = async (mode: 'read' | 'write', env: Environment): Promise<INestApplicationContext> => {
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const config = readConfig({ env, readFile, calendar: new IntlZoneCalendar() });
  const app = await NestFactory.createApplicationContext(AppModule.with({ config, mode }), {
    abortOnError: false,
    // What goes wrong until the ledger is open is thrown, and said once at the end.
    logger: false,
  });
  app.useLogger(['error', 'fatal']);
  if (mode === 'read') await app.get<ProjectionHost<never>>(ProjectionHost).caughtUp();
  return app;
};

/** A ledger that stands in this process. Throws Refused where it cannot be had. */
export const openLedger = (mode: 'read' | 'write', env: Environment): Promise<OpenedLedger> =>
  explained(async () => {
    const app = await assembleLedger(mode, env);
    const [commands, queries, days] = [app.get(CommandBus), app.get(QueryBus), app.get<BusinessDay>(BUSINESS_DAY)];
    const keepsOrder = app.get<Config>(CONFIG).eventStore.value === 'embedded';
    const [hasher, schemas] = [app.get<Hasher>(HASHER), app.get<FactSchemas>(FACT_SCHEMAS)];
    const following = followingWhenAsked(app, mode);
    return {
      execute: (command, context) => commands.execute(new ExecuteSubscriptionCommand(command, context)),
      executeRow: (command, context) => commands.execute(new ExecuteSubscriptionCommand(command, context, false)),
      rowsInFlightMax: IN_FLIGHT_MAX,
      executeOnAccount: (command, context) => commands.execute(new ExecuteAccountCommand(command, context)),
      executeOnPeriod: periodCommandsTo(commands, following),
      executeOnPolicies: (command, context) => commands.execute(new ExecutePolicyCommand(command, context)),
      executeOnRates: (command, context) => commands.execute(new ExecuteRateCommand(command, context)),
      openEpoch: (asked, { commandId, source }) =>
        explained(async () => {
          // It is one of the policy that has been adopted, which the fold knows.
          await following();
          const outcome = await patiently(() => commands.execute(new OpenEpoch({ ...asked, commandId, source })));
          if (outcome.outcome === 'opened') return outcome.epoch;
          const { rejection } = outcome;
          const { code } = rejection;
          throw new Refused({ exit: COMMON_EXITS[code], code, ...epochRejectionWords(rejection) });
        }),
      ask: questionsTo(queries, following),
      exported: exportedFrom(queries, app.get<TableWriter>(TABLE_WRITER), following),
      today: () => days.today(),
      hasher,
      schemas,
      accountFacts: accountFactsOf({
        hasher,
        schemas,
        execute: (command, context) => commands.execute(new ExecuteAccountCommand(command, context)),
      }),
      openingDesk: () =>
        openingDeskOf({
          app,
          intakeOf: accountFactsOf,
          aheadOf: (store, day) => new AheadEventStore(store, day, keepsOrder),
        }),
      ...present({ newLedger: app.get(LedgerLifecycle).newLedger }),
      close: () => app.close(),
    };
  });

/** Runs the service until it is told to stop. */
export const runService = (): Promise<void> => explained(() => serve());
