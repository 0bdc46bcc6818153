import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type CalendarDate, parseCalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { parseInstant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import { hasDigits, wholeNumberAt } from '../../kernel/text-digits';
import { RESTATEMENT_CAUSES } from '../domain/restatement';
import type { Answered } from './answers';
import { answered, doneInTurns, KnowledgeResolver, refuse } from './knowledge-resolver';
import { pageOf, type Pinned, pinnedPage } from './page-cursor';
import { Restatement } from './questions.query';
import { restatedFiguresOf } from './restated-figures';
import { type Caused, restating } from './restating';
import type { RestatementAnswer, RestatementByCause, RestatementEffectAnswer } from './restatement-answers';
import { twoKnown, type TwoKnown, twoKnownEcho } from './two-known';

/** Each page of effects is cut out of all of them, so there is a most that they are made of. */
export const RESTATING_ENTRIES_MAX = 200_000;

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

const causesOf = (all: readonly Caused[], currencies: readonly Currency[]): readonly RestatementByCause[] =>
  currencies.flatMap((currency) =>
    RESTATEMENT_CAUSES.flatMap((cause) => {
      const own = all.filter((one) => one.cause === cause && one.effect.currency === currency);
      const sum = own.reduce((total, { effect }) => total + effect.amount, 0n);
      const effect = formatMinorUnits(sum, currency);
      return own.length === 0 ? [] : [{ currency, cause, effect, effects: own.length }];
    }),
  );

const assertExplained = (all: readonly Caused[], currency: Currency, difference: MinorUnits): void => {
  const own = all.filter(({ effect }) => effect.currency === currency);
  const sum = own.reduce((total, { effect }) => total + effect.amount, 0n);
  if (sum !== difference) throw new InvariantViolated(`The effects do not explain the restatement in ${currency}.`);
};

/** What is asked, from the texts of the question or of the cursor that has it; undefined for the cursor of another list. */
const askedIn = ({ texts: { asOf: day = '', fromKnownAt: from = '' } }: Pinned) => {
  const asOf = parseCalendarDate(day);
  const fromKnownAt = hasDigits(from, 0, from.length) ? wholeNumberAt(from, 0, from.length) : parseInstant(from);
  return asOf === undefined || fromKnownAt === undefined || from === '' ? undefined : { asOf, fromKnownAt };
};

@QueryHandler(Restatement)
export class RestatementHandler implements IQueryHandler<Restatement> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Restatement): Promise<Answered<RestatementAnswer>> {
    const { asOf: day, fromKnownAt: from, ...said } = question;
    const page = pinnedPage('restatement', present({ asOf: day, fromKnownAt: from?.toString() }), said);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    const asked = askedIn(pinned);
    if (asked === undefined) return refuse({ code: 'cursor-is-invalid' });
    const { asOf, fromKnownAt } = asked;
    const found = await twoKnown(this.resolver, { ...pinned.knowledge, fromKnownAt });
    if (found.outcome === 'refused') return found;
    const known = found.answer;
    const all = await this.causedIn(known, asOf);
    if (all.outcome === 'refused') return all;
    const cut = pageOf(pinned, known.later, all.answer);
    if (cut.outcome === 'refused') return cut;
    const figures = restatedFiguresOf(known, asOf);
    for (const { currency, amount } of figures) assertExplained(all.answer, currency, amount);
    const { from: first, to, rest } = twoKnownEcho(known);
    return answered({
      ...{ asOf, from: first, to, ...rest, figures: figures.map(({ amount: _, ...figure }) => figure) },
      causes: causesOf(
        all.answer,
        figures.map(({ currency }) => currency),
      ),
      ...{ effects: cut.answer.items.map(effectShown), next: cut.answer.next },
    });
  }

  /** All effects with their facts. Others have their turn while they are made. */
  private async causedIn({ earlier, later }: TwoKnown, asOf: CalendarDate): Promise<Answered<readonly Caused[]>> {
    const { book, knownAt } = later;
    const rows = book.rows.enteredBetween(earlier.sequence, knownAt, asOf);
    if (rows.length > RESTATING_ENTRIES_MAX) {
      return refuse({ code: 'too-many-effects', entries: rows.length, entriesMax: RESTATING_ENTRIES_MAX });
    }
    return answered(await doneInTurns(restating(later, rows)));
  }
}
