/** What one line adds to a change. */
export interface ChangeContribution {
  readonly subscriptionId: string;
  readonly lineId: string;
  readonly factId: string;
  readonly delta: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An entry of the journal: a movement of an account's ARR that is asserted, or one asserted earlier that is taken back. */
export interface ArrChange {
  readonly epoch: number;
  readonly shard: number;
  /** Its place in its shard: 1, 2, 3, … */
  readonly seq: number;
  readonly id: string;
  readonly kind: 'assert' | 'retract';
  /** The id of the entry that this one takes back. */
  readonly retracts: string | null;
  readonly accountId: string;
  readonly class: string;
  /** The day from which the delta counts. */
  readonly effectiveOn: string;
  readonly currency: string;
  readonly delta: string;
  readonly before: string;
  readonly after: string;
  readonly contributions: readonly ChangeContribution[];
  readonly causes: readonly string[];
  readonly factId: string;
  /** The sequence of the fact that caused it: from then on the change is known. */
  readonly sequence: number;
  readonly recordedAt: string;
  readonly policyVersion: number;
  readonly derivationVersion: number;
  /** The sum of the deltas of the shard in this currency, up to and with this one. */
  readonly runningTotal: string;
}

/** Text, or its bytes in UTF-8. */
export type WireText = string | Uint8Array;

/** A message of `arr.changes.v1` as a Kafka client hands it over, with other fields or without. */
export interface ChangeMessage {
  readonly value: WireText | null;
  readonly headers?: Readonly<Record<string, WireText | readonly WireText[] | undefined>> | undefined;
}
