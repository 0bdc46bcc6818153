import { endOf, missingOnce, missingRates } from './missing-rates';
import type { MissingRate } from './missing-rate';
import { present } from '../../kernel/present';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ArrBook } from '../domain/arr-book';
import type { Answered } from './query-rejections';
import { answered, type KnowledgeResolver, refuse } from './knowledge-resolver';
import { doneInTurns } from './resolved';
import { policyEffects } from './policy-effects';
import { type Caused, restating } from './restating';
import type { TwoKnown } from './two-known';

/** Each page of effects is cut out of all of them, so there is a most that they are made of. */
export const RESTATING_ENTRIES_MAX = 200_000;

/** The entries of one book between two sequences. */
interface Step {
  readonly book: ArrBook;
  readonly after: number;
  readonly upTo: number;
}

/** Gathers effects in the order in which they became known, as long as they are not too many. */
class Effects {
  readonly all: Caused[] = [];
  /** What could not be converted on the way; such effects are in the currency that was agreed. */
  readonly missing: MissingRate[] = [];
  private entries = 0;

  constructor(
    private readonly later: TwoKnown['later'],
    private readonly asOf: CalendarDate,
  ) {}

  /** Answers why there is no answer, where there are too many. */
  async take({ book, after, upTo }: Step): Promise<Answered<never> | undefined> {
    const rows = book.rows.enteredBetween(after, upTo, this.asOf);
    this.entries += rows.length;
    const [entries, entriesMax] = [this.entries, RESTATING_ENTRIES_MAX];
    if (entries > entriesMax) return refuse({ code: 'too-many-effects', entries, entriesMax });
    const effects = await doneInTurns(restating({ ...this.later, book }, rows));
    this.all.push(...effects);
    await this.takeMissing(book, effects);
    return undefined;
  }

  private async takeMissing(book: ArrBook, effects: readonly Caused[]): Promise<void> {
    const { reporting } = book;
    for (const { effect } of effects) {
      const { currency, amount, sequence: knownAt, accountId } = effect;
      if (reporting === undefined || currency === reporting || amount < 0n) continue;
      const needed = { days: [endOf(this.asOf)], accountId };
      this.missing.push(...(await doneInTurns(missingRates({ book, knownAt }, needed))));
    }
  }
}

export interface CausedBetween {
  readonly all: readonly Caused[];
  /** The pairs without a rate at some state of knowledge in between. */
  readonly missing: readonly MissingRate[];
}

/**
 * All effects between two states of knowledge, with their facts. Where a policy is adopted in between, what was known up to then is
 * taken from the book of the one before and what came after from its own; the adoption has the difference of the two for its effect.
 */
export const causedBetween = async (
  resolver: KnowledgeResolver,
  { earlier, later }: TwoKnown,
  asOf: CalendarDate,
): Promise<Answered<CausedBetween>> => {
  const isOne = earlier.echo.policyVersion === later.echo.policyVersion;
  const adoptions = isOne ? [] : later.book.policies.adoptedBetween(earlier.knownAt, later.knownAt);
  const effects = new Effects(later, asOf);
  let [book, after] = [earlier.book, earlier.knownAt];
  for (const fact of adoptions) {
    const { sequence: upTo, data } = fact;
    const tooMany = await effects.take({ book, after, upTo });
    if (tooMany !== undefined) return tooMany;
    const found = await resolver.resolve(
      present({ knownAt: upTo, policyVersion: data.version, currency: later.book.reporting }),
      (resolved) => answered(resolved),
    );
    if (found.outcome === 'refused') return found;
    const { book: next } = found.answer;
    for (const effect of await doneInTurns(policyEffects({ fact, former: book, next }, asOf))) effects.all.push(effect);
    [book, after] = [next, upTo];
  }
  const tooMany = await effects.take({ book, after, upTo: later.knownAt });
  return tooMany ?? answered({ all: effects.all, missing: missingOnce(effects.missing) });
};
