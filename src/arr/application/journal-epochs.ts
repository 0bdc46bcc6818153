import { canonicalJson } from '../../kernel/canonical-json';
import { type EventStore, NO_REVISION, StoreUnavailable } from '../../kernel/event-store.port';
import type { FactMetadata } from '../../kernel/fact-metadata';
import type { Hasher } from '../../kernel/hasher.port';
import { PositionNotReached } from '../../kernel/read-model.port';
import { JOURNAL_EPOCHS_STREAM } from '../../kernel/streams';
import { EpochList } from '../domain/epoch-list';
import {
  decodeJournalEpoch,
  encodeJournalEpoch,
  JOURNAL_EPOCH_TYPE,
  type JournalEpoch,
} from '../domain/journal-batch.codec';
import type { OpenedEpochs } from '../queries/opened-epochs.port';
import { Bell } from './bell';
import type { EpochOutcome } from './epoch-outcome';
import { JournalDiverged } from './journal-diverged';
import { journalMetadata } from './journal-metadata';

/** What an epoch is for. */
export type EpochIdentity = Omit<JournalEpoch, 'epoch' | 'reason'>;

/** An epoch that somebody asks for. */
export interface EpochAsked {
  readonly identity: EpochIdentity;
  /** The id under which it is asked for, and where that is unique: asked for again, the answer is the first one, and other content is refused. */
  readonly commandId: string;
  readonly source: string;
  readonly reason: string;
  /** A number that it has to be above, where the topics know more epochs than the store does. */
  readonly above?: number;
}

const isSame = (a: EpochIdentity, b: EpochIdentity): boolean =>
  a.policyVersion === b.policyVersion && a.derivationVersion === b.derivationVersion && a.shards === b.shards;

const spelled = ({ policyVersion, derivationVersion, shards }: EpochIdentity): string =>
  `policy ${policyVersion.toString()}, derivation ${derivationVersion.toString()}, ${shards.toString()} shards`;

/** So many others at once would have opened one before; there are no such. */
const ATTEMPTS_MAX = 100;

const busy = (): StoreUnavailable => new StoreUnavailable('Other processes open epochs at the same time.');

/** Who has not heard of a policy yet for which one has been opened would publish behind it what is over. */
const assertNotBehind = ({ opened }: EpochList, { policyVersion }: EpochIdentity): void => {
  const later = opened.find((epoch) => epoch.policyVersion > policyVersion);
  if (later === undefined) return;
  throw new PositionNotReached(`Policy ${later.policyVersion.toString()} has been adopted, and is not folded yet.`);
};

interface Recorded {
  readonly epoch: JournalEpoch;
  readonly hash: string;
}

interface Read {
  readonly list: EpochList;
  /** By what they were opened under. */
  readonly byName: ReadonlyMap<string, Recorded>;
  readonly revision: number;
}

/** The epochs of the published journal, each opened once: one for each policy that is adopted, and those asked for. */
export class JournalEpochs implements OpenedEpochs {
  /** Rings when this process has opened one. */
  readonly bell = new Bell();
  private last: EpochList | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly hasher: Hasher,
  ) {}

  /**
   * The epoch of a policy, which begins now if it has not, or if the derivation is a later one. Throws JournalDiverged where it was
   * opened as another, and PositionNotReached for a policy that is over.
   */
  async of(identity: EpochIdentity): Promise<JournalEpoch> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const { list, revision } = await this.read();
      assertNotBehind(list, identity);
      const latest = list.latestOf(identity.policyVersion);
      if (latest !== undefined && latest.derivationVersion >= identity.derivationVersion) {
        if (isSame(latest, identity)) return latest;
        throw new JournalDiverged(
          `Epoch ${latest.epoch.toString()} of the journal was opened with ${spelled(latest)}, and now it is ${spelled(identity)}.`,
          `Set JOURNAL_SHARDS=${latest.shards.toString()}, or open another: arr epoch open --reason "…"`,
        );
      }
      const epoch = { epoch: list.following(identity.policyVersion), ...identity };
      const name = canonicalJson([JOURNAL_EPOCHS_STREAM, epoch]);
      if (await this.append(revision, epoch, journalMetadata(name, this.hasher))) return epoch;
    }
    throw busy();
  }

  /** Opens another epoch, whatever there is. Throws PositionNotReached for a policy that is over. */
  async openNext({ identity, commandId, source, reason, above = 0 }: EpochAsked): Promise<EpochOutcome> {
    const name = canonicalJson([JOURNAL_EPOCHS_STREAM, source, commandId]);
    const hash = this.hasher.sha256(canonicalJson({ reason, above }));
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const { list, byName, revision } = await this.read();
      const before = byName.get(name);
      if (before?.hash === hash) return { outcome: 'opened', epoch: before.epoch, replayed: true };
      if (before !== undefined) return { outcome: 'rejected', rejection: { code: 'command-id-reused', commandId } };
      assertNotBehind(list, identity);
      const least = Math.max(above, list.numberFor(identity.policyVersion)) + 1;
      const epoch = { epoch: list.following(least), ...identity, reason };
      if (await this.append(revision, epoch, journalMetadata(name, this.hasher, hash)))
        return { outcome: 'opened', epoch, replayed: false };
    }
    throw busy();
  }

  /** Whether the journal of its policy is published in a later one by now. */
  async isSuperseded({ epoch, policyVersion }: JournalEpoch): Promise<boolean> {
    const { list } = await this.read();
    return list.numberFor(policyVersion) !== epoch;
  }

  async known(): Promise<EpochList> {
    try {
      return (await this.read()).list;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || this.last === undefined) throw error;
      return this.last;
    }
  }

  private async read(): Promise<Read> {
    const byName = new Map<string, Recorded>();
    let revision = NO_REVISION;
    for await (const record of this.store.readStream(JOURNAL_EPOCHS_STREAM)) {
      const { commandId, commandHash: hash } = record.metadata;
      byName.set(commandId, { epoch: decodeJournalEpoch(record), hash });
      revision = record.revision;
    }
    const list = new EpochList([...byName.values()].map(({ epoch }) => epoch));
    this.last = list;
    return { list, byName, revision };
  }

  /** Answers false where another process has opened one meanwhile: which that is has to be read. */
  private async append(revision: number, epoch: JournalEpoch, metadata: FactMetadata): Promise<boolean> {
    const data = encodeJournalEpoch(epoch);
    const id = this.hasher.uuid(metadata.commandId);
    const { outcome } = await this.store.append({
      stream: JOURNAL_EPOCHS_STREAM,
      expectedRevision: revision,
      records: [{ id, type: JOURNAL_EPOCH_TYPE, version: 1, data, metadata }],
    });
    if (outcome === 'appended') this.bell.ring();
    return outcome === 'appended';
  }
}
