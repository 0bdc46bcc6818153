import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { addDays, type CalendarDate, parseCalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { DAY_AFTER_LAST } from '../../kernel/period-text';
import { present } from '../../kernel/present';
import type { JournalEntry } from '../domain/journal';
import type { Answered } from './answers';
import type { CommittedAnswer, CommittedFigure, CommittedStep } from './committed-answers';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { doneInTurns, ENTRIES_AT_ONCE, type Resolved } from './resolved';
import { pageOf, pinnedPage } from './page-cursor';
import { Committed } from './questions.query';

/** Each page of the schedule is cut out of all of it, so there is a most that it is made of. */
export const SCHEDULED_MOVEMENTS_MAX = 200_000;

/** What changes on a day in one currency. */
interface Change {
  readonly effectiveOn: CalendarDate;
  readonly currency: Currency;
  readonly delta: MinorUnits;
  readonly accounts: ReadonlySet<string>;
}

const keyOf = ({ effectiveOn, currency }: Pick<Change, 'effectiveOn' | 'currency'>): string =>
  `${effectiveOn} ${currency}`;

/** What these movements come to by day and currency, in that order. Stops now and then for others to have their turn. */
function* changesIn({ book }: Resolved, rows: readonly number[]): Generator<undefined, readonly Change[]> {
  const changes = new Map<string, { entry: JournalEntry; delta: MinorUnits; accounts: Set<string> }>();
  for (const [place, row] of rows.entries()) {
    if (place % ENTRIES_AT_ONCE === 0) yield;
    const entry = book.index.entryAt(row);
    const key = keyOf(entry);
    const known = changes.get(key) ?? { entry, delta: 0n, accounts: new Set<string>() };
    known.delta += entry.delta;
    if (entry.delta !== 0n) known.accounts.add(entry.accountId);
    changes.set(key, known);
  }
  return [...changes]
    .filter(([, { accounts }]) => accounts.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([
        ,
        {
          entry: { effectiveOn, currency },
          delta,
          accounts,
        },
      ]) => ({ effectiveOn, currency, delta, accounts }),
    );
}

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

const figuresOf = ({ book, knownAt }: Resolved, asOf: CalendarDate): readonly CommittedFigure[] => {
  const [now, ever] = book.index.levels([asOf, addDays(DAY_AFTER_LAST, -1)], knownAt);
  return book.index.currencies(knownAt).map((currency) => {
    const [arr, committed] = [now?.get(currency) ?? 0n, ever?.get(currency) ?? 0n];
    const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
    return { currency, arr: text(arr), committed: text(committed), ahead: text(committed - arr) };
  });
};

@QueryHandler(Committed)
export class CommittedHandler implements IQueryHandler<Committed> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Committed): Promise<Answered<CommittedAnswer>> {
    const { asOf: day, ...said } = question;
    const page = pinnedPage('committed', present({ asOf: day }), said);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    const asOf = parseCalendarDate(pinned.texts['asOf'] ?? '');
    if (asOf === undefined) return refuse({ code: 'cursor-is-invalid' });
    const found = await this.resolver.resolve(pinned.knowledge, (resolved) => answered(resolved), {
      needed: { days: [{ from: asOf, to: DAY_AFTER_LAST }] },
    });
    if (found.outcome === 'refused') return found;
    const { answer: resolved } = found;
    const { book, knownAt, echo } = resolved;
    const rows = book.rows.inForce({ from: addDays(asOf, 1), to: DAY_AFTER_LAST }, knownAt);
    if (rows.length > SCHEDULED_MOVEMENTS_MAX) {
      return refuse({ code: 'too-many-movements', movements: rows.length, movementsMax: SCHEDULED_MOVEMENTS_MAX });
    }
    const changes = await doneInTurns(changesIn(resolved, rows));
    const [standing = new Map<Currency, MinorUnits>()] = book.index.levels([asOf], knownAt);
    const cut = pageOf(pinned, resolved, stepsOf(changes, standing));
    if (cut.outcome === 'refused') return cut;
    const lastChangeOn = changes.at(-1)?.effectiveOn ?? asOf;
    return answered({ asOf, lastChangeOn, ...echo, figures: figuresOf(resolved, asOf), ...cut.answer });
  }
}
