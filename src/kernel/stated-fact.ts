import { canonicalJson, type JsonObject } from './canonical-json';
import type { FactSchemas } from './fact-schema.port';
import { faultWithin, type FieldFault, fieldFault, pointerTo } from './field-fault';
import type { Hasher } from './hasher.port';
import { checkedTexts } from './personal-text';

/** A fact as its sender has it. */
export interface SentFact {
  readonly type: string;
  readonly version?: number | undefined;
  readonly data: JsonObject;
}

/** The version that facts are sent in unless they say another. */
export const SENT_VERSION = 1;

/** All that is wrong with a fact whose texts are readable; the faults point into what was sent. */
export const faultsInSent = (
  { type, version = SENT_VERSION, data }: SentFact,
  schemas: FactSchemas,
): readonly FieldFault[] => {
  const { sealed, faults } = checkedTexts(data);
  return [...faults, ...schemas.validate(type, version, sealed)].map((fault) =>
    fault.code === 'fact-version-unknown'
      ? fieldFault(pointerTo('version'), fault.code)
      : faultWithin(pointerTo('data'), fault),
  );
};

/**
 * The same event of a source is the same command; where the source gives it no id, the same content is. The content comes without
 * its free texts: the id is kept as it is, and a fingerprint of a text that may be personal would let it be guessed.
 */
export const statedCommandId = (
  { type, data }: { readonly type: string; readonly data: object },
  sourceId: string | undefined,
  hasher: Hasher,
): string => `fact:${sourceId ?? hasher.sha256(canonicalJson({ type, data: data as JsonObject }))}`;
