import { toEpochDay } from '../../kernel/calendar-date';
import type { ChangesByDay } from './account-days';
import type { BookWords, KeptChange } from './kept-changes.codec';
import type { LevelChange } from './level-change';

/** The changes of a subscription as an account keeps them, in order of days. */
export const keptByDay = (words: BookWords, subscription: number, changes: readonly LevelChange[]): ChangesByDay => {
  const days = new Map<number, KeptChange[]>();
  for (const change of changes) {
    const on = toEpochDay(change.effectiveOn);
    const kept = words.kept(change, subscription);
    const known = days.get(on);
    if (known === undefined) days.set(on, [kept]);
    else known.push(kept);
  }
  return new Map([...days].sort(([a], [b]) => a - b));
};
