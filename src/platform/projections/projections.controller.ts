import { Controller, Get, HttpCode, HttpStatus, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EVENT_STORE, type EventStore } from '../../kernel/event-store.port';
import { ApiProblems } from '../http/api-problems.decorator';
import { NoParametersGuard } from '../http/no-parameters.guard';
import {
  type ProjectionShown,
  projectionShown,
  positionShown,
  rebuildShown,
  type RebuildShown,
} from './projection-answers';
import { ProjectionDto, ProjectionsDto, RebuildDto } from './projection.dto';
import {
  projectionNotFound,
  rebuildAlreadyRunning,
  rebuildNotFound,
  rebuildPathOf,
  tooManyFollowers,
} from './projection.problem';
import { ProjectionHost } from './projection-host';
import { StateStream, type StreamedState } from './rebuild-stream';
import { FOLLOWERS_MAX, type Rebuild, Rebuilds } from './rebuilds';
import { systemTiming } from './timing';

const JSON_TYPE = 'application/json';
const EVENTS_TYPE = 'text/event-stream';

/** A reader that takes anything is shown how it goes on; one that only looks for the headers is not kept waiting. */
const wantsEvents = (request: Request): boolean =>
  request.method === 'GET' && request.accepts([EVENTS_TYPE, JSON_TYPE]) === EVENTS_TYPE;

const streamed = (rebuild: Rebuild): StreamedState => ({
  event: rebuild.status === 'running' ? 'progress' : rebuild.status,
  data: rebuildShown(rebuild),
  isLast: rebuild.status !== 'running',
});

/** The folds behind the figures: how they stand, and folding them anew. */
@ApiTags('projections')
@UseGuards(NoParametersGuard)
@Controller('v1/projections')
export class ProjectionsController {
  constructor(
    private readonly host: ProjectionHost<never>,
    private readonly rebuilds: Rebuilds,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getProjections',
    summary: 'How far each has come, and what is wrong where it stands still',
  })
  @ApiOkResponse({ type: ProjectionsDto })
  @ApiProblems(422, 503)
  async all(): Promise<ProjectionsDto> {
    const head = await this.store.head();
    return { head: positionShown(head), items: this.host.statuses().map((status) => projectionShown(status, head)) };
  }

  @Get(':name')
  @ApiOperation({ operationId: 'getProjection', summary: 'How far one has come' })
  @ApiOkResponse({ type: ProjectionDto })
  @ApiProblems(404, 422, 503)
  async one(@Param('name') name: string): Promise<ProjectionShown> {
    const head = await this.store.head();
    const status = this.host.statuses().find((each) => each.name === name);
    if (status === undefined) throw projectionNotFound(this.rebuilds.names);
    return projectionShown(status, head);
  }

  @Post(':name/rebuild')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    operationId: 'rebuildProjection',
    summary: 'Fold the log anew beside the state that answers, and let the new state take its place',
  })
  @ApiAcceptedResponse({
    type: RebuildDto,
    description: 'It has begun, and goes on whoever follows it.',
    headers: { Location: { description: 'Where it is followed.', schema: { type: 'string' } } },
  })
  @ApiProblems(404, 409, 422)
  rebuild(@Param('name') name: string, @Res({ passthrough: true }) response: Response): RebuildShown {
    const begun = this.rebuilds.begin(name);
    if (begun.outcome === 'refused') {
      throw begun.code === 'projection-not-found'
        ? projectionNotFound(this.rebuilds.names)
        : rebuildAlreadyRunning(name);
    }
    response.setHeader('Location', rebuildPathOf(name));
    return rebuildShown(begun.rebuild);
  }

  @Get(':name/rebuild')
  @ApiOperation({
    operationId: 'followRebuild',
    summary: 'How far the rebuild is that runs, or how the last one ended',
    description:
      'As server-sent events: `progress` until one of `rebuilt`, `failed` and `aborted`, each with the same data as the JSON.',
  })
  @ApiOkResponse({
    description: 'Events as they come, or its state now where JSON is asked for.',
    content: {
      [EVENTS_TYPE]: { schema: { type: 'string' } },
      [JSON_TYPE]: { schema: { $ref: getSchemaPath(RebuildDto) } },
    },
  })
  @ApiProblems(404, 422, 503)
  follow(@Param('name') name: string, @Req() request: Request, @Res() response: Response): void {
    const rebuild = this.rebuildOf(name);
    if (!wantsEvents(request)) {
      response.json(rebuildShown(rebuild));
      return;
    }
    let unfollow: () => void = () => undefined;
    const stream = new StateStream({
      response,
      timing: systemTiming,
      stateNow: () => streamed(this.rebuildOf(name)),
      onOver: () => unfollow(),
    });
    const followed = this.rebuilds.follow(() => stream.changed());
    if (followed === undefined) throw tooManyFollowers(name, FOLLOWERS_MAX);
    unfollow = followed;
    stream.begin();
  }

  private rebuildOf(name: string): Rebuild {
    if (!this.rebuilds.names.includes(name)) throw projectionNotFound(this.rebuilds.names);
    const rebuild = this.rebuilds.latestOf(name);
    if (rebuild === undefined) throw rebuildNotFound(name);
    return rebuild;
  }
}
