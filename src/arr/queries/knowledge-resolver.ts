import type { Currency } from '../../kernel/currency';
import { Inject, Injectable } from '@nestjs/common';
import type { PolicyVersion } from '../../kernel/policy';
import { present } from '../../kernel/present';
import { PositionNotReached, type View } from '../../kernel/read-model.port';
import type { ArrBook } from '../domain/arr-book';
import { namesIn, type Selection } from '../domain/group';
import { DERIVATION_VERSION } from '../domain/journal';
import type { KnowledgePoint } from '../domain/knowledge';
import type { Answered, QueryRejection } from './query-rejections';
import { ARR_BOOKS, type ArrBooks } from './arr-books.port';
import { missingRates, type RatesNeeded } from './missing-rates';
import type { Knowledge } from './questions.query';
import { doneInTurns, ENTRIES_AT_ONCE, othersHaveHadTheirTurn, type Resolved } from './resolved';

export const refuse = (rejection: QueryRejection): Answered<never> => ({ outcome: 'refused', rejection });

export const answered = <Answer>(answer: Answer): Answered<Answer> => ({ outcome: 'answered', answer });

/** The append whose end a question means; undefined for one that has not been recorded. */
export const pointOf = ({ knowledge }: ArrBook, { knownAt }: Knowledge): KnowledgePoint | undefined => {
  if (knownAt === undefined) return knowledge.head;
  return typeof knownAt === 'number' ? knowledge.atSequence(knownAt) : knowledge.atInstant(knownAt);
};

const readied = async (view: View<ArrBook>, selection: Selection): Promise<void> => {
  while (!view.state.index.prepare(selection, ENTRIES_AT_ONCE)) await othersHaveHadTheirTurn();
};

/** What a state that has caught up may answer otherwise. */
const MAY_COME: ReadonlySet<QueryRejection['code']> = new Set([
  'policy-not-found',
  'epoch-not-found',
  'known-at-is-ahead',
  'account-not-found',
  'subscription-not-found',
  'movement-not-found',
  'period-not-found',
  'attribute-not-known',
]);

/** Each try finds that another policy has been adopted since the last; nobody adopts policies that fast. */
const ATTEMPTS_MAX = 5;

const notFoldedYet = (): PositionNotReached =>
  new PositionNotReached('The facts that the store holds are not all folded yet.');

/** Which append a question means, and the policy it is answered under. */
interface Meant {
  readonly point: KnowledgePoint;
  readonly policy: PolicyVersion;
}

/** By what a book has heard of: each hears of every append and of every policy, whichever it is kept under. */
const meantBy = (book: ArrBook, question: Knowledge): Answered<Meant> => {
  const { policies } = book;
  const { policyVersion: version } = question;
  const named = version === undefined ? undefined : policies.find(version);
  if (version !== undefined && named === undefined) {
    return refuse({ code: 'policy-not-found', version, known: policies.versions() });
  }
  const point = pointOf(book, question);
  if (point === undefined) {
    const sequence = typeof question.knownAt === 'number' ? question.knownAt : 0;
    return refuse({ code: 'known-at-is-ahead', sequence, head: book.knowledge.head.sequence });
  }
  return answered({ point, policy: named ?? policies.inForceAt(point.sequence) });
};

const resolvedIn = (book: ArrBook, { point, policy }: Meant, stale: boolean): Resolved => {
  const { sequence, recordedAt, imported } = point;
  const knownAt = { sequence, recordedAt, imported };
  const said = present({ reportingCurrency: book.reporting });
  const echo = { knownAt, policyVersion: policy.version, derivationVersion: DERIVATION_VERSION, ...said, stale };
  return { book, knownAt: sequence, echo };
};

/** What an answer needs. */
interface Readiness {
  readonly selections?: readonly Selection[];
  /** Where amounts are converted, the days on which all of them must be. */
  readonly needed?: RatesNeeded;
}

/** Finds the state of knowledge that a question means, and lets it be answered there. */
@Injectable()
export class KnowledgeResolver {
  /** The last of those who make selections ready. */
  private last: Promise<void> = Promise.resolve();

  constructor(@Inject(ARR_BOOKS) private readonly books: ArrBooks) {}

