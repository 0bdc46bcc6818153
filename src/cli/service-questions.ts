import type { Answered, QueryRejection } from '../arr/queries/query-rejections';
import type { Knowledge, Periods, Rates } from '../arr/queries/questions.query';
import type { Pause } from '../kernel/pause.port';
import { present } from '../kernel/present';
import { isQueryRejectionCode } from './answer-output';
import type { Questions } from './opened-ledger';
import type { RunningService } from './running-service';
import { type CallResult, problemIn, refusedWith, rejectionIn } from './service-answers';

type UpTo = Knowledge & { readonly asOf?: string };

/** A state of knowledge and a policy as parameters of a call. */
export interface KnowledgeParameters {
  readonly knownAt?: string;
  readonly policy?: number;
  readonly minPosition?: string;
  readonly currency?: string;
}

export const knowledgeOf = ({ knownAt, policyVersion, minPosition, currency }: Knowledge): KnowledgeParameters =>
  present({ knownAt: knownAt?.toString(), policy: policyVersion, minPosition, currency });

const upTo = (question: UpTo) => ({ ...knowledgeOf(question), ...present({ asOf: question.asOf }) });

const pageOf = ({ limit, cursor, ...question }: Periods['question']) => ({
  ...knowledgeOf(question),
  ...present({ limit, cursor }),
});

const ratesOf = ({ asOf, ...question }: Rates['question']) => ({ ...pageOf(question), ...present({ asOf }) });

/** How often a question is asked of a service that is still reading its log, with the pauses between them for some ten seconds. */
const ATTEMPTS_MAX = 6;

/** The codes say that the figures have not come so far yet; whatever else is wrong will be so in a moment, too. */
const TOO_EARLY: ReadonlySet<unknown> = new Set(['position-not-reached', 'policy-building']);

const isTooEarly = ({ data, error }: CallResult<unknown>): boolean =>
  data === undefined && TOO_EARLY.has((error as { readonly code?: unknown } | undefined)?.code);

const askedInTime = async (ask: () => Promise<CallResult<unknown>>, pause: Pause): Promise<CallResult<unknown>> => {
  for (let tried = 1; ; tried += 1) {
    const result = await ask();
    if (tried === ATTEMPTS_MAX || !isTooEarly(result)) return result;
    await pause.beforeAttempt(tried);
  }
};

/** An answer is what the service's own question handler gave, so the description of its shape says no more than its type. */
const answeredBy = async <Answer>(ask: () => Promise<CallResult<unknown>>, pause: Pause): Promise<Answered<Answer>> => {
  const result = await askedInTime(ask, pause);
  if (result.data !== undefined) return { outcome: 'answered', answer: result.data as Answer };
  const problem = problemIn(result);
  if (!isQueryRejectionCode(problem.code)) throw refusedWith(problem);
  return { outcome: 'refused', rejection: rejectionIn(problem) as QueryRejection };
};

type History = `account${'AsOf' | 'Facts' | 'Arr' | 'Movements'}` | `subscription${'Facts' | 'Timeline'}`;

type Asking = <Answer>(ask: () => Promise<CallResult<unknown>>) => Promise<Answered<Answer>>;

/** The questions about one account or subscription. */
const historiesAt = (api: RunningService['api'], answered: Asking): Pick<Questions, History> => ({
  accountAsOf: ({ accountId, ...question }) =>
    answered(() => api.GET('/v1/accounts/{accountId}', { params: { path: { accountId }, query: upTo(question) } })),
  accountFacts: ({ accountId, limit, cursor, ...question }) => {
    const params = { path: { accountId }, query: { ...upTo(question), ...present({ limit, cursor }) } };
    return answered(() => api.GET('/v1/accounts/{accountId}/facts', { params }));
  },
  accountArr: ({ accountId, ...question }) =>
    answered(() => api.GET('/v1/accounts/{accountId}/arr', { params: { path: { accountId }, query: upTo(question) } })),
  accountMovements: ({ accountId, ...question }) =>
    answered(() =>
      api.GET('/v1/accounts/{accountId}/movements', { params: { path: { accountId }, query: upTo(question) } }),
    ),
  subscriptionFacts: ({ subscriptionId, limit, cursor, ...question }) => {
    const params = { path: { subscriptionId }, query: { ...upTo(question), ...present({ limit, cursor }) } };
    return answered(() => api.GET('/v1/subscriptions/{subscriptionId}/facts', { params }));
  },
  subscriptionTimeline: ({ subscriptionId, ...question }) => {
    const params = { path: { subscriptionId }, query: upTo(question) };
    return answered(() => api.GET('/v1/subscriptions/{subscriptionId}/timeline', { params }));
  },
});

