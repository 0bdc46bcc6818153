import { type CommonCode, isCommon, type Words } from '../../kernel/common-rejection-texts';
import { present } from '../../kernel/present';
import { detailsOf, type ProblemStatement } from './problem';

/** How HTTP answers a refused command: its status, and the field of the command that it is about, if it is about one. */
export interface HttpRejection {
  readonly status: 404 | 409 | 412 | 413 | 422;
  readonly pointer?: string;
}

/** Of what may become of any command. A code without a status does not compile. */
export const COMMON_HTTP_REJECTIONS: Readonly<Record<CommonCode, HttpRejection>> = {
  'fact-not-found': { status: 404 },
  'fact-is-voided': { status: 409 },
  'fact-is-corrected': { status: 409 },
  'void-cannot-be-corrected': { status: 409 },
  'command-id-reused': { status: 422 },
  'revision-is-stale': { status: 412 },
  'too-many-writers': { status: 409 },
  'fact-id-taken': { status: 409 },
  'fact-too-large': { status: 413 },
};

/** Where the stream has gone on, its revision in place of the one that was expected. */
const etagOf = (rejection: { readonly code: string }): ProblemStatement['headers'] =>
  isCommon(rejection) && rejection.code === 'revision-is-stale' && rejection.actual >= 0
    ? { ETag: `"${rejection.actual.toString()}"` }
    : undefined;

/** A refused command in HTTP's terms. */
export const refusedCommand = (
  rejection: { readonly code: string },
  { title, detail, fix }: Words,
  { status, pointer }: HttpRejection,
): ProblemStatement => {
  const { code } = rejection;
  const errors = pointer === undefined ? undefined : [{ pointer, code }];
  return present({
    status,
    code,
    title,
    detail,
    fix,
    errors,
    details: detailsOf(rejection),
    headers: etagOf(rejection),
  });
};
