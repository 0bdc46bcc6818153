import { addMonths, type CalendarDate, earlierEnd, fromEpochDay, laterOf } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import { dayAfterMonth } from '../../kernel/month';
import { countWhile } from '../../kernel/sorted';
import type { Policy } from '../../kernel/policy';
import type { PeriodClosed } from '../../periods/domain/period.events';
import type { Stretch, Turn } from '../../subscriptions/domain/stretches';
import { type Holder, holderOn, type Told } from './holders';

/** A fact, as far as it decides which days may show it. */
export interface Recording {
  readonly id: FactId;
  readonly sequence: number;
  readonly recordedOn: CalendarDate;
  /** Undefined where it may change any day. */
  readonly effectiveOn: CalendarDate | undefined;
}

/** Days from one on, until those of the next span, that are read by the facts up to a sequence. */
export interface ReadSpan {
  readonly from: CalendarDate;
  readonly knownAt: number;
}

const EVERYTHING = Number.MAX_SAFE_INTEGER;
const FIRST_DAY = fromEpochDay(0);

/** Every day as known at its own end. */
const prospectiveSpans = (recordings: readonly Recording[]): readonly ReadSpan[] => {
  const lasts = new Map<CalendarDate, number>();
  for (const { recordedOn, sequence } of recordings) {
    lasts.set(recordedOn, Math.max(sequence, lasts.get(recordedOn) ?? sequence));
  }
  const spans = [...lasts].map(([from, knownAt]) => ({ from: laterOf(from, FIRST_DAY), knownAt }));
  return [{ from: FIRST_DAY, knownAt: 0 }, ...spans.sort((a, b) => a.knownAt - b.knownAt)];
};

/** The days of closed months as known at their close, and all others by what is known. */
const closedSpans = (closings: readonly PeriodClosed['data'][]): readonly ReadSpan[] => {
  const months = closings.map(({ period, closedAtSequence: knownAt }) => ({
    from: addMonths(dayAfterMonth(period), -1),
    knownAt,
  }));
  const last = closings.at(-1);
  const open = last === undefined ? [] : [{ from: dayAfterMonth(last.period), knownAt: EVERYTHING }];
  return [{ from: FIRST_DAY, knownAt: EVERYTHING }, ...months, ...open];
};

/** Where in the log a fact stands. */
export type Placed = Pick<Recording, 'sequence' | 'recordedOn'>;

/** Which facts of those that are known a day is read by. */
export const shownOn = (
  { backdating }: Pick<Policy, 'backdating'>,
  day: CalendarDate,
  closings: readonly PeriodClosed['data'][],
): ((fact: Placed) => boolean) => {
  if (backdating === 'prospective') return ({ recordedOn }) => recordedOn <= day;
  const closing = closings.find(({ period }) => day.startsWith(period));
  if (backdating === 'restate' || closing === undefined) return () => true;
  return ({ sequence }) => sequence <= closing.closedAtSequence;
};

const isBetween = (a: ReadSpan, b: ReadSpan): ((one: Recording) => boolean) => {
  const [low, high] = [Math.min(a.knownAt, b.knownAt), Math.max(a.knownAt, b.knownAt)];
  return ({ sequence }) => sequence > low && sequence <= high;
};

/** How many of the recordings, which are in order of the log, are known by a sequence. */
const knownCount = (recordings: readonly Recording[], knownAt: number): number =>
  countWhile(recordings, ({ sequence }) => sequence <= knownAt);

/** By what the days are read under a policy; a span that shows the same facts as the one before goes on in it. */
export const readSpans = (
  { backdating }: Pick<Policy, 'backdating'>,
  recordings: readonly Recording[],
  closings: readonly PeriodClosed['data'][],
): readonly ReadSpan[] => {
  const spans =
    backdating === 'prospective' ? prospectiveSpans(recordings) : closedSpans(backdating === 'restate' ? [] : closings);
  const kept: ReadSpan[] = [];
  let lastCount: number | undefined;
  for (const span of spans) {
    const count = knownCount(recordings, span.knownAt);
    if (count !== lastCount) kept.push(span);
    lastCount = count;
  }
  return kept;
};

/** The spans that the days from one on are in, and the one before them, which says what stood; without a day, all. */
export const spansSince = (spans: readonly ReadSpan[], since: CalendarDate | undefined): readonly ReadSpan[] =>
  since === undefined ? spans : spans.slice(Math.max(0, countWhile(spans, ({ from }) => from < since) - 1));

/** What the first day of a span shows at once that the days before it do not, or the other way round. */
const spliceAt = (before: ReadSpan | undefined, span: ReadSpan, recordings: readonly Recording[]): Turn | undefined => {
  if (before === undefined) return undefined;
  const turned = recordings.filter(isBetween(before, span));
  const last = turned.findLast(({ effectiveOn }) => effectiveOn === undefined || effectiveOn < span.from);
  return last && { factId: last.id, causes: ['backdated'] };
};

interface Cut {
  readonly from: CalendarDate;
  readonly next: CalendarDate | undefined;
  readonly splice: Turn | undefined;
}

const isWithin = (day: CalendarDate, { from, next }: Cut): boolean => day >= from && (next === undefined || day < next);

const cutStretches = (stretches: readonly Stretch[], cut: Cut): readonly Stretch[] =>
  stretches.flatMap((stretch) => {
    const from = laterOf(stretch.from, cut.from);
    const until = earlierEnd(stretch.until, cut.next);
    return until !== undefined && until <= from ? [] : [{ ...stretch, from, until }];
  });

const cutHolders = (holders: readonly Holder[], cut: Cut): readonly Holder[] => {
  const begun = holders.some(({ from }) => from < cut.from);
  const within = holders.filter(({ from }) => isWithin(from, cut));
  if (!begun || within[0]?.from === cut.from) return within;
  const first = holderOn(holders, cut.from);
  return [{ ...first, from: cut.from, turn: cut.splice ?? first.turn }, ...within];
};

const cutTurns = (turns: Told['turns'], cut: Cut): readonly (readonly [CalendarDate, Turn])[] => {
  const own = turns.get(cut.from);
  const { splice } = cut;
  const first = own && splice ? { ...own, causes: [...own.causes, ...splice.causes] } : (own ?? splice);
  const later = [...turns].filter(([day]) => day !== cut.from && isWithin(day, cut));
  return [...(first === undefined ? [] : [[cut.from, first] as const]), ...later];
};

/** What is told of a subscription where each span of days is read by the facts that it may show. */
export const readTogether = (
  spans: readonly ReadSpan[],
  recordings: readonly Recording[],
  toldAt: (knownAt: number) => Told,
): Told => {
  const parts = spans.map((span, index) => {
    const told = toldAt(span.knownAt);
    const splice = spliceAt(spans[index - 1], span, recordings);
    const cut = { from: span.from, next: spans[index + 1]?.from, splice };
    return {
      stretches: cutStretches(told.stretches, cut),
      tenures: told.tenures,
      turns: cutTurns(told.turns, cut),
      holders: cutHolders(told.holders, cut),
    };
  });
  return {
    stretches: parts.flatMap(({ stretches }) => stretches),
    tenures: parts.flatMap(({ tenures }) => tenures),
    turns: new Map(parts.flatMap(({ turns }) => turns)),
    holders: parts.flatMap(({ holders }) => holders),
  };
};
