import { join } from 'node:path';

const RATES = join('examples', 'data', 'harbor-rates.csv');
const published = ['rates', 'publish', 'USD/EUR', '0.95', '--effective-on', '2024-01-01', '--source', 'ECB'];

/** What is said of rates and asked in a reporting currency; `fact` is one that no rate has. */
export const aboutRates = (fact: string): readonly (readonly string[])[] => [
  ['show', '--as-of', '2025-10-15', '--currency', 'EUR'],
  [...published, '--dry-run', '--json'],
  published,
  ['rates', 'publish', 'USD/USD', '1', '--effective-on', '2025-01-01', '--source', 'ECB'],
  ['rates', 'publish', 'USD-EUR', '1', '--effective-on', '2025-01-01', '--source', 'ECB'],
  ['rates', 'publish', 'USD/EUR', '0', '--effective-on', '2025-01-01', '--source', 'ECB', '--json'],
  ['rates', 'import', RATES, '--source', 'harbor', '--dry-run'],
  ['rates', 'import', RATES, '--source', 'harbor'],
  ['rates', 'import', RATES, '--source', 'harbor', '--json'],
  ['rates', 'import', RATES],
  ['rates', 'list'],
  ['rates', 'list', '--as-of', '2025-03-31', '--json'],
  ['rates', 'void', 'USD/EUR', fact, '--reason', 'never was'],
  ['rates', 'correct', 'USD/EUR', fact, '0.97', '--effective-on', '2025-03-01', '--source', 'ECB', '--reason', 'typo'],
  ['show', '--as-of', '2025-10-15', '--currency', 'EUR', '--group-by', 'plan'],
  ['show', '--as-of', '2025-10-15', '--currency', 'EUR', '--native', 'USD'],
  ['movements', '--from', '2025-01', '--to', '2025-12', '--currency', 'EUR'],
  ['movements', '--from', '2025-01', '--to', '2025-12', '--currency', 'JPY'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '30', '--currency', 'EUR'],
  ['retention', '--from', '2025-07', '--to', '2025-12', '--currency', 'EUR'],
  ['export', '--as-of', '2025-10-15', '--currency', 'EUR'],
  ['explain', 'acme', '--currency', 'EUR'],
];