/** The questions, asked of a service. */
export const questionsAt = ({ api }: RunningService, pause: Pause): Questions => {
  const answered: Asking = (ask) => answeredBy(ask, pause);
  return {
    arrAsOf: ({ asOf, native, groupBy, filter, ...question }) => {
      const query = { ...upTo({ asOf, ...question }), ...present({ native, groupBy, filter }) };
      return answered(() => api.GET('/v1/arr', { params: { query } }));
    },
    arrSeries: ({ window, interval, native, groupBy, filter, growth, targets, ...question }) => {
      const said = present({ native, groupBy, filter, growth, targets });
      const query = { ...knowledgeOf(question), ...window, interval, ...said };
      return answered(() => api.GET('/v1/arr/series', { params: { query } }));
    },
    accountsAsOf: ({ asOf, native, filter, limit, cursor, ...question }) => {
      const query = { ...knowledgeOf(question), ...present({ asOf, native, filter, limit, cursor }) };
      return answered(() => api.GET('/v1/arr/accounts', { params: { query } }));
    },
    movementsBetween: ({ window, interval, netting, native, groupBy, filter, ...question }) => {
      const selected = present({ netting, native, groupBy, filter });
      const query = { ...knowledgeOf(question), ...window, interval, ...selected };
      return answered(() => api.GET('/v1/arr/movements', { params: { query } }));
    },
    movementExplanation: ({ movementId, ...question }) => {
      const params = { path: { movementId }, query: knowledgeOf(question) };
      return answered(() => api.GET('/v1/arr/movements/{movementId}', { params }));
    },
    restatement: ({ asOf, fromKnownAt, knownAt, groupBy, limit, cursor, ...question }) => {
      const known = present({ fromKnownAt: fromKnownAt?.toString(), toKnownAt: knownAt?.toString() });
      const query = { ...knowledgeOf(question), ...known, ...present({ asOf, groupBy, limit, cursor }) };
      return answered(() => api.GET('/v1/arr/restatement', { params: { query } }));
    },
    retention: ({ window, native, groupBy, filter, grossMargin, ...question }) => {
      const query = { ...knowledgeOf(question), ...window, ...present({ native, groupBy, filter, grossMargin }) };
      return answered(() => api.GET('/v1/arr/retention', { params: { query } }));
    },
    cohorts: ({ asOf, interval, native, groupBy, filter, ...question }) => {
      const query = { ...knowledgeOf(question), asOf, interval, ...present({ native, groupBy, filter }) };
      return answered(() => api.GET('/v1/arr/cohorts', { params: { query } }));
    },
    periods: (question) => answered(() => api.GET('/v1/periods', { params: { query: pageOf(question) } })),
    epochs: () => answered(() => api.GET('/v1/journal/epochs')),
    policies: (question) => answered(() => api.GET('/v1/policies', { params: { query: pageOf(question) } })),
    rates: (question) => answered(() => api.GET('/v1/rates', { params: { query: ratesOf(question) } })),
    periodAsClosed: ({ period, ...question }) => {
      const params = { path: { period }, query: knowledgeOf(question) };
      return answered(() => api.GET('/v1/periods/{period}', { params }));
    },
    ...historiesAt(api, answered),
  };
};
