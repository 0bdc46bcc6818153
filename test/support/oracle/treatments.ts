import { decimal, ratio } from './fraction';
import type { Fraction } from './fraction';
import type { OracleFact } from './oracle-facts';

/** How figures are to be read, in the words in which a policy is written. */
export type OracleTreatments = Readonly<Record<string, string>>;

const BY_DEFAULT: OracleTreatments = {};

const treatments = new WeakMap<readonly OracleFact[], OracleTreatments>();

/** The same facts, to be read under a policy; what is not named is as it is by default. */
export const readUnder = (facts: readonly OracleFact[], policy: OracleTreatments): readonly OracleFact[] => {
  const read = [...facts];
  treatments.set(read, policy);
  return read;
};

/** Some of the facts, read as all of them are. */
export const someOf = (
  facts: readonly OracleFact[],
  isWanted: (fact: OracleFact) => boolean,
): readonly OracleFact[] => {
  const some = facts.filter(isWanted);
  treatments.set(some, treatments.get(facts) ?? BY_DEFAULT);
  return some;
};

/** All that the policy says. */
export const treatmentsOf = (known: readonly OracleFact[]): OracleTreatments => treatments.get(known) ?? BY_DEFAULT;

/** What the policy says of one thing; undefined where it is as it is by default. */
export const treatmentOf = (known: readonly OracleFact[], name: string): string | undefined =>
  treatments.get(known)?.[name];

/** A number of days that the policy gives, behind `prefix`; undefined where it gives none. */
export const daysIn = (known: readonly OracleFact[], name: string, prefix = ''): number | undefined => {
  const text = treatmentOf(known, name);
  return text?.startsWith(prefix) === true && /^\d+$/u.test(text.slice(prefix.length))
    ? Number(text.slice(prefix.length))
    : undefined;
};

/** A number that the policy gives as a decimal or as a fraction. */
export const ratioIn = (known: readonly OracleFact[], name: string, otherwise: bigint): Fraction => {
  const [top, bottom] = (treatmentOf(known, name) ?? otherwise.toString()).split('/');
  return bottom === undefined ? decimal(top ?? '0') : ratio(BigInt(top ?? '0'), BigInt(bottom));
};
