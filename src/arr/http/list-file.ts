import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { type FieldFault, fieldFault } from '../../kernel/field-fault';
import { TABLE_FORMATS, type TableFormat, type TableWriter } from '../../kernel/table.port';
import { MayBeAbsent } from '../../platform/http/field.decorator';
import { Problem } from '../../platform/http/problem';
import { requestIsInvalid } from '../../platform/http/problem-statements';
import type { TableAnswer } from '../queries/table-answers';

const JSON_TYPE = 'application/json';

const TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

const LIST_FORMATS = ['json', ...TABLE_FORMATS] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** What kind of file a list is asked for as. */
export const IsListFormat = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      enum: LIST_FORMATS,
      default: 'json',
      description: 'Anything but JSON is the whole list as a file. Left out: what `Accept` names, else JSON.',
    }),
    MayBeAbsent(),
    IsIn(LIST_FORMATS),
  );

/** Describes the answer in pages, and the files. */
export const ApiListResponse = (page: new () => object): MethodDecorator =>
  ApiOkResponse({
    description: 'A page of the list, or all of it as a file.',
    content: {
      [JSON_TYPE]: { schema: { $ref: getSchemaPath(page) } },
      [TYPES.csv]: { schema: { type: 'string' } },
      [TYPES.ndjson]: { schema: { type: 'string' } },
      [TYPES.parquet]: { schema: { type: 'string', format: 'binary' } },
    },
  });

interface ListSaid {
  readonly format?: ListFormat;
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * The kind of file that is asked for: what the question says, else what the caller accepts best; undefined is JSON. Throws a
 * Problem for a page of a file.
 */
export const fileFormat = (request: Request, { format, limit, cursor }: ListSaid): TableFormat | undefined => {
  const accepted = request.accepts([JSON_TYPE, ...TABLE_FORMATS.map((each) => TYPES[each])]);
  const asked = format ?? TABLE_FORMATS.find((each) => TYPES[each] === accepted);
  if (asked === undefined || asked === 'json') return undefined;
  const faults: FieldFault[] = [];
  if (limit !== undefined) faults.push(fieldFault('/limit', 'field-unknown'));
  if (cursor !== undefined) faults.push(fieldFault('/cursor', 'field-unknown'));
  if (faults.length > 0) throw new Problem(requestIsInvalid(faults));
  return asked;
};

/** The list as a file that is made while it is sent. */
export const fileOf = (writer: TableWriter, format: TableFormat, { name, table }: TableAnswer): StreamableFile =>
  new StreamableFile(Readable.from(writer.write(format, table), { objectMode: false }), {
    type: TYPES[format],
    disposition: `attachment; filename="${name}.${format}"`,
  });
