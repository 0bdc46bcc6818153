import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Header, NotFoundException, Param, Redirect, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { SCHEMA_FOLDER } from '../schemas/schema-folder';

const SCHEMA_MEDIA_TYPE = 'application/schema+json';
const ASYNCAPI_FILE = 'asyncapi.yaml';

/** What the service says, in facts and in messages. Its refusals and answers are in the description of the service. */
const PUBLISHED = ['events', 'messages'];

/** The paths of all schemas, which are those of their files. Only what is listed is answered, whatever a path says. */
const SCHEMAS: ReadonlySet<string> = new Set(
  PUBLISHED.flatMap((folder) =>
    readdirSync(path.join(SCHEMA_FOLDER, folder))
      .filter((file) => file.endsWith('.json'))
      .map((file) => `${folder}/${file}`),
  ),
);

/** Answers the schemas at the paths that they are named by, in facts and in the headers of messages. */
@ApiExcludeController()
@Controller()
export class SchemasController {
  /** To where the schemas are that it refers to, beside its own place. */
  @Get(ASYNCAPI_FILE)
  @Redirect(`schemas/${ASYNCAPI_FILE}`)
  asyncapi(): void {
    return;
  }

  @Get(`schemas/${ASYNCAPI_FILE}`)
  @Header('Content-Type', 'application/yaml; charset=utf-8')
  messages(@Res() response: Response): void {
    send(response, ASYNCAPI_FILE);
  }

  @Get('schemas/:folder/:file')
  schema(@Param('folder') folder: string, @Param('file') file: string, @Res() response: Response): void {
    const name = `${folder}/${file}`;
    if (!SCHEMAS.has(name)) throw new NotFoundException();
    send(response.type(SCHEMA_MEDIA_TYPE), name);
  }
}

/** What an answer says of being kept, the service says for all alike. */
const send = (response: Response, name: string): void => {
  response.sendFile(path.join(SCHEMA_FOLDER, name), {
    ...{ cacheControl: false, etag: false, lastModified: false, acceptRanges: false },
  });
};
