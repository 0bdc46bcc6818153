import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { addDays, fromEpochDay } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits } from '../../kernel/minor-units';
import { startOfInterval } from '../../kernel/period-text';
import { ratio, roundedText } from '../../kernel/rational';
import type { GroupCell } from '../domain/arr-index';
import type { Cohort, CohortTable } from '../domain/cohort-table';
import type { Answered } from './query-rejections';
import type { CohortAgeAnswer, CohortFigure, CohortRow, CohortsAnswer } from './cohort-answers';
import { type CohortsAsked, type CohortsFound, cohortWork } from './cohort-work';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { byOf } from './movement-rows';
import { Cohorts } from './rates-questions.query';
import { doneInTurns, type Resolved } from './resolved';
import { RATE_DIGITS } from './rate-texts';
import { currenciesOf, GROUP_ROWS_MAX, selectionFault } from './selected';
import { readSelection, selectionTexts } from './selection-text';

const FIRST_DAY = fromEpochDay(0);

/** Nothing where it would be divided by nothing. */
const shareText = (part: bigint, whole: bigint): string | null =>
  whole === 0n ? null : roundedText(ratio(part, whole), RATE_DIGITS);

const rowOf = (table: CohortTable, { interval }: CohortsAsked, currency: Currency) => {
  return ({ first, accounts, ages }: Cohort): CohortRow => ({
    from: startOfInterval(first, interval),
    accounts,
    ages: ages.map(({ accounts: left, arr }, age): CohortAgeAnswer => ({
      age,
      asOf: table.endOf(first + age),
      accounts: left,
      arr: formatMinorUnits(arr, currency),
      accountsShare: roundedText(ratio(BigInt(left), BigInt(accounts)), RATE_DIGITS),
      arrShare: shareText(arr, ages[0]?.arr ?? 0n),
    })),
  });
};

const figuresOf = (
  { book, knownAt }: Resolved,
  { total, groups }: CohortsFound,
  currencies: readonly Currency[],
  asked: CohortsAsked,
): readonly CohortFigure[] => {
  const rowsIn = (table: CohortTable, cell: GroupCell): readonly CohortRow[] =>
    table.of(cell).map(rowOf(table, asked, cell.currency));
  const { selection } = asked;
  return currencies.map((currency) => {
    const cohorts = rowsIn(total, { currency, group: [] });
    if (selection === undefined || selection.groupBy.length === 0) return { currency, cohorts };
    const cells = book.index.groups(selection, knownAt).filter((cell) => cell.currency === currency);
    const told = cells.map((cell) => ({ by: byOf(selection, cell.group), cohorts: rowsIn(groups, cell) }));
    return { currency, cohorts, groups: told.filter((group) => group.cohorts.length > 0) };
  });
};

@QueryHandler(Cohorts)
export class CohortsHandler implements IQueryHandler<Cohorts> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Cohorts): Promise<Answered<CohortsAnswer>> {
    const { asOf, interval } = question;
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return selected;
    const { answer: selection } = selected;
    const found = await this.resolver.resolve(
      question,
      (resolved) => {
        const rejection = selection && selectionFault(resolved, selection, 1);
        return rejection === undefined ? answered(resolved) : refuse(rejection);
      },
      {
        selections: selection === undefined ? [] : [selection],
        // An account is of a cohort by what it had on any day.
        needed: { days: [{ from: FIRST_DAY, to: addDays(asOf, 1) }], selection },
      },
    );
    if (found.outcome === 'refused') return found;
    const { answer: resolved } = found;
    const asked = { asOf, interval, selection };
    const cohorts = await doneInTurns(cohortWork(resolved, asked));
    const rows = cohorts.total.ages + cohorts.groups.ages;
    if (rows > GROUP_ROWS_MAX) return refuse({ code: 'too-many-groups', rows, rowsMax: GROUP_ROWS_MAX });
    const figures = figuresOf(resolved, cohorts, currenciesOf(resolved, question), asked);
    return answered({
      ...{ asOf, interval, digits: RATE_DIGITS },
      ...(selection && selectionTexts(selection)),
      ...{ ...resolved.echo, figures },
    });
  }
}
