import { Module } from '@nestjs/common';
import { ProjectionsController } from './projections.controller';
import { Rebuilds } from './rebuilds';

/** The projections over HTTP, for whoever runs the service. */
@Module({ controllers: [ProjectionsController], providers: [Rebuilds] })
export class ProjectionOperationsModule {}
