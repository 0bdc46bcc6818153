/** How much a fact may say. The schemas of the facts state the same bounds, and a test holds the two together. */
export const FACT_LIMITS = {
  linesMax: 100,
  discountsMax: 20,
  attributesMax: 50,
  attributeKeyLengthMax: 64,
  attributeValueLengthMax: 256,
  causeLengthMax: 100,
  reasonLengthMax: 1000,
  intervalCountMax: 9999,
  supersedesMax: 10_000,
} as const;
