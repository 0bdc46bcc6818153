/** A bug, or a history that cannot be: the work stops here, because a ledger never guesses. */
export class InvariantViolated extends Error {
  override readonly name = 'InvariantViolated';
}
