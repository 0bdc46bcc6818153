import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE } from './problem';
import { ProblemDto } from './problem.dto';

/** What each status means here. */
const MEANINGS = {
  400: 'The request cannot be read, or a header of it.',
  404: 'It is not in the ledger.',
  409: 'What stands in the ledger does not admit it.',
  412: 'The subscription has changed since the revision in `If-Match`.',
  413: 'The body is too large, or a fact in it.',
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