  /**
   * Makes ready first what the answer needs of selections, while others go on. Throws PositionNotReached where a state that
   * lacks facts would say that something is not there.
   */
  async resolve<Answer>(
    question: Knowledge & { readonly native?: Currency },
    answerAt: (resolved: Resolved) => Answered<Answer>,
    { selections = [], needed }: Readiness = {},
  ): Promise<Answered<Answer>> {
    const { native, currency } = question;
    // What is converted does not tell any more what it was converted from.
    if (native !== undefined && currency !== undefined)
      return refuse({ code: 'native-with-reporting', native, currency });
    for (let tried = 1; tried <= ATTEMPTS_MAX; tried += 1) {
      const view = await this.viewFor(question);
      for (const selection of selections) await this.makeReady(view, selection);
      const { stale } = view;
      const found = this.answerFrom(view, question, (resolved) => answered({ resolved, answer: answerAt(resolved) }));
      if (found === undefined) continue;
      const answer = found.outcome === 'refused' ? found : await this.ifConverted(found.answer, needed);
      if (stale && answer.outcome === 'refused' && MAY_COME.has(answer.rejection.code)) throw notFoldedYet();
      return answer;
    }
    throw notFoldedYet();
  }

  /** The answer, unless an amount that it says something of could not be converted. What is known up to a sequence stays so meanwhile. */
  private async ifConverted<Answer>(
    { resolved, answer }: { readonly resolved: Resolved; readonly answer: Answered<Answer> },
    needed: RatesNeeded | undefined,
  ): Promise<Answered<Answer>> {
    if (needed === undefined || answer.outcome === 'refused') return answer;
    const missing = await doneInTurns(missingRates(resolved, needed));
    return missing.length === 0 ? answer : refuse({ code: 'rate-is-missing', missing });
  }

  /**
   * The same of what every book knows, under whichever policy it is kept: no other is folded for it. The policy that is echoed is the
   * one that the question means.
   */
  async resolveInAny<Answer>(
    question: Knowledge,
    answerAt: (resolved: Resolved) => Answered<Answer>,
  ): Promise<Answered<Answer>> {
    const { state: book, stale } = await this.books.view(question.minPosition);
    const meant = meantBy(book, question);
    const answer = meant.outcome === 'refused' ? meant : answerAt(resolvedIn(book, meant.answer, stale));
    if (stale && answer.outcome === 'refused' && MAY_COME.has(answer.rejection.code)) throw notFoldedYet();
    return answer;
  }

  /** The same state of knowledge in native currencies: what is revalued is what was agreed. */
  resolveNative(question: Knowledge, { book, knownAt }: Resolved): Promise<Answered<Resolved>> {
    const { currency: _, ...asAgreed } = question;
    const policyVersion = book.policy.version;
    return this.resolve({ ...asAgreed, knownAt, policyVersion }, (resolved) => answered(resolved));
  }

  /** The book of the policy and of the reporting currency that the question means; the one at hand where it is going to be refused. */
  private async viewFor(question: Knowledge): Promise<View<ArrBook>> {
    const view = await this.books.view(question.minPosition);
    const { state: book } = view;
    const meant = meantBy(book, question);
    const { currency } = question;
    const isAtHand = (version: number): boolean => version === book.policy.version && currency === undefined;
    if (meant.outcome === 'refused' || isAtHand(meant.answer.policy.version)) return view;
    // It is kept under a policy of which it has not heard yet, so it is still at the beginning of the log.
    const isBehind = book.policies.latest.version < book.policy.version;
    if (isBehind && view.stale && question.policyVersion === undefined) throw notFoldedYet();
    return this.books.of(present({ policy: meant.answer.policy, reporting: currency }), question.minPosition);
  }

  /**
   * A selection that has never been ready waits for its turn. Many at once would be ready no sooner than one after another, and
   * take the room of all together.
   */
  private async makeReady(view: View<ArrBook>, selection: Selection): Promise<void> {
    const { index, attributeNames } = view.state;
    // What is going to be refused needs nothing.
    if (namesIn(selection).some((name) => !attributeNames.has(name))) return;
    if (index.hasBeenReady(selection)) return readied(view, selection);
    const turn = this.last.then(() => readied(view, selection));
    const isOver = (): void => undefined;
    this.last = turn.then(isOver, isOver);
    return turn;
  }

  /** Undefined where the book is no longer the one that the question means: a policy was adopted meanwhile. */
  private answerFrom<Answer>(
    { state: book, stale }: View<ArrBook>,
    question: Knowledge,
    answerAt: (resolved: Resolved) => Answered<Answer>,
  ): Answered<Answer> | undefined {
    const meant = meantBy(book, question);
    if (meant.outcome === 'refused') return meant;
    if (meant.answer.policy.version !== book.policy.version) return undefined;
    return answerAt(resolvedIn(book, meant.answer, stale));
  }
}
