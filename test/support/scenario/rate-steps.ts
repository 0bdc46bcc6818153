import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { type Currency, parseCurrency } from '../../../src/kernel/currency';
import type { FactId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import type { RateCommand } from '../../../src/rates/domain/rate.commands';
import type { Pair, RateTerms } from '../../../src/rates/domain/rate.events';
import type { PureLedger, RecordedRate } from './pure-ledger';
import { TokenReader } from './token-reader';

/** What a page says of a rate. A label names the fact that an earlier line recorded. */
type RateSaying =
  | { readonly verb: 'publish'; readonly pair: Pair; readonly terms: RateTerms }
  | { readonly verb: 'void'; readonly label: string }
  | { readonly verb: 'correct'; readonly label: string; readonly terms: RateTerms };

export interface RateStep {
  readonly step: 'rate';
  readonly saying: RateSaying;
  /** Absent means: as soon after the fact before as may be. */
  readonly recordedOn?: CalendarDate;
  readonly label?: string;
}

/** The currency that all of a page is read in. */
export interface ReportingStep {
  readonly step: 'reporting';
  readonly currency: Currency;
}

const pairIn = (text: string): Pair | undefined => {
  const [base, quote] = text.split('/').map(parseCurrency);
  return base === undefined || quote === undefined ? undefined : { base, quote };
};

const readTerms = (reader: TokenReader): RateTerms => {
  const effectiveOn = reader.day();
  const rate = reader.amount();
  const until = reader.takes('until') ? reader.day() : undefined;
  return { effectiveOn, rate, source: 'ECB', ...present({ until }) };
};

const readSaying = (reader: TokenReader): RateSaying => {
  if (reader.takes('void')) return { verb: 'void', label: reader.word('label') };
  if (reader.takes('correct')) return { verb: 'correct', label: reader.word('label'), terms: readTerms(reader) };
  return { verb: 'publish', pair: reader.parsed('pair', pairIn), terms: readTerms(reader) };
};

/** `rate USD/EUR 2025-01-01 0.90 until 2025-03-01 @2025-01-02 as r1`, `rate void r1`, `rate correct r1 2025-01-01 0.91`. */
export const readRate = (reader: TokenReader): RateStep => {
  reader.expect('rate');
  const saying = readSaying(reader);
  const recordedOn = reader.peek().startsWith('@')
    ? new TokenReader(reader.word('day').slice(1), reader.lineNumber).day()
    : undefined;
  const label = reader.takes('as') ? reader.word('label') : undefined;
  reader.done();
  return { step: 'rate', saying, ...present({ recordedOn, label }) };
};

/** `reporting EUR`. */
export const readReporting = (reader: TokenReader): ReportingStep => {
  reader.expect('reporting');
  const currency = reader.currency();
  reader.done();
  return { step: 'reporting', currency };
};

type Find = (label: string) => { readonly id: FactId; readonly data: Pair };

const commandOf = (saying: RateSaying, find: Find): RateCommand => {
  if (saying.verb === 'publish') return { type: 'publish-rate', ...saying.pair, ...saying.terms };
  const { id: factId, data } = find(saying.label);
  const undoing = { base: data.base, quote: data.quote, factId, reason: 'a mistake' };
  return saying.verb === 'void'
    ? { type: 'void-rate-fact', ...undoing }
    : { type: 'correct-rate-fact', ...undoing, terms: saying.terms };
};

/** The rates of a page, by what it calls them. */
export class RateLabels {
  private readonly facts = new Map<string, RecordedRate>();

  /** Puts what a line says to the ledger. Throws where it is refused. */
  take(ledger: PureLedger, { saying, recordedOn = ledger.recordedOnLast, label }: RateStep): void {
    const own = saying.verb === 'publish' ? saying.terms.effectiveOn : undefined;
    const day = recordedOn ?? own;
    if (day === undefined) throw new Error('the first fact needs a day');
    const executed = ledger.executeOfRate(
      commandOf(saying, (name) => this.find(name)),
      day,
    );
    if (executed.outcome === 'rejected') throw new Error(`the rate is refused: ${executed.rejection.code}`);
    const [fact] = executed.facts;
    if (label !== undefined && fact !== undefined) this.facts.set(label, fact);
  }

  has(label: string): boolean {
    return this.facts.has(label);
  }

  find(label: string): RecordedRate {
    const fact = this.facts.get(label);
    if (fact === undefined) throw new Error(`no rate is called ${label}`);
    return fact;
  }
}
