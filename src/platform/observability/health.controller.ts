import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { JsonObject } from '../../kernel/canonical-json';
import { correlate } from '../http/correlation-id.middleware';
import { PROBLEM_MEDIA_TYPE, problemDetails, type ProblemDetails, type ProblemStatement } from '../http/problem';
import { IN_A_MOMENT, STATEMENTS } from '../http/problem-statements';
import { checkInTime } from './health-probes';
import { type Health, HEALTH_PROBES, type HealthProbe, HOLDER, type Holder } from './health.port';
import { LiveDto } from './live.dto';

type Checks = Readonly<Record<string, Health>>;

const detailsOf = (checks: Checks): JsonObject =>
  Object.fromEntries(Object.entries(checks).map(([name, { isReady, details }]) => [name, { isReady, ...details }]));

const namesOf = (checks: Checks, isMissing: (health: Health) => boolean): string =>
  Object.keys(checks)
    .filter((name) => checks[name] !== undefined && isMissing(checks[name]))
    .join(', ');

type HealthAnswer = JsonObject | (ProblemDetails & { readonly checks: JsonObject });

interface Asked {
  readonly request: Request;
  readonly response: Response;
  readonly checks: Checks;
}

const refuse = ({ request, response, checks }: Asked, statement: ProblemStatement): HealthAnswer => {
  response
    .status(statement.status)
    .set(statement.headers ?? {})
    .type(PROBLEM_MEDIA_TYPE);
  return { ...problemDetails(statement, correlate(request, response)), checks: detailsOf(checks) };
};

/** What orchestrators ask: is it alive, may requests come, has it come up. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  private hasStarted = false;

  constructor(
    @Inject(HEALTH_PROBES) private readonly probes: readonly HealthProbe[],
    @Inject(HOLDER) private readonly holder: Holder,
  ) {}

  /** The process serves requests. Nothing else is looked at, because a restart would mend nothing else. */
  @Get('live')
  @ApiOperation({ summary: 'The process serves requests' })
  @ApiOkResponse({ type: LiveDto, description: 'It does.' })
  live(): LiveDto {
    return { status: 'live', startedAt: this.holder.startedAt };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Figures are current: the store answers and every projection follows the log' })
  @ApiOkResponse({ description: 'They are; with positions and lag.' })
  @ApiServiceUnavailableResponse({ description: 'They are not; with what is missing, as problem details.' })
  async ready(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<HealthAnswer> {
    const checks = await this.check();
    const missing = namesOf(checks, ({ isReady }) => !isReady);
    if (missing === '') return { status: 'ready', checks: detailsOf(checks) };
    return refuse(
      { request, response, checks },
      {
        ...IN_A_MOMENT,
        code: 'not-ready',
        title: 'The service is not ready',
        detail: `Not ready: ${missing}.`,
        fix: 'Wait and ask again. A projection that has stopped names the fact at which it did, and why.',
      },
    );
  }

  @Get('startup')
  @ApiOperation({ summary: 'The service has come up once: it has read the log to its head' })
  @ApiOkResponse({ description: 'It has.' })
  @ApiServiceUnavailableResponse({ description: 'It has not; with how far it has come, as problem details.' })
  async startup(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<HealthAnswer> {
    if (this.hasStarted) return { status: 'started' };
    const checks = await this.check();
    const missing = namesOf(checks, ({ hasStarted }) => !hasStarted);
    this.hasStarted = missing === '';
    if (this.hasStarted) return { status: 'started' };
    return refuse(
      { request, response, checks },
      {
        ...STATEMENTS.notStarted(),
        detail: `Not started: ${missing}. The log is being read from its beginning.`,
      },
    );
  }

  private async check(): Promise<Checks> {
    const checked = this.probes.map(async (probe) => [probe.name, await checkInTime(probe)] as const);
    return Object.fromEntries(await Promise.all(checked));
  }
}
