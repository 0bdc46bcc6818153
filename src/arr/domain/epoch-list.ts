import type { JournalEpoch } from './journal-batch.codec';

/** The epochs of the published journal that have been opened, in their order. */
export class EpochList {
  constructor(readonly opened: readonly JournalEpoch[]) {}

  /** The one in which the journal of a policy is published; undefined where none has been opened for it. */
  latestOf(policyVersion: number): JournalEpoch | undefined {
    return this.opened.findLast((epoch) => epoch.policyVersion === policyVersion);
  }

  numbered(epoch: number): JournalEpoch | undefined {
    return this.opened.find((each) => each.epoch === epoch);
  }

  /** The number of the epoch of the policy adopted last; of one that has yet to be opened, that which it will have. */
  numberFor(policyVersion: number): number {
    return this.latestOf(policyVersion)?.epoch ?? this.following(policyVersion);
  }

  /** The policy whose journal an epoch is; undefined where there is no such epoch. */
  policyOf(epoch: number, adopted: readonly number[]): number | undefined {
    const opened = this.numbered(epoch)?.policyVersion;
    if (opened !== undefined) return adopted.includes(opened) ? opened : undefined;
    return adopted.findLast((version) => this.latestOf(version) === undefined && this.unopened(version) === epoch);
  }

  /** The numbers of all of them, in their order, those of policies that nobody has opened one for included. */
  numbers(adopted: readonly number[]): readonly number[] {
    const opened = this.opened.map(({ epoch }) => epoch);
    const all = new Set([
      ...opened,
      ...adopted.map((version) => this.latestOf(version)?.epoch ?? this.unopened(version)),
    ]);
    return [...all].filter((epoch) => this.policyOf(epoch, adopted) !== undefined).sort((a, b) => a - b);
  }

  /** The number of the next epoch, at least so much. */
  following(least: number): number {
    return Math.max(least, (this.opened.at(-1)?.epoch ?? 0) + 1);
  }

  /** Without one that is published, the journal of a policy is read by the policy's own number. */
  private unopened(policyVersion: number): number {
    const isOver = this.opened.some((epoch) => epoch.policyVersion > policyVersion);
    return isOver ? policyVersion : this.following(policyVersion);
  }
}
