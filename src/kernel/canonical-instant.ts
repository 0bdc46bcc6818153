import { isJsonObject, type JsonObject } from './canonical-json';
import { parseInstant } from './instant';
import { InvariantViolated } from './invariant-violated';

/** A canonical instant is the only way of writing one that has this length. */
const CANONICAL_INSTANT_LENGTH = '2025-01-01T00:00:00.000Z'.length;

const withCanonicalInstant = (data: JsonObject): JsonObject => {
  const { occurredAt } = data;
  if (typeof occurredAt !== 'string' || occurredAt.length === CANONICAL_INSTANT_LENGTH) return data;
  const canonical = parseInstant(occurredAt);
  if (canonical === undefined) throw new InvariantViolated(`${occurredAt} is not an instant.`);
  return { ...data, occurredAt: canonical };
};

/**
 * The data of a fact with its instants, those of a statement inside it included, written in one way: they compare as text, and
 * schemas take them with other zones and precisions. The same object where nothing is to be done, as almost always.
 */
export const withCanonicalInstants = (data: JsonObject): JsonObject => {
  const { statement } = data;
  if (!isJsonObject(statement) || !isJsonObject(statement['data'])) return withCanonicalInstant(data);
  const stated = withCanonicalInstant(statement['data']);
  return stated === statement['data'] ? data : { ...data, statement: { ...statement, data: stated } };
};
