import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SCHEMA_FOLDER } from '../schemas/schema-folder';

export const OPENAPI_FILE = path.join(SCHEMA_FOLDER, 'http/openapi.json');

/** Answers the description of the service that is kept with the sources. */
@ApiExcludeController()
@Controller('openapi.json')
export class OpenapiController {
  @Get()
  @Header('Content-Type', 'application/json; charset=utf-8')
  document(): Promise<string> {
    return readFile(OPENAPI_FILE, 'utf8');
  }
}
