import type { CalendarDate } from '../../kernel/calendar-date';
import { type Currency, minorDigitsOf } from '../../kernel/currency';
import type { LineId } from '../../kernel/ids';
import { formatMinorUnits, type MinorUnits, toMinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { compare, decimal, minus, type Rational, ratio, times, ZERO } from '../../kernel/rational';
import type { LineReckoning } from '../../subscriptions/domain/annual-value';
import type { Discount, RecurringLine } from '../../subscriptions/domain/line';
import { reckonIn } from '../../subscriptions/domain/standing-lines';
import type { Stretch } from '../../subscriptions/domain/stretches';
import type { SubscriptionStatusState } from '../../subscriptions/domain/subscription.states';
import type { DiscountInForce, LineInputs, LineValue } from './movement-answers';

/** A product of decimal amounts, whose denominator is a power of ten: every digit, and at least those of the currency. */
const decimalText = ({ numerator, denominator }: Rational, digitsMin: number): string => {
  const digits = denominator.toString().length - 1;
  const text = numerator.toString().padStart(digits + 1, '0');
  const [whole, fraction] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  const shown = fraction.replace(/0+$/u, '').padEnd(digitsMin, '0');
  return shown === '' ? whole : `${whole}.${shown}`;
};

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

const factorText = ({ numerator, denominator }: Rational): string => {
  const common = divisor(numerator, denominator);
  const [above, below] = [numerator / common, denominator / common];
  return below === 1n ? above.toString() : `${above.toString()}/${below.toString()}`;
};

const offText = (discount: Discount): string => ('percent' in discount ? `${discount.percent} %` : discount.amount);

const grossText = (line: RecurringLine): string =>
  'total' in line ? line.total : `${line.unitPrice} × ${line.quantity}`;

/** Whether a discount is of more than there was. */
const isCut = ({ gross, discounted }: LineReckoning): boolean =>
  discounted.some(({ discount }, index) => {
    const before = discounted[index - 1]?.left ?? gross;
    return 'amount' in discount && compare(before, decimal(discount.amount)) < 0n;
  });

/** The sum as a reader would write it; `≈` where the minor unit does not hold it. */
const formulaOf = (reckoning: LineReckoning, arr: MinorUnits, currency: Currency): string => {
  const { line, discounted, net, factor } = reckoning;
  const parts = [grossText(line), ...discounted.map(({ discount }) => offText(discount))];
  const bound = isCut(reckoning) ? ', not below 0' : '';
  const amount = parts.length === 1 && 'total' in line ? line.total : `(${parts.join(' − ')}${bound})`;
  const rounded = ratio(arr, 10n ** BigInt(minorDigitsOf(currency)));
  const isExact = compare(minus(times(net, factor), rounded), ZERO) === 0n;
  return `${amount} × ${factorText(factor)} ${isExact ? '=' : '≈'} ${formatMinorUnits(arr, currency)}`;
};

const inputsOf = ({ gross, discounted, net, factor }: LineReckoning, currency: Currency): LineInputs => {
  const text = (amount: Rational): string => decimalText(amount, minorDigitsOf(currency));
  const discounts = discounted.map(({ discount, left }): DiscountInForce => ({ ...discount, leaves: text(left) }));
  return { gross: text(gross), discounts, net: text(net), annualFactor: factorText(factor) };
};

/** What a line comes to at the end of a day, before it is written. */
export interface Valued {
  readonly arr: MinorUnits;
  readonly value: LineValue;
}

interface Day {
  readonly day: CalendarDate;
  readonly policy: Policy;
}

type Status = SubscriptionStatusState['status'];

const valueIn = (stretch: Stretch, status: Status, lineId: LineId, { day, policy }: Day): Valued | undefined => {
  const { factId, lines, identity } = stretch;
  const line = lines.find(({ id }) => id === lineId);
  if (line === undefined) return undefined;
  const { currency } = identity;
  const reckoning = reckonIn(stretch, line, day, policy);
  const stated = { asOf: day, status, factId, line };
  if (typeof reckoning === 'string') {
    return { arr: 0n, value: { ...stated, arr: formatMinorUnits(0n, currency), notCounted: reckoning } };
  }
  const arr = toMinorUnits(times(reckoning.net, reckoning.factor), currency);
  const [inputs, formula] = [inputsOf(reckoning, currency), formulaOf(reckoning, arr, currency)];
  return { arr, value: { ...stated, arr: formatMinorUnits(arr, currency), inputs, formula } };
};

/** A line of a subscription at the end of a day. */
export interface LineAsked {
  /** The state of the subscription at the end of a day. */
  readonly stateAt: (day: CalendarDate) => SubscriptionStatusState;
  /** What of it counts as in force. */
  readonly stretchAt: (day: CalendarDate) => Stretch | undefined;
  readonly lineId: LineId;
  readonly currency: Currency;
}

export const lineValueOn = ({ stateAt, stretchAt, lineId, currency }: LineAsked, on: Day): Valued => {
  const [{ status }, stretch] = [stateAt(on.day), stretchAt(on.day)];
  const standing = stretch && valueIn(stretch, status, lineId, on);
  const nothing = { asOf: on.day, status, arr: formatMinorUnits(0n, currency) };
  return standing ?? { arr: 0n, value: nothing };
};
