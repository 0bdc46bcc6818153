import type { JsonObject } from './canonical-json';
import type { FieldFault } from './field-fault';

/** The published shapes of facts. */
export interface FactSchemas {
  /** All that is wrong with the data of a fact of this type and version; nothing where it is as published. */
  validate(type: string, version: number, data: JsonObject): readonly FieldFault[];
}

export const FACT_SCHEMAS = Symbol('FactSchemas');
