import { Inject, Injectable } from '@nestjs/common';
import { FACT_SCHEMAS, type FactSchemas } from '../../kernel/fact-schema.port';
import { faultWithin } from '../../kernel/field-fault';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import type { SentFact } from '../../kernel/stated-fact';
import { factCommandId, readStatedFact, type StatedFact } from '../application/stated-fact';
import type { SubscriptionFact } from '../domain/subscription.events';

/** Facts that a caller states itself. */
@Injectable()
export class StatedFacts {
  constructor(
    @Inject(FACT_SCHEMAS) private readonly schemas: FactSchemas,
    @Inject(HASHER) private readonly hasher: Hasher,
  ) {}

  /** `at` points to where in the request the fact stands. */
  read(sent: SentFact, at = ''): StatedFact {
    const stated = readStatedFact(sent, this.schemas);
    if (stated.outcome === 'stated') return stated;
    return { outcome: 'faulty', faults: stated.faults.map((fault) => faultWithin(at, fault)) };
  }

  commandIdOf(fact: SubscriptionFact, sourceId: string | undefined): string {
    return factCommandId(fact, sourceId, this.hasher);
  }
}
