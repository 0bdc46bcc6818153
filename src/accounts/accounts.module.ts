import { Global, Module } from '@nestjs/common';
import { ACCOUNT_READER } from '../kernel/account-readings.port';
import { StreamAccountReader } from './application/stream-account-reader';

/** What is said of accounts. Every feature may ask how they read. */
@Global()
@Module({
  providers: [{ provide: ACCOUNT_READER, useClass: StreamAccountReader }],
  exports: [ACCOUNT_READER],
})
export class AccountsModule {}
