import { brokenRule, POSITION_RULES } from './field-rules';
import { ChangesRefused } from './reader-errors';
import { fixedPosition, type ShardPosition } from './shard-check';

/** A position as it was kept. Throws ChangesRefused where it is not as it was given: some databases make texts of whole numbers. */
export const keptPosition = (kept: ShardPosition): ShardPosition => {
  const broken = brokenRule(POSITION_RULES, kept);
  if (broken === undefined) return fixedPosition(kept);
  const detail = `A kept position is not as it was given: ${broken}.`;
  const fix =
    'Give back what `apply` was given, with its numbers as numbers; where that is lost, begin again without positions.';
  throw new ChangesRefused({ code: 'position-is-invalid', detail, fix });
};
