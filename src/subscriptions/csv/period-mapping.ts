import { nearestName } from '../../kernel/near-name';
import { recordedAtNeedsOpening } from './recorded-at';
import type { RowFault } from './row-fault';

/** Where a value comes from: a column of the row, or the same text for all rows. */
export type CellSource = { readonly column: string } | { readonly constant: string };

const REQUIRED = ['subscription', 'account', 'start'] as const;
const PRICES = ['monthly', 'yearly', 'amount'] as const;
const OPTIONAL = ['end', 'interval', 'quantity', 'currency', 'kind', 'trialUntil', 'recordedAt'] as const;
export const TARGETS = [...REQUIRED, ...PRICES, ...OPTIONAL] as const;

export type Target = (typeof TARGETS)[number];
export type PriceTarget = (typeof PRICES)[number];

const ATTRIBUTE = 'attribute.';

/** How the columns of a file of subscription periods are read. */
export interface PeriodMapping {
  readonly sources: Readonly<Record<(typeof REQUIRED)[number], CellSource>> &
    Readonly<Partial<Record<Target, CellSource>>>;
  readonly price: PriceTarget;
  readonly attributes: readonly { readonly name: string; readonly source: CellSource }[];
  /** Whether the file's end day is the first that no longer counts, or the last that does. */
  readonly endDay: 'exclusive' | 'inclusive';
}

interface Pair {
  readonly target: string;
  readonly source: CellSource;
}

export type MappingRead = { readonly mapping: PeriodMapping } | { readonly fault: RowFault };

const refuse = (code: string, detail: string, fix: string): { readonly fault: RowFault } => ({
  fault: { code, detail, fix },
});

/** Takes `target=column` and `target:=text`, several of them separated by commas. */
const pairsOf = (text: string): readonly Pair[] | { readonly fault: RowFault } => {
  const pairs: Pair[] = [];
  for (const item of text.split(',')) {
    const [, target, sign, value] = /^([^:=]+)(:?=)(.*)$/u.exec(item.trim()) ?? [];
    if (target === undefined || value === undefined || value === '') {
      const fix = 'Write target=column or target:=text; a name that holds a comma goes into a --map-file.';
      return refuse('mapping-unreadable', `"${item}" is not a mapping.`, fix);
    }
    pairs.push({ target, source: sign === ':=' ? { constant: value } : { column: value } });
  }
  return pairs;
};

const isTarget = (text: string): text is Target => TARGETS.some((target) => target === text);

const unknownTarget = (target: string): { readonly fault: RowFault } => {
  const near = nearestName(target, [...TARGETS, `${ATTRIBUTE}plan`]);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  const known = `${TARGETS.join(', ')} and attribute.<name>`;
  return refuse('target-unknown', `${target} is not something a row can say.${hint}`, `Map one of ${known}.`);
};

const gather = (pairs: readonly Pair[]): Map<string, CellSource> | { readonly fault: RowFault } => {
  const sources = new Map<string, CellSource>();
  for (const { target, source } of pairs) {
    const isAttribute = target.startsWith(ATTRIBUTE) && target.length > ATTRIBUTE.length;
    if (!isAttribute && !isTarget(target)) return unknownTarget(target);
    if (sources.has(target)) {
      return refuse('target-twice', `${target} is mapped twice.`, `Keep one of the mappings of ${target}.`);
    }
    sources.set(target, source);
  }
  return sources;
};

const priceOf = (sources: ReadonlyMap<string, CellSource>): PriceTarget | { readonly fault: RowFault } => {
  const [price, ...others] = PRICES.filter((target) => sources.has(target));
  const fix = 'Map one of monthly, yearly, or amount together with interval.';
  if (price === undefined) return refuse('price-missing', 'No column is mapped to a price.', fix);
  if (others.length > 0) {
    return refuse('price-ambiguous', `${[price, ...others].join(' and ')} are both mapped: a row has one price.`, fix);
  }
  if (price === 'amount' && !sources.has('interval')) {
    return refuse('interval-missing', 'amount is mapped without the interval that it is charged at.', fix);
  }
  if (price !== 'amount' && sources.has('interval')) {
    return refuse('price-ambiguous', `interval goes with amount; ${price} says its interval itself.`, fix);
  }
  return price;
};

const assemble = (
  sources: ReadonlyMap<string, CellSource>,
  price: PriceTarget,
  endDay: PeriodMapping['endDay'],
): MappingRead => {
  const [subscription, account, start] = REQUIRED.map((target) => sources.get(target));
  if (subscription === undefined || account === undefined || start === undefined) {
    const missing = REQUIRED.filter((target) => !sources.has(target)).join(', ');
    return refuse('target-missing', `Not mapped: ${missing}.`, 'Every row needs subscription, account and start.');
  }
  const attributes = [...sources].flatMap(([target, source]) =>
    target.startsWith(ATTRIBUTE) ? [{ name: target.slice(ATTRIBUTE.length), source }] : [],
  );
  const named = [...sources].filter(([target]) => isTarget(target));
  return {
    mapping: { sources: { ...Object.fromEntries(named), subscription, account, start }, price, attributes, endDay },
  };
};

const fromPairs = (pairs: readonly Pair[], endDay: PeriodMapping['endDay']): MappingRead => {
  const sources = gather(pairs);
  if ('fault' in sources) return sources;
  const price = priceOf(sources);
  return typeof price === 'string' ? assemble(sources, price, endDay) : price;
};

/** Reads the mappings of a command line, after those of a file, if there is one; a line says otherwise than the file. */
export const parsePeriodMapping = (
  texts: readonly string[],
  endDay: PeriodMapping['endDay'],
  file: readonly Pair[] = [],
): MappingRead => {
  const pairs: Pair[] = [];
  for (const text of texts) {
    const read = pairsOf(text);
    if ('fault' in read) return read;
    pairs.push(...read);
  }
  const overridden = new Set(pairs.map(({ target }) => target));
  return fromPairs([...file.filter(({ target }) => !overridden.has(target)), ...pairs], endDay);
};

/** Moments of knowledge are what an opening brings, and nothing else may. */
export const openingFault = ({ sources }: PeriodMapping, isOpening: boolean): RowFault | undefined => {
  const { recordedAt } = sources;
  if (isOpening === (recordedAt !== undefined)) return undefined;
  if (recordedAt !== undefined) return recordedAtNeedsOpening('recordedAt');
  return {
    code: 'recorded-at-missing',
    detail: 'Nothing is mapped to recordedAt, and an opening says of each row when it became known.',
    fix: 'Map recordedAt, or leave --opening out: rows then count as known from their import on.',
  };
};

/** The columns that a file must have for this mapping. */
export const mappedColumns = ({ sources, attributes }: PeriodMapping): readonly string[] =>
  [...Object.values(sources), ...attributes.map(({ source }) => source)].flatMap((source) =>
    'column' in source ? [source.column] : [],
  );
