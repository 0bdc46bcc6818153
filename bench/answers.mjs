/** Answers as texts that are the same whoever gives them: one figure a line, those that are 0 left out, in order. */
export const answerText = (figures) =>
  figures
    .filter(([, amount]) => BigInt(amount) !== 0n)
    .map(([key, amount]) => `${key} ${BigInt(amount).toString()}`)
    .sort()
    .join('\n');

/** Another answer than the ledger's own ends a benchmark: what is fast and wrong is worth nothing. */
export class AnswersDiffer extends Error {
  name = 'AnswersDiffer';

  constructor(question, engine, expected, got) {
    super(`${engine} answers ${question} otherwise.\nThe index:\n${expected}\n${engine}:\n${got}`);
  }
}
