import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE } from './problem';

class ProblemFieldDto {
  @ApiProperty({ example: '/effectiveOn', description: 'A JSON pointer into the body, or to a parameter by its name.' })
  readonly pointer!: string;

  @ApiProperty({ example: 'subscription-is-cancelled' })
  readonly code!: string;
}

/** The body of a refusal, RFC 9457, for the description of the service. */
export class ProblemDto {
  @ApiProperty({ example: '/problems/subscription-is-cancelled' })
  readonly type!: string;

  @ApiProperty({ example: 'The subscription is cancelled' })
  readonly title!: string;

  @ApiProperty({ example: 409 })
  readonly status!: number;

  @ApiProperty({ example: 'subscription-is-cancelled', description: 'Stable; callers act on it.' })
  readonly code!: string;

  @ApiProperty({ example: 'sub-1 was cancelled from 2025-02-01 by fact 5b0c8d3e-1f4a-5c6b-8d7e-000000000006.' })
  readonly detail!: string;

  @ApiProperty({ example: 'Use a day before 2025-02-01.', description: 'What to do, ready to paste.' })
  readonly fix!: string;

  @ApiPropertyOptional({ type: [ProblemFieldDto], description: 'The fields at fault, where there are any.' })
  readonly errors?: readonly ProblemFieldDto[];

  @ApiProperty({ description: 'The id under which the log speaks of the request; also in `X-Correlation-Id`.' })
  readonly correlationId!: string;
}

/** What each status means here. */
const MEANINGS = {
  400: 'The request cannot be read, or a header of it.',
  404: 'It is not in the ledger.',
  409: 'What stands in the ledger does not admit it.',
  412: 'The subscription has changed since the revision in `If-Match`.',
  413: 'The body is too large.',
  415: 'The body is of another media type.',
  422: 'Fields of the request are not valid, or the command id has been used for something else.',
  503: 'The store does not answer, or the figures have not come to `minPosition` yet.',
} as const;

export type DescribedStatus = keyof typeof MEANINGS;

/** Describes refusals, each with a `code` and a `fix`. */
export const ApiProblems = (...statuses: readonly DescribedStatus[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: MEANINGS[status],
        content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(ProblemDto) } } },
      }),
    ),
  );
