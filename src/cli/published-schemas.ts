import type { FactSchemas } from '../kernel/fact-schema.port';
import { SchemaCatalogue } from '../platform/schemas/schema-catalogue';

/** The shapes of facts, which need no ledger. */
export const readSchemas = (): FactSchemas => new SchemaCatalogue();
