import { canonicalJson } from '../../kernel/canonical-json';
import { type EventStore, NO_REVISION } from '../../kernel/event-store.port';
import type { Hasher } from '../../kernel/hasher.port';
import { JOURNAL_EPOCHS_STREAM } from '../../kernel/streams';
import {
  decodeJournalEpoch,
  encodeJournalEpoch,
  JOURNAL_EPOCH_TYPE,
  type JournalEpoch,
} from '../domain/journal-batch.codec';
import { JournalDiverged } from './journal-diverged';
import { journalMetadata } from './journal-metadata';

/** What an epoch is for: the same of all three is the same journal. */
export type EpochIdentity = Omit<JournalEpoch, 'epoch'>;

const isSame = (a: EpochIdentity, b: EpochIdentity): boolean =>
  a.policyVersion === b.policyVersion && a.derivationVersion === b.derivationVersion && a.shards === b.shards;

const spelled = ({ policyVersion, derivationVersion, shards }: EpochIdentity): string =>
  `policy ${policyVersion.toString()}, derivation ${derivationVersion.toString()}, ${shards.toString()} shards`;

interface Known {
  readonly epoch: JournalEpoch | undefined;
  readonly revision: number;
}

/** The epochs of the published journal, each opened once: one for each policy that was adopted, with the number of its version. */
export class JournalEpochs {
  constructor(
    private readonly store: EventStore,
    private readonly hasher: Hasher,
  ) {}

  /** The epoch of a policy, which begins now if it has not. Throws JournalDiverged where it was opened as another. */
  async of(identity: EpochIdentity): Promise<JournalEpoch> {
    for (;;) {
      const known = await this.known(identity.policyVersion);
      const epoch = known.epoch ?? (await this.open(known.revision, identity));
      if (epoch === undefined) continue;
      if (isSame(epoch, identity)) return epoch;
      throw new JournalDiverged(
        `Epoch ${epoch.epoch.toString()} of the journal was opened with ${spelled(epoch)}, and now it is ${spelled(identity)}.`,
      );
    }
  }

  private async known(policyVersion: number): Promise<Known> {
    let known: Known = { epoch: undefined, revision: NO_REVISION };
    for await (const record of this.store.readStream(JOURNAL_EPOCHS_STREAM)) {
      const epoch = decodeJournalEpoch(record);
      known = { epoch: epoch.policyVersion === policyVersion ? epoch : known.epoch, revision: record.revision };
    }
    return known;
  }

  /** Undefined where another process has opened one meanwhile: which that is has to be read. */
  private async open(revision: number, identity: EpochIdentity): Promise<JournalEpoch | undefined> {
    const epoch = { epoch: identity.policyVersion, ...identity };
    const data = encodeJournalEpoch(epoch);
    const name = canonicalJson([JOURNAL_EPOCHS_STREAM, data]);
    const id = this.hasher.uuid(name);
    const { outcome } = await this.store.append({
      stream: JOURNAL_EPOCHS_STREAM,
      expectedRevision: revision,
      records: [{ id, type: JOURNAL_EPOCH_TYPE, version: 1, data, metadata: journalMetadata(name, this.hasher) }],
    });
    return outcome === 'appended' ? epoch : undefined;
  }
}
