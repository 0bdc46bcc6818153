import type { OracleFact } from './oracle-facts';

/**
 * The same answer, worked out once for each list of facts and each key. A list of facts never changes, so nothing is carried
 * from one state of knowledge to the next: it only spares a law the same work a thousand times.
 */
export const rememberedFor = <Answer>(
  work: (known: readonly OracleFact[], key: string) => Answer,
): ((known: readonly OracleFact[], key: string) => Answer) => {
  const answers = new WeakMap<readonly OracleFact[], Map<string, Answer>>();
  return (known, key) => {
    const ofKnown = answers.get(known) ?? new Map<string, Answer>();
    answers.set(known, ofKnown);
    const before = ofKnown.get(key);
    if (before !== undefined) return before;
    const answer = work(known, key);
    ofKnown.set(key, answer);
    return answer;
  };
};
