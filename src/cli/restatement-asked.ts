import type { RestatementAnswer } from '../arr/queries/restatement-answers';
import type { Restatement } from '../arr/queries/questions.query';
import { InvariantViolated } from '../kernel/invariant-violated';
import { allOf } from './all-pages';
import type { Questions } from './opened-ledger';

/** The restatement with all its effects, or all its accounts. Throws Refused where it is refused. */
export const restatementAsked = async (
  ask: Questions,
  question: Restatement['question'],
): Promise<RestatementAnswer> => {
  // Each page says all of the answer but for the effects or accounts of the others.
  const pages = await allOf(
    (from) => ask.restatement({ ...question, ...from }),
    (page: RestatementAnswer) => [page],
  );
  const [first] = pages;
  if (first === undefined) throw new InvariantViolated('A list has a first page.');
  const effects = pages.flatMap((page) => page.effects);
  if (first.accounts === undefined) return { ...first, effects, next: null };
  return { ...first, accounts: pages.flatMap(({ accounts = [] }) => accounts), effects, next: null };
};
