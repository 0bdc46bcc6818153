import { detailsOf, Problem } from '../../platform/http/problem';
import { present } from '../../kernel/present';
import type { Answered, QueryRejection } from '../queries/query-rejections';
import { describeQueryRejection } from '../queries/query-rejection-texts';

interface HttpRefusal {
  readonly status: 404 | 422;
  /** The parameter that it is about. */
  readonly pointer: string;
}

/** A code without a status does not compile. */
export const HTTP_REFUSALS: Readonly<Record<QueryRejection['code'], HttpRefusal>> = {
  'account-not-found': { status: 404, pointer: '/accountId' },
  'subscription-not-found': { status: 404, pointer: '/subscriptionId' },
  'movement-not-found': { status: 404, pointer: '/movementId' },
  'period-not-found': { status: 404, pointer: '/period' },
  'epoch-not-found': { status: 404, pointer: '/epoch' },
  'shard-not-found': { status: 404, pointer: '/shard' },
  'policy-not-found': { status: 404, pointer: '/policy' },
  'known-at-is-ahead': { status: 422, pointer: '/knownAt' },
  'known-at-is-before': { status: 422, pointer: '/toKnownAt' },
  'too-many-effects': { status: 422, pointer: '/fromKnownAt' },
  'window-is-empty': { status: 422, pointer: '/to' },
  'window-too-long': { status: 422, pointer: '/interval' },
  'group-by-is-invalid': { status: 422, pointer: '/groupBy' },
  'filter-is-invalid': { status: 422, pointer: '/filter' },
  'targets-are-invalid': { status: 422, pointer: '/targets' },
  'attribute-not-known': { status: 422, pointer: '/filter' },
  'rate-is-missing': { status: 422, pointer: '/currency' },
  'native-with-reporting': { status: 422, pointer: '/native' },
  'too-many-groups': { status: 422, pointer: '/groupBy' },
  'cursor-is-invalid': { status: 422, pointer: '/cursor' },
  'cursor-is-of-another-question': { status: 422, pointer: '/cursor' },
  'too-many-movements': { status: 422, pointer: '/to' },
};

/** The answer, or a Problem that says why there is none. */
export const answerOf = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'answered') return answered.answer;
  const { code, title, detail, fix } = describeQueryRejection(answered.rejection);
  const { rejection } = answered;
  const { status, pointer: usual } = HTTP_REFUSALS[code];
  const pointer = rejection.code === 'attribute-not-known' ? `/${rejection.in}` : usual;
  const details = detailsOf(answered.rejection);
  throw new Problem(present({ status, code, title, detail, fix, errors: [{ pointer, code }], details }));
};
