import { canonicalJson } from '../../kernel/canonical-json';
import { type EventStore, NO_REVISION, StoreUnavailable } from '../../kernel/event-store.port';
import type { Hasher } from '../../kernel/hasher.port';
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
import { JournalDiverged } from './journal-diverged';
import { journalMetadata } from './journal-metadata';

/** What an epoch is for. */
export type EpochIdentity = Omit<JournalEpoch, 'epoch' | 'reason'>;

/** An epoch that somebody asks for. */
export interface EpochAsked {
  readonly identity: EpochIdentity;
  readonly reason: string;
  /** A number that it has to be above, where the topics know more epochs than the store does. */
  readonly above?: number;
}

const isSame = (a: EpochIdentity, b: EpochIdentity): boolean =>
  a.policyVersion === b.policyVersion && a.derivationVersion === b.derivationVersion && a.shards === b.shards;

const spelled = ({ policyVersion, derivationVersion, shards }: EpochIdentity): string =>
  `policy ${policyVersion.toString()}, derivation ${derivationVersion.toString()}, ${shards.toString()} shards`;

interface Read {
  readonly list: EpochList;
  readonly revision: number;
}

/** The epochs of the published journal, each opened once: one for each policy that is adopted, and those asked for. */
export class JournalEpochs implements OpenedEpochs {
  /** Rings when this process has opened one. */
  readonly bell = new Bell();
  private last = new EpochList([]);

  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly hasher: Hasher,
  ) {}

  /**
   * The epoch of a policy, which begins now if it has not, or if the derivation is a later one. Throws JournalDiverged where it was
   * opened as another.
   */
  async of(identity: EpochIdentity): Promise<JournalEpoch> {
    for (;;) {
      const { list, revision } = await this.read();
      const latest = list.latestOf(identity.policyVersion);
      if (latest !== undefined && latest.derivationVersion >= identity.derivationVersion) {
        if (isSame(latest, identity)) return latest;
        throw new JournalDiverged(
          `Epoch ${latest.epoch.toString()} of the journal was opened with ${spelled(latest)}, and now it is ${spelled(identity)}.`,
        );
      }
      const opened = await this.append(revision, { epoch: list.following(identity.policyVersion), ...identity });
      if (opened !== undefined) return opened;
    }
  }

  /** Opens another epoch, whatever there is. */
  async openNext({ identity, reason, above = 0 }: EpochAsked): Promise<JournalEpoch> {
    for (;;) {
      const { list, revision } = await this.read();
      const least = Math.max(above, list.numberFor(identity.policyVersion)) + 1;
      const epoch = await this.append(revision, { epoch: list.following(least), ...identity, reason });
      if (epoch !== undefined) return epoch;
    }
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
      if (error instanceof StoreUnavailable) return this.last;
      throw error;
    }
  }

  private async read(): Promise<Read> {
    const opened: JournalEpoch[] = [];
    let revision = NO_REVISION;
    for await (const record of this.store.readStream(JOURNAL_EPOCHS_STREAM)) {
      opened.push(decodeJournalEpoch(record));
      revision = record.revision;
    }
    this.last = new EpochList(opened);
    return { list: this.last, revision };
  }

  /** Undefined where another process has opened one meanwhile: which that is has to be read. */
  private async append(revision: number, epoch: JournalEpoch): Promise<JournalEpoch | undefined> {
    const data = encodeJournalEpoch(epoch);
    const name = canonicalJson([JOURNAL_EPOCHS_STREAM, data]);
    const id = this.hasher.uuid(name);
    const { outcome } = await this.store.append({
      stream: JOURNAL_EPOCHS_STREAM,
      expectedRevision: revision,
      records: [{ id, type: JOURNAL_EPOCH_TYPE, version: 1, data, metadata: journalMetadata(name, this.hasher) }],
    });
    if (outcome !== 'appended') return undefined;
    this.bell.ring();
    return epoch;
  }
}
