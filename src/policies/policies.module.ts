import { Module } from '@nestjs/common';
import { ExecutePolicyHandler } from './application/execute-policy.handler';
import { PoliciesController } from './http/policies.controller';

/** The write side of policies. */
@Module({ controllers: [PoliciesController], providers: [ExecutePolicyHandler] })
export class PoliciesModule {}
