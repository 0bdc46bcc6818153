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
import { journalMetadata } from './journal-metadata';

/** What an epoch is for: the same of all three is the same journal. */
export type EpochIdentity = Omit<JournalEpoch, 'epoch'>;

const isSame = (a: EpochIdentity, b: EpochIdentity): boolean =>
  a.policyVersion === b.policyVersion && a.derivationVersion === b.derivationVersion && a.shards === b.shards;

interface Known {
  readonly last: JournalEpoch | undefined;
  readonly revision: number;
}

/** The epochs of the published journal, each opened once. */
export class JournalEpochs {
  constructor(
    private readonly store: EventStore,
    private readonly hasher: Hasher,
  ) {}

  /** The epoch that is published: the last one where it is of this identity, else the next, which begins now. */
  async current(identity: EpochIdentity): Promise<JournalEpoch> {
    for (;;) {
      const known = await this.known();
      if (known.last !== undefined && isSame(known.last, identity)) return known.last;
      const opened = await this.open(known, identity);
      if (opened !== undefined) return opened;
    }
  }

  private async known(): Promise<Known> {
    let known: Known = { last: undefined, revision: NO_REVISION };
    for await (const record of this.store.readStream(JOURNAL_EPOCHS_STREAM))
      known = { last: decodeJournalEpoch(record), revision: record.revision };
    return known;
  }

  /** Undefined where another process has opened one meanwhile: which that is has to be read. */
  private async open({ last, revision }: Known, identity: EpochIdentity): Promise<JournalEpoch | undefined> {
    const epoch = { epoch: (last?.epoch ?? 0) + 1, ...identity };
    const data = encodeJournalEpoch(epoch);
    const name = canonicalJson([JOURNAL_EPOCHS_STREAM, data]);
    const { outcome } = await this.store.append({
      stream: JOURNAL_EPOCHS_STREAM,
      expectedRevision: revision,
      records: [
        {
          id: this.hasher.uuid(name),
          type: JOURNAL_EPOCH_TYPE,
          version: 1,
          data,
          metadata: journalMetadata(name, this.hasher),
        },
      ],
    });
    return outcome === 'appended' ? epoch : undefined;
  }
}
