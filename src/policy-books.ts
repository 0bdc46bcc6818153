import { adoptedPolicyIn } from './adopted-policy';
import { ArrBook } from './arr/domain/arr-book';
import type { ArrIndex } from './arr/domain/arr-index';
import type { LedgerFact } from './arr/domain/ledger-fact';
import { arrJournal } from './arr/projections/arr-journal.projection';
import type { ArrBooks, BookKept } from './arr/queries/arr-books.port';
import type { EventStore } from './kernel/event-store.port';
import { InvariantViolated } from './kernel/invariant-violated';
import type { Token } from './kernel/log-record';
import { DEFAULT_POLICY, type PolicyVersion } from './kernel/policy';
import { type BuildingProgress, PolicyBuilding } from './kernel/policy-building';
import { PositionNotReached, type View } from './kernel/read-model.port';
import type { HostAttendant } from './platform/projections/host-attendant';
import type { HostedReadModel } from './platform/projections/hosted-read-model';
import type { ProjectionHost, RebuildOutcome } from './platform/projections/projection-host';
import type { RefoldOutcome } from './platform/projections/refold';
import { systemTiming, type Timing } from './platform/projections/timing';

/** How many books are kept beside that of the policy adopted last. Each takes as much memory as that one. */
const OTHERS_MAX = 2;
/** A book that nobody has asked for while so many facts came is let go of: each fact is folded into all that are kept. */
const IDLE_FACTS = 10_000;
/** How long a question waits for a book before its caller is told to ask again. */
const BUILDING_WAIT_MS = 5000;

const MAIN = 'arr-journal';

export interface PolicyBooksPorts {
  readonly host: ProjectionHost<LedgerFact>;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly createIndex: () => ArrIndex;
  readonly timing?: Timing;
  readonly waitMs?: number;
  readonly idleFacts?: number;
}

/** A book beside the main one, or on its way there. */
interface Other {
  /** Resolves when it stands where the others do. */
  readonly ready: Promise<void>;
  isReady: boolean;
  /** Where the log stood when it was last asked for. */
  usedAt: number;
}

const nameOf = ({ policy: { version }, reporting }: BookKept): string =>
  `${MAIN}-policy-${version.toString()}${reporting === undefined ? '' : `-in-${reporting}`}`;

/** That a fold came to its end. Throws why it did not. */
const assertFolded = (outcome: RefoldOutcome | RebuildOutcome): void => {
  switch (outcome.outcome) {
    case 'arrived':
    case 'rebuilt':
      return;
    case 'aborted':
      throw new PositionNotReached('The process is ending.');
    case 'refused':
      throw new PositionNotReached('The projection is being folded anew for another reason.');
    case 'failed':
      throw new InvariantViolated(`The fact at sequence ${outcome.failure.sequence.toString()} cannot be folded.`);
  }
};

/**
 * The book of the policy adopted last, which is found out before the log is read, and those of others and in reporting currencies, folded
 * when they are asked for. When
 * another policy is adopted, its book is folded beside the main one, takes its place, and the former goes on beside.
 */
export class PolicyBooks implements ArrBooks, HostAttendant {
  private readonly main: HostedReadModel<ArrBook>;
  private readonly timing: Timing;
  /** By their names, as are those that are being folded. */
  private readonly others = new Map<string, Other>();
  private readonly progress = new Map<string, BuildingProgress>();
  private succession: { readonly version: number; readonly ready: Promise<void> } | undefined;
  /** The policy whose book could not be folded; trying again would fail again. */
  private failed: number | undefined;
  private first = DEFAULT_POLICY;

  constructor(private readonly ports: PolicyBooksPorts) {
    this.timing = ports.timing ?? systemTiming;
    const projection = arrJournal(DEFAULT_POLICY, ports.createIndex);
    this.main = ports.host.register({ ...projection, create: () => new ArrBook(this.first, ports.createIndex()) });
    ports.host.attend(this);
  }

  async beforeReading(): Promise<void> {
    this.first = await adoptedPolicyIn(this.ports.store);
  }

  atRest(): void {
    const { host } = this.ports;
    const book = this.main.stateNow();
    const latest = book?.policies.latest;
    if (book !== undefined && latest !== undefined && latest.version > book.policy.version) {
      if (latest.version !== this.failed) this.succeed(latest).catch(() => undefined);
    }
    for (const [name, { isReady, usedAt }] of this.others) {
      if (isReady && host.position.sequence - usedAt > (this.ports.idleFacts ?? IDLE_FACTS)) this.letGo(name);
    }
  }

  view(minPosition?: Token): Promise<View<ArrBook>> {
    return this.main.view(minPosition);
  }

