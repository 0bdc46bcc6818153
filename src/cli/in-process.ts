import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AppModule } from '../app.module';
import {
  AccountArr,
  AccountMovements,
  AccountsAsOf,
  ArrAsOf,
  MovementsBetween,
  SubscriptionFacts,
  SubscriptionTimeline,
} from '../arr/queries/questions.query';
import { BUSINESS_DAY, type BusinessDay } from '../kernel/business-day.port';
import { FACT_SCHEMAS, type FactSchemas } from '../kernel/fact-schema.port';
import { type Hasher, HASHER } from '../kernel/hasher.port';
import { LedgerTermsDiffer } from '../ledger-terms-differ';
import { serve } from '../main';
import { readConfig } from '../platform/config/config';
import { ConfigFaults } from '../platform/config/config-faults';
import { DataFolderInUse, DataFolderMissing, DataFolderUnreadable } from '../platform/embedded/data-folder-problem';
import { ProjectionHost } from '../platform/projections/projection-host';
import { IntlZoneCalendar } from '../platform/system/intl-zone-calendar.adapter';
import { ExecuteSubscriptionCommand } from '../subscriptions/application/execute-subscription.command';
import { EXIT, type Refusal, Refused } from './failure';
import type { OpenedLedger, Questions } from './opened-ledger';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a person can set right, in words; anything else is thrown on as it came. */
const refusalFrom = (error: unknown): Refusal | undefined => {
  const detail = error instanceof Error ? error.message : '';
  if (error instanceof DataFolderInUse) {
    const [title, fix] = ['Another process writes to the data folder', 'Send the command to it, or stop it first.'];
    return { exit: EXIT.unavailable, code: 'data-folder-in-use', title, detail, fix };
  }
  if (error instanceof DataFolderMissing) {
    const fix = 'Record something first (arr import, arr start, arr serve), or set DATA_DIR.';
    return { exit: EXIT.unavailable, code: 'data-folder-missing', title: 'There is no ledger there', detail, fix };
  }
  if (error instanceof DataFolderUnreadable) {
    const [title, fix] = [
      'The data folder cannot be opened',
      'Name another folder with DATA_DIR, or restore this one.',
    ];
    return { exit: EXIT.unavailable, code: 'data-folder-unreadable', title, detail, fix };
  }
  if (error instanceof ConfigFaults || error instanceof LedgerTermsDiffer) {
    const [title, fix] = ['The environment does not fit', 'Set or unset the variables that are named.'];
    return { exit: EXIT.usage, code: 'environment-unusable', title, detail, fix };
  }
  return undefined;
};

const explained = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalFrom(error);
    throw refusal === undefined ? error : new Refused(refusal);
  }
};

const questionsTo = (queries: QueryBus): Questions => ({
  arrAsOf: (question) => queries.execute(new ArrAsOf(question)),
  accountsAsOf: (question) => queries.execute(new AccountsAsOf(question)),
  movementsBetween: (question) => queries.execute(new MovementsBetween(question)),
  accountArr: (question) => queries.execute(new AccountArr(question)),
  accountMovements: (question) => queries.execute(new AccountMovements(question)),
  subscriptionFacts: (question) => queries.execute(new SubscriptionFacts(question)),
  subscriptionTimeline: (question) => queries.execute(new SubscriptionTimeline(question)),
});

/** Puts the ledger together in this process. Reading waits until all that stands in the log has been folded. */
export const openLedger = (mode: 'read' | 'write', env: Environment): Promise<OpenedLedger> =>
  explained(async () => {
    const readFile = (path: string): string => readFileSync(path, 'utf8');
    const config = readConfig({ env, readFile, calendar: new IntlZoneCalendar() });
    const app = await NestFactory.createApplicationContext(AppModule.with({ config, mode }), {
      abortOnError: false,
      logger: ['error', 'fatal'],
    });
    if (mode === 'read') await app.get<ProjectionHost<never>>(ProjectionHost).caughtUp();
    const [commands, queries, days] = [app.get(CommandBus), app.get(QueryBus), app.get<BusinessDay>(BUSINESS_DAY)];
    return {
      execute: (command, context) => commands.execute(new ExecuteSubscriptionCommand(command, context)),
      ask: questionsTo(queries),
      today: () => days.today(),
      hasher: app.get<Hasher>(HASHER),
      schemas: app.get<FactSchemas>(FACT_SCHEMAS),
      close: () => app.close(),
    };
  });

/** Runs the service until it is told to stop. */
export const runService = (): Promise<void> => explained(() => serve());
