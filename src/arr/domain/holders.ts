import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { countWhile } from '../../kernel/sorted';
import type { Attributes } from '../../subscriptions/domain/line';
import type { Stretches, Tenure, Turn } from '../../subscriptions/domain/stretches';
import type { AccountsBook } from './accounts-book';

/** The account that a subscription reads as being of from a day on, until the next holder, with its attributes. */
export interface Holder {
  readonly from: CalendarDate;
  readonly accountId: AccountId;
  readonly attributes: Attributes;
  /** Why it is so from this day. */
  readonly turn: Turn;
}

const turnOfTenure = ({ from }: Tenure, turns: Stretches['turns']): Turn => {
  const turn = turns.get(from);
  if (turn === undefined)
    throw new InvariantViolated(`A subscription has an account from ${from} and no fact says so.`);
  return { factId: turn.factId, causes: ['transfer'] };
};

/** What is said of a subscription and of the accounts that hold it. */
export interface Told extends Stretches {
  readonly holders: readonly Holder[];
}

/** What accounts read as, and their attributes. */
export type AccountReadings = Pick<AccountsBook, 'readingsFrom' | 'descriptionsOf'>;

type Held = Omit<Holder, 'attributes'>;

/** The account from day to day: that of record, as it reads. */
const heldFrom = ({ tenures, turns }: Stretches, accounts: AccountReadings): readonly Held[] =>
  tenures.flatMap((tenure, index) => {
    const until = tenures[index + 1]?.from;
    return accounts
      .readingsFrom(tenure.accountId, tenure.from)
      .filter(({ from }) => until === undefined || from < until)
      .map(({ from, accountId, factId }) => ({
        from,
        accountId,
        turn: factId === undefined ? turnOfTenure(tenure, turns) : { factId, causes: ['merge'] },
      }));
  });

/** One account's span of days, cut where its attributes change. */
const describedWithin = (held: Held, until: CalendarDate | undefined, accounts: AccountReadings): readonly Holder[] => {
  const descriptions = accounts.descriptionsOf(held.accountId);
  const known = countWhile(descriptions, ({ from }) => from <= held.from);
  const changes = descriptions.slice(known).filter(({ from }) => until === undefined || from < until);
  const { from, accountId, turn } = held;
  return [
    { from, accountId, attributes: descriptions[known - 1]?.attributes ?? {}, turn },
    ...changes.map((change) => ({
      from: change.from,
      accountId,
      attributes: change.attributes,
      turn: { factId: change.factId, causes: ['account-described'] },
    })),
  ];
};

/** Who holds a subscription, in order of days, from its start on without end. */
const holdersOf = (stretches: Stretches, accounts: AccountReadings): readonly Holder[] => {
  const held = heldFrom(stretches, accounts);
  return held.flatMap((one, index) => describedWithin(one, held[index + 1]?.from, accounts));
};

export const toldOf = (said: Stretches, accounts: AccountReadings): Told => {
  const { stretches, tenures, turns } = said;
  return { stretches, tenures, turns, holders: holdersOf(said, accounts) };
};

/** Who holds it on a day, which is not before its start. */
export const holderOn = (holders: readonly Holder[], day: CalendarDate): Holder => {
  const holder = holders[countWhile(holders, ({ from }) => from <= day) - 1];
  if (holder === undefined) throw new InvariantViolated(`A subscription is in force on ${day} and is no account's.`);
  return holder;
};