  async of(kept: BookKept, minPosition?: Token): Promise<View<ArrBook>> {
    const main = this.main.stateNow();
    const { policy, reporting } = kept;
    const { version } = policy;
    if (
      reporting === undefined &&
      main !== undefined &&
      version > main.policy.version &&
      version === main.policies.latest.version
    ) {
      await this.inTime({ policy }, this.succeed(policy));
      return this.main.view(minPosition);
    }
    await this.inTime(kept, this.beside(kept));
    const model = this.ports.host.modelOf<ArrBook>(nameOf(kept));
    if (model === undefined && reporting !== undefined) throw this.building(kept);
    // It may have become the main one meanwhile.
    return (model ?? this.main).view(minPosition);
  }

  /** Puts the book of the policy adopted last in the place of the one before, which goes on beside. */
  private succeed(next: PolicyVersion): Promise<void> {
    const { version } = next;
    if (this.succession?.version === version) return this.succession.ready;
    const before = this.succession?.ready ?? Promise.resolve();
    const ready = before
      .catch(() => undefined)
      .then(() => this.replaced(next))
      .finally(() => {
        if (this.succession?.version === version) this.succession = undefined;
      });
    this.succession = { version, ready };
    return ready;
  }

  private async replaced(next: PolicyVersion): Promise<void> {
    const { host, createIndex } = this.ports;
    const former = this.main.stateNow()?.policy;
    if (former === undefined) throw new PositionNotReached('The projection is being folded again.');
    if (former.version >= next.version) return;
    const successor = { create: () => new ArrBook(next, createIndex()), formerName: nameOf({ policy: former }) };
    const outcome = await host.rebuild(
      MAIN,
      (progress) => this.progress.set(nameOf({ policy: next }), progress),
      undefined,
      successor,
    );
    if (outcome.outcome === 'failed') this.failed = next.version;
    assertFolded(outcome);
    // Whoever asked by it before the main book had heard of it has had it folded beside.
    this.letGo(nameOf({ policy: next }));
    this.others.set(nameOf({ policy: former }), {
      ready: Promise.resolve(),
      isReady: true,
      usedAt: host.position.sequence,
    });
    if (this.others.size > OTHERS_MAX) this.makeRoom({ policy: former });
  }

  /** The book of another policy or in another currency, which stands beside the main one when this resolves. */
  private beside(kept: BookKept): Promise<void> {
    const name = nameOf(kept);
    const usedAt = this.ports.host.position.sequence;
    const known = this.others.get(name);
    if (known !== undefined) {
      // The one that was asked for last is the last to go.
      this.others.delete(name);
      this.others.set(name, Object.assign(known, { usedAt }));
      return known.ready;
    }
    if (this.others.size >= OTHERS_MAX) this.makeRoom(kept);
    const ready = this.joined(kept);
    this.others.set(name, { ready, isReady: false, usedAt });
    ready.then(
      () => Object.assign(this.others.get(name) ?? {}, { isReady: true }),
      () => this.others.delete(name),
    );
    return ready;
  }

  private async joined(kept: BookKept): Promise<void> {
    const name = nameOf(kept);
    const projection = { ...arrJournal(kept.policy, this.ports.createIndex, kept.reporting), name };
    assertFolded(await this.ports.host.join(projection, (progress) => this.progress.set(name, progress)));
  }

  /** Lets go of the book that nobody has asked for the longest. Throws PolicyBuilding where all are still being folded. */
  private makeRoom(kept: BookKept): void {
    const oldest = [...this.others].find(([other, { isReady }]) => isReady && other !== nameOf(kept));
    if (oldest === undefined) throw this.building(kept);
    this.letGo(oldest[0]);
  }

  private letGo(name: string): void {
    if (this.others.get(name)?.isReady !== true) return;
    this.others.delete(name);
    this.ports.host.leave(name);
  }

  private async inTime(kept: BookKept, ready: Promise<void>): Promise<void> {
    let cancel = (): void => undefined;
    const late = new Promise<'late'>((resolve) => {
      cancel = this.timing.after(this.ports.waitMs ?? BUILDING_WAIT_MS, () => resolve('late'));
    });
    try {
      if ((await Promise.race([ready, late])) === 'late') throw this.building(kept);
    } finally {
      cancel();
    }
  }

  private building(kept: BookKept): PolicyBuilding {
    const { folded, total } = this.progress.get(nameOf(kept)) ?? {
      folded: 0,
      total: this.ports.host.position.sequence,
    };
    return new PolicyBuilding(kept.policy.version, { folded, total });
  }
}
