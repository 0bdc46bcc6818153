import { applyDecorators } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { TRACEPARENT_HEADER } from '../../kernel/traceparent';
import { ApiProblems } from './api-problems.decorator';
import { HTTP_SOURCE, IDEMPOTENCY_KEY_LENGTH_MAX, SOURCE_LENGTH_MAX } from './command-origin';
import { ReceiptDto } from './receipt.dto';

const headers = {
  ETag: { description: 'The revision of the stream that the command is about.', schema: { type: 'string' as const } },
  'Idempotency-Replayed': {
    description: '`true` where the command had been recorded before.',
    schema: { type: 'string' as const },
  },
};

/** Describes how a command is followed through a trace. */
export const ApiTraced = (): MethodDecorator =>
  ApiHeader({
    name: TRACEPARENT_HEADER,
    required: false,
    description: 'W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored.',
    schema: { type: 'string', example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
  });

/** Describes under which id a command comes, and from where. */
export const ApiCommandOrigin = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The command id: sent again with the same content, it gets its first answer.',
      schema: { type: 'string', minLength: 1, maxLength: IDEMPOTENCY_KEY_LENGTH_MAX },
    }),
    ApiHeader({
      name: 'X-Source',
      required: false,
      description: 'The system that the command comes from; its `Idempotency-Key` is unique there.',
      schema: { type: 'string', minLength: 1, maxLength: SOURCE_LENGTH_MAX, default: HTTP_SOURCE },
    }),
  );

/** Describes what all commands have in common. */
export const ApiCommand = (operationId: string, summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiCommandOrigin(),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision that the command was decided on; refused with 412 if there is a later one.',
      schema: { type: 'string', example: '"4"' },
    }),
    ApiTraced(),
    ApiCreatedResponse({ type: ReceiptDto, description: 'Facts were recorded.', headers }),
    ApiOkResponse({
      type: ReceiptDto,
      description: 'Nothing was recorded now: no change, repeated, or tried.',
      headers,
    }),
    ApiProblems(404, 409, 412, 413, 422),
  );
