import type { PlantedBug } from './planted-bug';
import { PLANTED_IN_BACKDATING } from './planted-in-backdating';
import { PLANTED_IN_COMMANDS } from './planted-in-commands';
import { PLANTED_IN_CONSUMING } from './planted-in-consuming';
import { PLANTED_IN_FIGURES } from './planted-in-figures';
import { PLANTED_IN_POLICIES } from './planted-in-policies';
import { PLANTED_IN_RATES } from './planted-in-rates';
import { PLANTED_IN_PUBLISHING } from './planted-in-publishing';
import { PLANTED_IN_READING } from './planted-in-reading';
import { PLANTED_IN_SNAPSHOTS } from './planted-in-snapshots';
import { PLANTED_IN_THE_FOLD } from './planted-in-the-fold';
import { PLANTED_IN_TREATMENTS } from './planted-in-treatments';
import { PLANTED_IN_THE_INDEX } from './planted-in-the-index';
import { PLANTED_ON_EVENTSTOREDB } from './planted-on-eventstoredb';

/** Mistakes that the suites must catch. `npm run test:planted` makes one after the other. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  ...PLANTED_IN_COMMANDS,
  ...PLANTED_IN_FIGURES,
  ...PLANTED_IN_THE_INDEX,
  ...PLANTED_IN_THE_FOLD,
  ...PLANTED_IN_SNAPSHOTS,
  ...PLANTED_IN_PUBLISHING,
  ...PLANTED_IN_CONSUMING,
  ...PLANTED_IN_READING,
  ...PLANTED_IN_POLICIES,
  ...PLANTED_ON_EVENTSTOREDB,
  ...PLANTED_IN_TREATMENTS,
  ...PLANTED_IN_RATES,
  ...PLANTED_IN_BACKDATING,
];
