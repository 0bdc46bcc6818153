import type { FactId } from '../../kernel/ids';
import type { Month } from '../../kernel/month';
import type { Recorded } from '../../kernel/projection';
import type { PeriodClosed, PeriodFact } from '../../periods/domain/period.events';

/** Which months are closed, at every state of knowledge. There are a dozen facts a year, so they are kept as they are. */
export class ClosedPeriods {
  private readonly facts: Recorded<PeriodFact>[] = [];

  take(fact: Recorded<PeriodFact>): void {
    this.facts.push(fact);
  }

  /** The fact of that id, if it is of a period. */
  find(id: FactId): Recorded<PeriodFact> | undefined {
    return this.facts.find((fact) => fact.id === id);
  }

  /** The closings that stand by the facts up to a sequence, in the order of their months. */
  closedAt(knownAt: number): readonly Recorded<PeriodClosed>[] {
    const standing = new Map<Month, Recorded<PeriodClosed>>();
    for (const fact of this.facts) {
      if (fact.sequence > knownAt) break;
      if (fact.type === 'period-closed') standing.set(fact.data.period, fact);
      else standing.delete(fact.data.period);
    }
    return [...standing.values()].sort((a, b) => (a.data.period < b.data.period ? -1 : 1));
  }
}
