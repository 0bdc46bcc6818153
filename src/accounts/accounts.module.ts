import { Global, Module, type Provider } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ACCOUNT_READER } from '../kernel/account-readings.port';
import { FACT_SCHEMAS, type FactSchemas } from '../kernel/fact-schema.port';
import { type Hasher, HASHER } from '../kernel/hasher.port';
import { ACCOUNT_FACT_INTAKE, type HttpAccountFactIntake } from '../platform/http/account-fact-intake';
import { accountFactIntake } from './application/account-fact-intake';
import { ExecuteAccountCommand } from './application/execute-account.command';
import { ExecuteAccountHandler } from './application/execute-account.handler';
import { StreamAccountReader } from './application/stream-account-reader';
import { accountRejectionStatement } from './http/account-rejection.problem';
import { AccountsController } from './http/accounts.controller';

const INTAKE: Provider = {
  provide: ACCOUNT_FACT_INTAKE,
  inject: [CommandBus, FACT_SCHEMAS, HASHER],
  useFactory: (commands: CommandBus, schemas: FactSchemas, hasher: Hasher): HttpAccountFactIntake =>
    accountFactIntake({
      schemas,
      hasher,
      execute: (command, context) => commands.execute(new ExecuteAccountCommand(command, context)),
      refusalOf: accountRejectionStatement,
    }),
};

/** The write side of accounts; it tells other features as which account each one reads. */
@Global()
@Module({
  controllers: [AccountsController],
  providers: [
    ExecuteAccountHandler,
    StreamAccountReader,
    { provide: ACCOUNT_READER, useExisting: StreamAccountReader },
    INTAKE,
  ],
  exports: [ACCOUNT_READER, ACCOUNT_FACT_INTAKE],
})
export class AccountsModule {}
