import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { NoParametersGuard } from '../../platform/http/no-parameters.guard';
import { LedgerStanding } from '../application/ledger-standing';
import { LedgerDto } from './ledger.dto';

/** The ledger itself. */
@ApiTags('ledger')
@ApiProblems(422, 503)
@UseGuards(NoParametersGuard)
@Controller('v1/ledger')
export class LedgerController {
  constructor(private readonly standing: LedgerStanding) {}

  @Get()
  @ApiOperation({ operationId: 'getLedger', summary: 'What never changes of the ledger, and which day it is there' })
  @ApiOkResponse({ type: LedgerDto })
  async ledger(): Promise<LedgerDto> {
    const { timeZone, baseCurrency, today } = await this.standing.now();
    return { timeZone, baseCurrency, today };
  }
}
