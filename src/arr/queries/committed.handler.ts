import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { addDays, type CalendarDate, laterOf, parseCalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { DAY_AFTER_LAST } from '../../kernel/period-text';
import { present } from '../../kernel/present';
import type { Answered } from './query-rejections';
import type { CommittedAnswer, CommittedFigure, CommittedStep } from './committed-answers';
import { type Change, changesIn, frozenChanges } from './committed-changes';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import type { MissingRate } from './missing-rate';
import { missingOnce, missingRates } from './missing-rates';
import { pageOf, pinnedPage } from './page-cursor';
import { Committed, type Knowledge } from './questions.query';
import { doneInTurns, type Resolved } from './resolved';

/** Each page of the schedule is cut out of all of it, so there is a most that it is made of. */
export const SCHEDULED_MOVEMENTS_MAX = 200_000;

/** The steps of ARR from what stands on the day. */
const stepsOf = (changes: readonly Change[], standing: ReadonlyMap<Currency, MinorUnits>): readonly CommittedStep[] => {
  const levels = new Map(standing);
  return changes.map(({ effectiveOn, currency, delta, accounts }) => {
    const arr = (levels.get(currency) ?? 0n) + delta;
    levels.set(currency, arr);
    const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
    return { effectiveOn, currency, delta: text(delta), arr: text(arr), accounts: accounts.size };
  });
};

/** What stands on the day, by currency, and all that changes after it. */
interface Schedule {
  readonly standing: ReadonlyMap<Currency, MinorUnits>;
  readonly changes: readonly Change[];
}

/** The part of a schedule that is converted at the rates of one day, and the first day that it is for. */
interface Rest extends Schedule {
  readonly from: CalendarDate;
  readonly missing: readonly MissingRate[];
}

const NOTHING_FROZEN: Omit<Rest, 'standing'> = { from: DAY_AFTER_LAST, changes: [], missing: [] };

const figuresOf = ({ book, knownAt }: Resolved, { standing, changes }: Schedule): readonly CommittedFigure[] =>
  (book.reporting === undefined ? book.index.currencies(knownAt) : [book.reporting]).map((currency) => {
    const arr = standing.get(currency) ?? 0n;
    const ahead = changes.reduce((sum, change) => (change.currency === currency ? sum + change.delta : sum), 0n);
    const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
    return { currency, arr: text(arr), committed: text(arr + ahead), ahead: text(ahead) };
  });

/** What stands on a day by the book, and the changes of its parts one after the other. */
const joined = ({ book, knownAt }: Resolved, asOf: CalendarDate, parts: readonly (readonly Change[])[]): Schedule => {
  const [standing = new Map<Currency, MinorUnits>()] = book.index.levels([asOf], knownAt);
  return { standing, changes: parts.flat() };
};

@QueryHandler(Committed)
export class CommittedHandler implements IQueryHandler<Committed> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(BUSINESS_DAY) private readonly businessDay: Pick<BusinessDay, 'dayOf'>,
  ) {}

  async execute({ question }: Committed): Promise<Answered<CommittedAnswer>> {
    const { asOf: day, ...said } = question;
    const page = pinnedPage('committed', present({ asOf: day }), said);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    const asOf = parseCalendarDate(pinned.texts['asOf'] ?? '');
    if (asOf === undefined) return refuse({ code: 'cursor-is-invalid' });
    const found = await this.resolver.resolve(pinned.knowledge, (resolved) => answered(resolved));
    if (found.outcome === 'refused') return found;
    const { answer: resolved } = found;
    const scheduled = await this.scheduleOf(resolved, pinned.knowledge, asOf);
    if (scheduled.outcome === 'refused') return scheduled;
    const { answer: schedule } = scheduled;
    const cut = pageOf(pinned, resolved, stepsOf(schedule.changes, schedule.standing));
    if (cut.outcome === 'refused') return cut;
    const lastChangeOn = schedule.changes.at(-1)?.effectiveOn ?? asOf;
    return answered({ asOf, lastChangeOn, ...resolved.echo, figures: figuresOf(resolved, schedule), ...cut.answer });
  }

  private async scheduleOf(resolved: Resolved, knowledge: Knowledge, asOf: CalendarDate): Promise<Answered<Schedule>> {
    const { book, knownAt } = resolved;
    const rows = book.rows.inForce({ from: addDays(asOf, 1), to: DAY_AFTER_LAST }, knownAt);
    if (rows.length > SCHEDULED_MOVEMENTS_MAX) {
      return refuse({ code: 'too-many-movements', movements: rows.length, movementsMax: SCHEDULED_MOVEMENTS_MAX });
    }
    const frozen = await this.frozenOf(resolved, knowledge, asOf);
    if (frozen.outcome === 'refused') return frozen;
    const { answer: rest } = frozen;
    const { from: end, changes: ahead, missing: lackingAhead } = rest ?? NOTHING_FROZEN;
    const days = asOf < end ? [{ from: asOf, to: end }] : [];
    const missing = await doneInTurns(missingRates(resolved, { days }));
    const lacking = missingOnce([...missing, ...lackingAhead]);
    if (lacking.length > 0) return refuse({ code: 'rate-is-missing', missing: lacking });
    if (rest !== undefined && days.length === 0) return answered(rest);
    const own = rows.filter((row) => book.index.entryAt(row).effectiveOn < end);
    return answered(joined(resolved, asOf, [await doneInTurns(changesIn(resolved, own)), ahead]));
  }

  /**
   * What stands at the end of a day and changes after it at the rates of the day up to which they are known, where the rates of days
   * revalue what stands: those of days that have not come count for nothing. Undefined where they do not.
   */
  private async frozenOf(
    resolved: Resolved,
    knowledge: Knowledge,
    asOf: CalendarDate,
  ): Promise<Answered<Rest | undefined>> {
    const { book, knownAt } = resolved;
    const { reporting, policy } = book;
    if (reporting === undefined || policy.policy.fx !== 'as-of') return answered(undefined);
    const native = await this.resolver.resolveNative(knowledge, resolved);
    if (native.outcome === 'refused') return native;
    const { recordedAt } = book.knowledge.atSequence(knownAt) ?? book.knowledge.head;
    const rateDay = this.businessDay.dayOf(recordedAt);
    const rates = book.rates.known(({ sequence }) => sequence <= knownAt);
    const rateOf = (currency: Currency) => rates.rateOn(currency, reporting, rateDay);
    const frozen = { after: laterOf(asOf, rateDay), rateDay, reporting, rateOf };
    const { standing, ...rest } = await doneInTurns(frozenChanges(native.answer, frozen));
    return answered({ ...rest, standing: new Map([[reporting, standing]]), from: addDays(rateDay, 1) });
  }
}
