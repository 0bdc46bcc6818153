import { Global, Module } from '@nestjs/common';
import { ACCOUNT_READER } from '../kernel/account-readings.port';
import { StreamAccountReader } from './application/stream-account-reader';
import { ExecuteAccountHandler } from './application/execute-account.handler';
import { AccountsController } from './http/accounts.controller';

/** The write side of accounts; it tells other features as which account each one reads. */
@Global()
@Module({
  controllers: [AccountsController],
  providers: [
    ExecuteAccountHandler,
    StreamAccountReader,
    { provide: ACCOUNT_READER, useExisting: StreamAccountReader },
  ],
  exports: [ACCOUNT_READER],
})
export class AccountsModule {}
