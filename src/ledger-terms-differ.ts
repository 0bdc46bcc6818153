import type { LedgerTerms } from './ledger/domain/ledger.commands';
import type { Config } from './platform/config/config';

/** The environment asks for other terms than those the ledger was opened with. */
export class LedgerTermsDiffer extends Error {
  override readonly name = 'LedgerTermsDiffer';

  constructor(differences: readonly string[]) {
    super(
      `The ledger was opened with other terms, and they never change: ${differences.join('; ')}. ` +
        'Leave the variable out, or name another DATA_DIR for another ledger.',
    );
  }
}

/** Throws LedgerTermsDiffer where somebody asked for what does not hold; a value that nobody set asks for nothing. */
export const assertTerms = ({ timeZone, baseCurrency }: Config, standing: LedgerTerms): void => {
  const asked = [
    { variable: 'TIME_ZONE', ...timeZone, stands: standing.timeZone },
    { variable: 'BASE_CURRENCY', ...baseCurrency, stands: standing.baseCurrency },
  ];
  const differences = asked
    .filter(({ isExplicit, value, stands }) => isExplicit && value !== stands)
    .map(({ variable, value, stands }) => `${variable} asks for ${value}, and it has ${stands}`);
  if (differences.length > 0) throw new LedgerTermsDiffer(differences);
};
