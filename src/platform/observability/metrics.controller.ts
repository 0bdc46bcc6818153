import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';

/** A Registry of prom-client. */
export const METRICS = Symbol('Metrics');

/** What Prometheus scrapes. */
@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(METRICS) private readonly registry: Registry) {}

  @Get()
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  @ApiOperation({ summary: 'Metrics of the process, of projections and of relays, as Prometheus reads them' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'One line for each.', schema: { type: 'string' } })
  read(): Promise<string> {
    return this.registry.metrics();
  }
}
