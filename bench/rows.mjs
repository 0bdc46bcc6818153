import { built } from './built.mjs';

const { toEpochDay, partsOf } = built('./kernel/calendar-date.js');

export const monthOf = (day) => {
  const { year, month } = partsOf(day);
  return year * 12 + month - 1;
};

const codeIn = (codes, text) => {
  const known = codes.get(text);
  if (known !== undefined) return known;
  codes.set(text, codes.size);
  return codes.size - 1;
};

const columns = (count, kinds) =>
  Object.fromEntries(Object.entries(kinds).map(([name, Kind]) => [name, new Kind(count)]));

/** The journal as columns: what a scan reads, and what the rival is given. */
export const columnsOf = (entries, contributionCount) => {
  const codes = { currency: new Map(), account: new Map(), subscription: new Map(), class: new Map(), plan: new Map() };
  const shared = { seq: Int32Array, day: Int32Array, currency: Uint8Array, account: Int32Array, delta: Float64Array };
  const journal = columns(entries.length, { ...shared, class: Uint8Array, month: Int32Array });
  const parts = columns(contributionCount, { ...shared, subscription: Int32Array, plan: Uint8Array });
  let at = 0;
  entries.forEach((entry, row) => {
    const common = {
      seq: entry.sequence,
      day: toEpochDay(entry.effectiveOn),
      currency: codeIn(codes.currency, entry.currency),
      account: codeIn(codes.account, entry.accountId),
    };
    const ofEntry = { class: codeIn(codes.class, entry.class), month: monthOf(entry.effectiveOn) };
    const values = { ...common, ...ofEntry, delta: Number(entry.delta) };
    for (const [name, value] of Object.entries(values)) journal[name][row] = value;
    for (const { subscriptionId, attributes, delta } of entry.contributions) {
      const ofPart = {
        subscription: codeIn(codes.subscription, subscriptionId),
        plan: codeIn(codes.plan, attributes.plan ?? ''),
      };
      for (const [name, value] of Object.entries({ ...common, ...ofPart, delta: Number(delta) }))
        parts[name][at] = value;
      at += 1;
    }
  });
  const names = Object.fromEntries(Object.entries(codes).map(([name, map]) => [name, [...map.keys()]]));
  return { journal, parts, names };
};
