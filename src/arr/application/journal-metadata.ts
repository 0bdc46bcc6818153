import type { FactMetadata } from '../../kernel/fact-metadata';
import type { Hasher } from '../../kernel/hasher.port';

/** The metadata of what no command has recorded, but the fold of the log. */
export const journalMetadata = (
  commandId: string,
  hasher: Pick<Hasher, 'sha256'>,
  commandHash = hasher.sha256(commandId),
): FactMetadata => ({
  commandId,
  part: 1,
  parts: 1,
  source: 'arr-journal',
  commandHash,
  actor: 'service',
  correlationId: commandId,
});
