/** What is stored or published is not what the log comes to: nothing may be put on top of it. */
export class JournalDiverged extends Error {
  override readonly name = 'JournalDiverged';
}
