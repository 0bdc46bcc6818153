import fc from 'fast-check';
import { anyIntents, type Intent } from './intents';
import { historyOf, pageOf } from './history';

const numberFrom = (name: string, otherwise: number): number => {
  const text = process.env[name];
  return text === undefined ? otherwise : Number(text);
};

const RUNS_BY_DEFAULT = 2000;

/** How many histories each law is tried on: LAW_RUNS, else a number that a change can wait for. */
export const RUNS = numberFrom('LAW_RUNS', RUNS_BY_DEFAULT);

/** The suite is to say the same of the same code whenever it is run; other histories are for `npm run test:laws`. */
const SEED_BY_DEFAULT = 20_250_331;

/** LAW_SEED, or another in each run where it is `random`. */
export const SEED =
  process.env['LAW_SEED'] === 'random' ? Date.now() & 0x7fff_ffff : numberFrom('LAW_SEED', SEED_BY_DEFAULT);

/** Whether a broken law is told by the first history that breaks it: enough for who only asks whether one does. */
const IS_TOLD_AS_FOUND = process.env['LAW_SHRINK'] === 'no';

/** A law is held on so many histories that a slow machine needs minutes for it. */
const LAW_MINUTES_MAX = 10;
jest.setTimeout(LAW_MINUTES_MAX * 60_000);

/** To be said before anything else, so that a run that never ends can be repeated too. */
export const announceSeed = (): void => {
  process.stdout.write(`laws: LAW_SEED=${SEED.toString()} LAW_RUNS=${RUNS.toString()}\n`);
};

const told = (intents: readonly Intent[]): string => {
  try {
    return pageOf(historyOf(intents));
  } catch (error) {
    return `(which cannot be told to its end: ${String(error)})`;
  }
};

/**
 * Holds a law on random histories, with `Question` asked of each. Where it is broken, the smallest history found is told as
 * a page of scenario, to be checked by hand.
 */
export const checkLaw = <Question>(
  anyQuestion: fc.Arbitrary<Question>,
  holds: (intents: readonly Intent[], question: Question) => void,
  runsByDefault = RUNS_BY_DEFAULT,
): void => {
  const law = fc.property(anyIntents, anyQuestion, (intents, question) => {
    try {
      holds(intents, question);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${reason}\n\nasked: ${JSON.stringify(question)}\n\n${told(intents)}\n`, { cause: error });
    }
  });
  fc.assert(law, { seed: SEED, numRuns: numberFrom('LAW_RUNS', runsByDefault), endOnFailure: IS_TOLD_AS_FOUND });
};
