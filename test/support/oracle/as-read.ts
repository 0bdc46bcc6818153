import type { OracleFact } from './oracle-facts';
import { rememberedFor } from './remembered';
import { readUnder, someOf, treatmentsOf, treatmentOf } from './treatments';

const firstDayAfter = (month: string): string => {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const [next, nextOf] = of === 12 ? [year + 1, 1] : [year, of + 1];
  return `${next.toString().padStart(4, '0')}-${nextOf.toString().padStart(2, '0')}-01`;
};

/** The sequence at which a month was closed, if by the facts known it is. */
const closeOf = (known: readonly OracleFact[], month: string): number | undefined => {
  const last = known.findLast(
    ({ says }) => (says.type === 'period-closed' || says.type === 'period-reopened') && says.month === month,
  );
  return last?.says.type === 'period-closed' ? last.says.at : undefined;
};

/** What is read of a day is read as it is: no day of it is read by less again. */
const readAsItIs = rememberedFor((known, upTo): readonly OracleFact[] => {
  const isShown = (fact: OracleFact): boolean =>
    upTo.includes('-') ? fact.recordedOn === undefined || fact.recordedOn <= upTo : fact.sequence <= Number(upTo);
  return readUnder(someOf(known, isShown), { ...treatmentsOf(known), backdating: 'restate' });
});

/** The facts by which a day is read: what was known at its end, or at the close of its month, or all. */
export const asRead = (known: readonly OracleFact[], day: string): readonly OracleFact[] => {
  const treatment = treatmentOf(known, 'backdating');
  if (treatment === 'prospective') return readAsItIs(known, day);
  if (treatment !== 'open-period') return known;
  const at = closeOf(known, day.slice(0, 7));
  return at === undefined ? known : readAsItIs(known, at.toString());
};

/** The days from which another state of knowledge may be read than on the day before. */
export const daysReadAnew = (known: readonly OracleFact[]): readonly string[] => {
  const treatment = treatmentOf(known, 'backdating');
  if (treatment === 'prospective') return known.flatMap(({ recordedOn }) => recordedOn ?? []);
  if (treatment !== 'open-period') return [];
  return known.flatMap(({ says }) =>
    says.type === 'period-closed' ? [`${says.month}-01`, firstDayAfter(says.month)] : [],
  );
};
