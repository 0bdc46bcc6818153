import type { Currency } from '../../src/kernel/currency';
import type { DecimalAmount } from '../../src/kernel/decimal-amount';
import type { FactId, SubscriptionId } from '../../src/kernel/ids';
import { present } from '../../src/kernel/present';
import { isRecurring, type Line, type RecurringLine } from '../../src/subscriptions/domain/line';
import type { SubscriptionFact, SubscriptionStatement } from '../../src/subscriptions/domain/subscription.events';
import { lineArr } from '../support/oracle/oracle-line';
import { type OracleTreatments, readUnder } from '../support/oracle/treatments';
import type { AnyFact, RecordedFact } from '../support/scenario/pure-ledger';
import { amountOf, subscriptionOf } from '../support/scenario/spelled';
import { DAYS } from './intents';

type Appends = readonly (readonly AnyFact[])[];

/** Whether a line may count for another share of itself on other days, so that not all shares of it can be looked at beforehand. */
const isCountedInPart = ({ ramps, shortTerms }: OracleTreatments): boolean =>
  ramps === 'average-over-term' || shortTerms === 'contract-amount';

/** How a subscription is split: the tenths of each line that stay with it, by the line's id; of others all stay. */
export interface Split {
  readonly subscriptionId: SubscriptionId;
  readonly tenths: Readonly<Record<string, number>>;
}

const WHOLE = 10;

/** The subscription that takes what does not stay; no history speaks of it. */
const OTHER_HALF = subscriptionOf('sub-split-off');

const shareOf = (text: string, tenths: number): DecimalAmount => {
  const [whole = '', decimals = ''] = text.split('.');
  const digits = (BigInt(whole + decimals) * BigInt(tenths)).toString().padStart(decimals.length + 2, '0');
  const point = digits.length - decimals.length - 1;
  return amountOf(`${digits.slice(0, point)}.${digits.slice(point)}`);
};

const lineShare = (line: RecurringLine, tenths: number): RecurringLine => {
  const discounts = line.discounts?.map((discount) =>
    'amount' in discount ? { ...discount, amount: shareOf(discount.amount, tenths) } : discount,
  );
  return 'total' in line
    ? present({ ...line, discounts, total: shareOf(line.total, tenths) })
    : present({ ...line, discounts, unitPrice: shareOf(line.unitPrice, tenths) });
};

/** The tenths that stay, or all where the rounded amounts of the shares would not add up to the line's on some day. */
const tenthsThatAddUp = (
  line: RecurringLine,
  currency: Currency,
  { tenths, treatments }: { readonly tenths: number; readonly treatments: OracleTreatments },
): number => {
  // What goes over whole adds up whatever it counts for.
  if (tenths === 0) return tenths;
  if (isCountedInPart(treatments)) return WHOLE;
  const known = readUnder([], treatments);
  const shares = [lineShare(line, tenths), lineShare(line, WHOLE - tenths)];
  const addsUp = DAYS.every((day) => {
    const sum = shares.reduce((total, share) => total + lineArr(share, { currency, day, known }), 0n);
    return sum === lineArr(line, { currency, day, known });
  });
  return addsUp ? tenths : WHOLE;
};

/** One of the two subscriptions: its name, the ids of its facts, and its share of a line. */
interface Half {
  readonly subscriptionId: SubscriptionId;
  readonly idOf: (factId: FactId) => FactId;
  readonly shareOf: (line: Line, currency: Currency) => Line;
}

const halvesOf = ({ subscriptionId, tenths }: Split, treatments: OracleTreatments): readonly Half[] => {
  const staying = (line: RecurringLine, currency: Currency): number =>
    tenthsThatAddUp(line, currency, { tenths: tenths[line.id] ?? WHOLE, treatments });
  return [
    {
      subscriptionId,
      idOf: (factId) => factId,
      shareOf: (line, currency) => (isRecurring(line) ? lineShare(line, staying(line, currency)) : line),
    },
    {
      subscriptionId: OTHER_HALF,
      idOf: (factId) => factId.replace(/^0{8}/u, 'eeeeeeee') as FactId,
      shareOf: (line, currency) => (isRecurring(line) ? lineShare(line, WHOLE - staying(line, currency)) : line),
    },
  ];
};

/** The names of changes stay, though one half may go the other way: they are labels for readers. */
const statementFor = (half: Half, { type, data }: SubscriptionStatement): SubscriptionStatement => {
  const { subscriptionId } = half;
  const told = {
    ...{ ...data, subscriptionId },
    lines: 'lines' in data ? data.lines.map((line) => half.shareOf(line, data.currency)) : undefined,
    supersedes: 'supersedes' in data ? data.supersedes.map(half.idOf) : undefined,
    cancellationId: 'cancellationId' in data ? half.idOf(data.cancellationId) : undefined,
  };
  return { type, data: present(told) } as SubscriptionStatement;
};

const factFor = (half: Half, fact: SubscriptionFact): SubscriptionFact => {
  if (fact.type !== 'fact-voided' && fact.type !== 'fact-corrected') return statementFor(half, fact);
  const { subscriptionId } = half;
  const factId = half.idOf(fact.data.factId);
  if (fact.type === 'fact-voided') return { ...fact, data: { ...fact.data, subscriptionId, factId } };
  const statement = statementFor(half, fact.data.statement);
  return { ...fact, data: { ...fact.data, subscriptionId, factId, statement } };
};

const isOfOne = (fact: AnyFact, subscriptionId: SubscriptionId): fact is RecordedFact =>
  'subscriptionId' in fact.data && fact.data.subscriptionId === subscriptionId;

/** Numbers facts anew, and has closings close by the facts that they closed by. */
class NumberedAnew {
  private readonly numbers = new Map<number, number>();
  private sequence = 1;

  take(fact: AnyFact): AnyFact {
    this.sequence += 1;
    // Both halves of a fact come from one.
    this.numbers.set(fact.sequence, this.sequence);
    const { sequence } = this;
    if (fact.type !== 'period-closed') return { ...fact, sequence };
    const { closedAtSequence: at } = fact.data;
    return { ...fact, sequence, data: { ...fact.data, closedAtSequence: this.numbers.get(at) ?? at } };
  }
}

/** A history in which every fact of one subscription is told of two, in the same append, with its lines shared out. */
export const splitAppends = (appends: Appends, split: Split, treatments: OracleTreatments): Appends => {
  const halves = halvesOf(split, treatments);
  const numbered = new NumberedAnew();
  return appends.map((facts) => {
    const told = halves.flatMap((half, index) =>
      facts.flatMap((fact): readonly AnyFact[] => {
        if (!isOfOne(fact, split.subscriptionId)) return index === 0 ? [fact] : [];
        return [{ ...fact, ...factFor(half, fact), id: half.idOf(fact.id) }];
      }),
    );
    return told.map((fact) => numbered.take(fact));
  });
};
