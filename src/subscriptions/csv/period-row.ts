import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import type { Instant } from '../../kernel/instant';
import { type LineId, parseLineId } from '../../kernel/ids';
import { isAttributeKey, isPlainText, lengthOf } from '../../kernel/plain-text';
import { present } from '../../kernel/present';
import type { Attributes, Interval, PricedLine, RecurringKind } from '../domain/line';
import type { RecordPeriod } from '../domain/subscription.commands';
import {
  accountIdIn,
  amountIn,
  type Cell,
  currencyIn,
  intervalIn,
  kindIn,
  optionalDateIn,
  startIn,
  subscriptionIdIn,
} from './cell-values';
import type { CellSource, PeriodMapping, Target } from './period-mapping';
import { recordedAtIn } from './recorded-at';
import { fault, faultsOf, isFaulty, type ReadPart, type RowFault } from './row-fault';

const ONE = '1' as DecimalAmount;

const PRICE_INTERVALS = { monthly: { months: 1 }, yearly: { years: 1 } } as const;

type CellText = (column: string) => string;

const cellFrom = (source: CellSource, textOf: CellText, target: string): Cell =>
  'column' in source
    ? { name: source.column, text: textOf(source.column).trim() }
    : { name: target, text: source.constant };

interface Span {
  readonly start: CalendarDate;
  readonly end?: CalendarDate;
}

const spanOf = (
  start: ReadPart<CalendarDate>,
  end: ReadPart<CalendarDate | undefined>,
  endDay: PeriodMapping['endDay'],
  column: string,
): ReadPart<Span> => {
  if (isFaulty(start) || isFaulty(end)) return { faults: faultsOf([start, end]) };
  if (end.value === undefined) return { value: { start: start.value } };
  const said = `the period starts on ${start.value} and ends on ${end.value}`;
  if (end.value < start.value) {
    const fix = 'Swap the two days, or mend the one that is wrong.';
    return fault({ column, code: 'span-is-reversed', detail: `It ends before it begins: ${said}.`, fix });
  }
  const endsOn = endDay === 'inclusive' ? addDays(end.value, 1) : end.value;
  if (endsOn === start.value) {
    const detail = `It holds no day: ${said}, the first day that no longer counts.`;
    const fix = 'Leave the row out, mend a day, or, if the end day still counts, use --end-day inclusive.';
    return fault({ column, code: 'span-is-empty', detail, fix });
  }
  return { value: { start: start.value, end: endsOn } };
};

const attributeIn = (name: string, { name: column, text }: Cell): ReadPart<readonly [string, string] | undefined> => {
  if (text === '') return { value: undefined };
  if (lengthOf(text) <= FACT_LIMITS.attributeValueLengthMax && isPlainText(text)) return { value: [name, text] };
  const detail = `${column} is longer than ${FACT_LIMITS.attributeValueLengthMax.toString()} characters or holds control characters.`;
  return fault({
    column,
    code: 'attribute-invalid',
    detail,
    fix: 'Shorten it, or leave the attribute out of the mapping.',
  });
};

const attributesIn = ({ attributes }: PeriodMapping, textOf: CellText): ReadPart<Attributes | undefined> => {
  const parts = attributes.map(({ name, source }) => attributeIn(name, cellFrom(source, textOf, `attribute.${name}`)));
  const faults = faultsOf(parts);
  if (faults.length > 0) return { faults };
  const pairs = parts.flatMap((part) => (isFaulty(part) || part.value === undefined ? [] : [part.value]));
  return { value: pairs.length === 0 ? undefined : Object.fromEntries(pairs) };
};

const lineIdOf = (kind: RecurringKind): LineId => {
  const id = parseLineId(kind);
  if (id === undefined) throw new RangeError(`${kind} is not a line id.`);
  return id;
};

const everyIn = ({ price }: PeriodMapping, interval: Cell | undefined): ReadPart<Interval> => {
  if (price !== 'amount') return { value: PRICE_INTERVALS[price] };
  return intervalIn(interval ?? { name: 'interval', text: '' });
};

/** The row's one line, named after its kind. */
const lineIn = (mapping: PeriodMapping, cell: (target: Target) => Cell | undefined): ReadPart<PricedLine> => {
  const [kindCell, quantityCell] = [cell('kind'), cell('quantity')];
  const kind: ReadPart<RecurringKind> = kindCell === undefined ? { value: 'subscription' } : kindIn(kindCell);
  const unitPrice = amountIn(cell(mapping.price) ?? { name: mapping.price, text: '' });
  const quantity: ReadPart<DecimalAmount> = quantityCell === undefined ? { value: ONE } : amountIn(quantityCell);
  const every = everyIn(mapping, cell('interval'));
  const trialUntil = optionalDateIn(cell('trialUntil') ?? { name: 'trialUntil', text: '' });
  if (isFaulty(kind) || isFaulty(unitPrice) || isFaulty(quantity) || isFaulty(every) || isFaulty(trialUntil)) {
    return { faults: faultsOf([kind, unitPrice, quantity, every, trialUntil]) };
  }
  return {
    value: present({
      id: lineIdOf(kind.value),
      kind: kind.value,
      unitPrice: unitPrice.value,
      quantity: quantity.value,
      every: every.value,
      trialUntil: trialUntil.value,
    }),
  };
};

/** The period that a row states, or all that is wrong with it. */
export const readPeriodRow = (
  mapping: PeriodMapping,
  textOf: CellText,
  correctBecause: string | undefined,
): ReadPart<RecordPeriod> => {
  const cell = (target: Target): Cell | undefined => {
    const source = mapping.sources[target];
    return source && cellFrom(source, textOf, target);
  };
  const empty = (target: Target): Cell => cell(target) ?? { name: target, text: '' };
  const subscription = subscriptionIdIn(empty('subscription'));
  const account = accountIdIn(empty('account'));
  const endCell = empty('end');
  const span = spanOf(startIn(empty('start')), optionalDateIn(endCell), mapping.endDay, endCell.name);
  const currency = currencyIn(empty('currency'));
  const line = lineIn(mapping, cell);
  const attributes = attributesIn(mapping, textOf);
  if (
    isFaulty(subscription) ||
    isFaulty(account) ||
    isFaulty(span) ||
    isFaulty(currency) ||
    isFaulty(line) ||
    isFaulty(attributes)
  ) {
    return { faults: faultsOf([subscription, account, span, currency, line, attributes]) };
  }
  return {
    value: present({
      type: 'record-period' as const,
      subscriptionId: subscription.value,
      accountId: account.value,
      currency: currency.value,
      start: span.value.start,
      end: span.value.end,
      lines: [line.value],
      attributes: attributes.value,
      correctBecause,
    }),
  };
};

/** When a row became known, if it says so. */
export const recordedAtOf = ({ sources }: PeriodMapping, textOf: CellText): ReadPart<Instant | undefined> => {
  const cell = sources.recordedAt && cellFrom(sources.recordedAt, textOf, 'recordedAt');
  return cell === undefined || cell.text === '' ? { value: undefined } : recordedAtIn(cell);
};

/** Attribute names that the ledger does not take, found before the first row is read. */
export const attributeNameFaults = ({ attributes }: PeriodMapping): readonly RowFault[] =>
  attributes
    .filter(({ name }) => !isAttributeKey(name) || lengthOf(name) > FACT_LIMITS.attributeKeyLengthMax)
    .map(({ name }) => ({
      code: 'attribute-name-invalid',
      detail: `"${name}" cannot be the name of an attribute.`,
      fix: `Use a name without commas and colons, of ${FACT_LIMITS.attributeKeyLengthMax.toString()} characters at most.`,
    }));
