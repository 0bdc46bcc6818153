import type { ToldFact } from './told-fact';

/** Where the facts of the demo company come from, as their metadata says. */
export const DEMO_SOURCE = 'demo';

/** The fact as a line of an opening: JSON with its id and the moment at which it became known. */
export const nativeLine = ({ fact: { id, type, data }, sourceId, recordedAt }: ToldFact): string =>
  JSON.stringify({ id, recordedAt, type, data, metadata: { source: DEMO_SOURCE, sourceId } });
