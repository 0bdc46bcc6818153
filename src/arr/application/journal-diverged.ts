/**
 * What is stored or published is not what the log comes to, or of an epoch to come: nothing may be put on top of it until somebody
 * has decided.
 */
export class JournalDiverged extends Error {
  override readonly name = 'JournalDiverged';
}
