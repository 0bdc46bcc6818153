import { createHash } from 'node:crypto';
import type { CopyOutcome, CopyProgress } from './cli/folder-work';
import { countedHead } from './counted-head';
import type { Append, EventStore } from './kernel/event-store.port';
import { InvariantViolated } from './kernel/invariant-violated';
import { LOG_START } from './kernel/log-position';
import type { LogRecord } from './kernel/log-record';

export interface LedgerCopyPorts {
  readonly source: EventStore;
  readonly target: EventStore;
  readonly onProgress: (progress: CopyProgress) => void;
  readonly stop: AbortSignal;
}

const MS_IN_SECOND = 1000;

/** All that a fact says, in one text. Tokens are left out: each store has its own. */
const textOf = (fact: LogRecord): string => {
  const { sequence, recordedAt, recordedOn, imported, id, type, version, stream, revision, data, metadata } = fact;
  return JSON.stringify([
    ...[sequence, recordedAt, recordedOn, imported],
    ...[id, type, version, stream, revision],
    ...[data, metadata],
  ]);
};

async function* factsOf(store: EventStore): AsyncGenerator<LogRecord, undefined> {
  for await (const { records } of store.readLog(LOG_START)) yield* records;
  return undefined;
}

/** The append that facts came in, with the moments at which they were recorded. */
const appendOf = (facts: readonly LogRecord[]): Append => {
  const [first] = facts;
  if (first === undefined) throw new InvariantViolated('An append has facts.');
  return {
    stream: first.stream,
    records: facts.map(({ id, type, version, data, metadata }) => ({ id, type, version, data, metadata })),
    expectedRevision: first.revision - 1,
    recordedAt: facts.map(({ recordedAt }) => recordedAt),
  };
};

/** Copies a log fact by fact, append by append, and holds afterwards that both say the same. */
export class LedgerCopy {
  private readonly beganMs = performance.now();

  constructor(private readonly ports: LedgerCopyPorts) {}

  /** Goes on where an earlier one has come to. Throws what the stores throw. */
  async run(): Promise<CopyOutcome> {
    const { source, target, stop } = this.ports;
    const total = (await countedHead(source)).sequence;
    const standing = (await countedHead(target)).sequence;
    if (standing > total) return { outcome: 'differs', sequence: total + 1 };
    const [reading, compared] = [factsOf(source), factsOf(target)];
    let pending: LogRecord[] = [];
    for await (const fact of reading) {
      const { sequence, metadata } = fact;
      if (sequence <= standing) {
        const { value } = await compared.next();
        if (value === undefined || textOf(value) !== textOf(fact)) return { outcome: 'differs', sequence };
        this.report('copying', sequence, total);
        continue;
      }
      pending.push(fact);
      if (metadata.part < metadata.parts) continue;
      const { outcome } = await target.append(appendOf(pending));
      if (outcome === 'conflict') return { outcome: 'differs', sequence: sequence - pending.length + 1 };
      pending = [];
      this.report('copying', sequence, total);
      if (stop.aborted) return { outcome: 'aborted', sequence };
    }
    return this.compare(total, total - standing);
  }

  private async compare(total: number, copied: number): Promise<CopyOutcome> {
    const hash = createHash('sha256');
    const theirs = factsOf(this.ports.target);
    let facts = 0;
    for await (const fact of factsOf(this.ports.source)) {
      const text = textOf(fact);
      const { value } = await theirs.next();
      if (value === undefined || textOf(value) !== text) return { outcome: 'differs', sequence: fact.sequence };
      hash.update(text).update('\n');
      facts += 1;
      this.report('comparing', facts, total);
      if (this.ports.stop.aborted) return { outcome: 'aborted', sequence: total };
    }
    const { done } = await theirs.next();
    if (done !== true || facts !== total) return { outcome: 'differs', sequence: facts + 1 };
    return { outcome: 'copied', facts, copied, digest: `sha256:${hash.digest('hex')}` };
  }

  private report(phase: CopyProgress['phase'], folded: number, total: number): void {
    const elapsedMs = performance.now() - this.beganMs;
    const ratePerSecond = Math.round((folded * MS_IN_SECOND) / Math.max(elapsedMs, 1));
    this.ports.onProgress({ phase, folded, total, ratePerSecond });
  }
}
