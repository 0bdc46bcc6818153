import { endOf } from './missing-rates';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { parseCalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { parseInstant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import { hasDigits, wholeNumberAt } from '../../kernel/text-digits';
import type { Answered } from './query-rejections';
import { causedBetween } from './caused-between';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import type { Resolved } from './resolved';
import { pageOf, type Pinned, pinnedPage } from './page-cursor';
import { Restatement } from './questions.query';
import { type AccountRestated, byAccount, byCause, type CauseSum } from './restated-accounts';
import { restatedFiguresOf } from './restated-figures';
import type { Caused } from './restating';
import type {
  RestatementAnswer,
  RestatementByAccount,
  RestatementByCause,
  RestatementEffectAnswer,
  RestatementOfCause,
} from './restatement-answers';
import { twoKnown, twoKnownEcho } from './two-known';

const effectShown = ({ effect, cause, fact }: Caused): RestatementEffectAnswer => {
  const { sequence, recordedAt, factId, accountId, currency, amount } = effect;
  return {
    sequence,
    recordedAt,
    factId,
    ...fact,
    accountId,
    cause,
    currency,
    effect: formatMinorUnits(amount, currency),
  };
};

const causeShown =
  (currency: Currency) =>
  ({ cause, amount, effects }: CauseSum): RestatementOfCause => ({
    cause,
    effect: formatMinorUnits(amount, currency),
    effects,
  });

const causesOf = (all: readonly Caused[], currencies: readonly Currency[]): readonly RestatementByCause[] =>
  currencies.flatMap((currency) => {
    const own = all.filter(({ effect }) => effect.currency === currency);
    return byCause(own).map((sum) => ({ currency, ...causeShown(currency)(sum) }));
  });

const accountShown = ({ accountId, currency, amount, causes }: AccountRestated): RestatementByAccount => ({
  accountId,
  currency,
  effect: formatMinorUnits(amount, currency),
  causes: causes.map(causeShown(currency)),
});

/** The page that is asked for: of the effects, or of the accounts that they are grouped by. */
const pageShown = (
  pinned: Pinned,
  resolved: Resolved,
  all: readonly Caused[],
): Answered<Pick<RestatementAnswer, 'groupBy' | 'accounts' | 'effects' | 'next'>> => {
  if (pinned.texts['groupBy'] === undefined) {
    const cut = pageOf(pinned, resolved, all);
    if (cut.outcome === 'refused') return cut;
    return answered({ effects: cut.answer.items.map(effectShown), next: cut.answer.next });
  }
  const cut = pageOf(pinned, resolved, byAccount(all));
  if (cut.outcome === 'refused') return cut;
  const accounts = cut.answer.items.map(accountShown);
  return answered({ groupBy: 'account', accounts, effects: [], next: cut.answer.next });
};

const assertExplained = (all: readonly Caused[], currency: Currency, difference: MinorUnits): void => {
  const own = all.filter(({ effect }) => effect.currency === currency);
  const sum = own.reduce((total, { effect }) => total + effect.amount, 0n);
  if (sum !== difference) throw new InvariantViolated(`The effects do not explain the restatement in ${currency}.`);
};

/** What is asked, from the texts of the question or of the cursor that has it; undefined for the cursor of another list. */
const askedIn = ({ texts: { asOf: day = '', fromKnownAt: from = '', policy = '' }, knowledge }: Pinned) => {
  const asOf = parseCalendarDate(day);
  const fromKnownAt = hasDigits(from, 0, from.length) ? wholeNumberAt(from, 0, from.length) : parseInstant(from);
  if (asOf === undefined || fromKnownAt === undefined || from === '') return undefined;
  // A cursor has the policy of the later state of knowledge; the earlier one has its own, unless one was named for both.
  const isNamed = policy !== '' && hasDigits(policy, 0, policy.length);
  const policyVersion = isNamed ? wholeNumberAt(policy, 0, policy.length) : undefined;
  return { asOf, fromKnownAt, ...present({ ...knowledge, policyVersion }) };
};

@QueryHandler(Restatement)
export class RestatementHandler implements IQueryHandler<Restatement> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Restatement): Promise<Answered<RestatementAnswer>> {
    const { asOf: day, fromKnownAt: from, groupBy, ...said } = question;
    const texts = { asOf: day, fromKnownAt: from?.toString(), policy: question.policyVersion?.toString(), groupBy };
    const page = pinnedPage('restatement', present(texts), said);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    const asked = askedIn(pinned);
    if (asked === undefined) return refuse({ code: 'cursor-is-invalid' });
    const { asOf, ...knowledge } = asked;
    const needed = { days: [endOf(asOf)] };
    const found = await twoKnown(this.resolver, knowledge, { earlier: needed, later: needed });
    if (found.outcome === 'refused') return found;
    const known = found.answer;
    const caused = await causedBetween(this.resolver, known, asOf);
    if (caused.outcome === 'refused') return caused;
    const { all, missing } = caused.answer;
    const listed = pageShown(pinned, known.later, all);
    if (listed.outcome === 'refused') return listed;
    const figures = restatedFiguresOf(known, asOf);
    for (const { currency, amount } of figures) assertExplained(all, currency, amount);
    const { reporting } = known.later.book;
    const shown = figures.filter(({ currency }) => currency === (reporting ?? currency));
    const { from: first, to, rest } = twoKnownEcho(known);
    return answered({
      ...{ asOf, from: first, to, ...rest, figures: shown.map(({ amount: _, ...figure }) => figure) },
      ...(missing.length > 0 && { missing }),
      causes: causesOf(
        all,
        figures.map(({ currency }) => currency),
      ),
      ...listed.answer,
    });
  }
}
