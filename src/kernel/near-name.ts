/** Names further off than this are not what was meant. */
const DISTANCE_MAX = 3;

/** How many letters must be put in, taken out or replaced to make one text of the other. */
const editDistance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(a).entries()) {
    const current = [row + 1];
    for (const [column, other] of Array.from(b).entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');

/** The name that was probably meant: the same but for case and signs, or only a few letters off. */
export const nearestName = (name: string, known: readonly string[]): string | undefined => {
  const wanted = plain(name);
  let nearest: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    // Nobody waits for a name of a million letters to be compared.
    if (Math.abs(wanted.length - plain(candidate).length) > DISTANCE_MAX) continue;
    const distance = editDistance(wanted, plain(candidate));
    const near = distance <= Math.min(DISTANCE_MAX, Math.floor(wanted.length / 2));
    if (near && (nearest === undefined || distance < nearest.distance)) nearest = { name: candidate, distance };
  }
  return nearest?.name;
};
