import { createRequire } from 'node:module';

/** The ledger as it is built: what is measured is what users run. */
export const built = createRequire(new URL('../dist/', import.meta.url));
