/** What work comes to that stops now and then for others to have their turn, where there are none. */
export const doneAtOnce = <Result>(work: Generator<undefined, Result>): Result => {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
};
