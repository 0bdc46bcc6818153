import type { INestApplicationContext } from '@nestjs/common';
import type { IntakePorts } from '../accounts/application/account-fact-intake';
import { ExecuteAccountCommand } from '../accounts/application/execute-account.command';
import { ExecuteAccountHandler } from '../accounts/application/execute-account.handler';
import { StreamAccountReader } from '../accounts/application/stream-account-reader';
import type { BusinessDay } from '../kernel/business-day.port';
import { ARR_EFFECT_PREVIEW, type ArrEffectPreview } from '../kernel/arr-effect.port';
import { type Clock, CLOCK } from '../kernel/clock.port';
import type { EventStore } from '../kernel/event-store.port';
import { FACT_SCHEMAS, type FactSchemas } from '../kernel/fact-schema.port';
import { TRANSACT_PORTS, type TransactPorts } from '../kernel/transact';
import { ExecuteSubscriptionCommand } from '../subscriptions/application/execute-subscription.command';
import { ExecuteSubscriptionHandler } from '../subscriptions/application/execute-subscription.handler';
import type { SubscriptionFact } from '../subscriptions/domain/subscription.events';
import type { RowFault } from '../subscriptions/csv/row-fault';
import { EXIT, Refused } from './failure';
import type { OpenedLedger, OpeningDesk } from './opened-ledger';

const notOpening = (): Refused =>
  new Refused({
    exit: EXIT.conflict,
    code: 'ledger-has-own-facts',
    title: 'The ledger has begun',
    detail:
      'It holds facts that were recorded in its own time; history from elsewhere can only come before all of them.',
    fix: 'Leave --opening out: the facts then count as known from now on. Or name an empty folder by DATA_DIR.',
  });

interface DeskParts {
  readonly app: INestApplicationContext;
  readonly intakeOf: (ports: Omit<IntakePorts<RowFault>, 'refusalOf'>) => OpenedLedger['accountFacts'];
  /** A store that answers ahead of this one. */
  readonly aheadOf: (store: EventStore, day: BusinessDay) => EventStore & Pick<OpeningDesk, 'durable'>;
}

/** The same handlers as everywhere, over a store that lets them go on before the disk has answered. */
export const openingDeskOf = async ({ app, intakeOf, aheadOf }: DeskParts): Promise<OpeningDesk> => {
  const ports = app.get<TransactPorts>(TRANSACT_PORTS);
  const { inOpening, inPreamble, recordedAt: knownUpTo } = await ports.store.head();
  if (!inOpening && !inPreamble) throw notOpening();
  const store = aheadOf(ports.store, ports.day);
  const reader = new StreamAccountReader(store);
  const preview = app.get<ArrEffectPreview<SubscriptionFact>>(ARR_EFFECT_PREVIEW);
  const subscriptions = new ExecuteSubscriptionHandler({ ...ports, store }, reader, preview);
  const accounts = new ExecuteAccountHandler({ ...ports, store }, reader);
  const clock = app.get<Clock>(CLOCK);
  return {
    knownUpTo,
    now: () => clock.now(),
    executeRow: (command, context) => subscriptions.execute(new ExecuteSubscriptionCommand(command, context, false)),
    accountFacts: intakeOf({
      hasher: ports.hasher,
      schemas: app.get<FactSchemas>(FACT_SCHEMAS),
      execute: (command, context) => accounts.execute(new ExecuteAccountCommand(command, context)),
    }),
    durable: () => store.durable(),
  };
};
