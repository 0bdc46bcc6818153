/** How much a fact may say. The schemas of the facts state the same bounds, and a test holds the two together. */
export const FACT_LIMITS = {
  linesMax: 100,
  discountsMax: 20,
  attributesMax: 50,
  attributeKeyLengthMax: 64,
  attributeValueLengthMax: 256,
  causeLengthMax: 64,
  reasonLengthMax: 1000,
  nameLengthMax: 256,
  rateSourceLengthMax: 200,
  /** Of a text once it is sealed: a reason of four bytes a character, with what sealing adds, in base64url. */
  sealedLengthMax: 5514,
  intervalCountMax: 9999,
  /** So many ids alone pass `bytesMax`, which is what refuses a cancellation of too many facts. */
  supersedesMax: 10_500,
  /**
   * Of its data as JSON in UTF-8. A command records two
   * facts at most, and both together stay well under what a store takes in one append.
   */
  bytesMax: 409_600,
  /** What a store takes in one append, less a margin; and what one void takes of it beside its reason. */
  appendBytesMax: 1_000_000,
  voidBytes: 2_500,
} as const;
