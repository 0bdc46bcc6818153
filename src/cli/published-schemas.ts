import type { FactSchemas } from '../kernel/fact-schema.port';
import { SchemaCatalogue } from '../platform/schemas/schema-catalogue';

let catalogue: FactSchemas | undefined;

/** The shapes of facts, which need no ledger. They are compiled once, and only for whoever asks: it takes longer than most questions. */
export const readSchemas = (): FactSchemas => (catalogue ??= new SchemaCatalogue());
