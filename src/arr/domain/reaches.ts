import { countWhile } from '../../kernel/sorted';
import { ByteStore } from './byte-store';
import { int32Column } from './column';
import { NumberReader, NumberWriter } from './number-bytes';

/** What a subscription has to do with accounts. */
export interface Reach {
  /** The accounts that it has ever been of by record, as known at some time. */
  readonly held: readonly number[];
  /** The days on which it changes something for an account, as days since 1970-01-01 and in order. */
  readonly days: ReadonlyMap<number, readonly number[]>;
}

type DaysByAccount = Reach['days'];

/** Parts the days of each account at one; there is no account without days in either part. */
export const cutAt = (
  days: DaysByAccount,
  since: number,
): { stays: Map<number, readonly number[]>; goes: DaysByAccount } => {
  const [stays, goes] = [new Map<number, readonly number[]>(), new Map<number, readonly number[]>()];
  for (const [account, ofAccount] of days) {
    const count = countWhile(ofAccount, (on) => on < since);
    if (count > 0) stays.set(account, ofAccount.slice(0, count));
    if (count < ofAccount.length) goes.set(account, ofAccount.slice(count));
  }
  return { stays, goes };
};

const NOTHING: Reach = { held: [], days: new Map() };
const NONE = -1;

/** The reach of every subscription, as bytes outside the reach of the garbage collector. */
export class Reaches {
  private readonly bytes = new ByteStore();
  private readonly places = int32Column();
  private readonly writer = new NumberWriter();

  of(subscription: number): Reach {
    const place = subscription < this.places.length ? this.places.at(subscription) : NONE;
    if (place === NONE) return NOTHING;
    const reader = new NumberReader(this.bytes.at(place));
    const held: number[] = [];
    for (let left = reader.next(); left > 0; left -= 1) held.push(reader.next());
    const days = new Map<number, readonly number[]>();
    while (!reader.isAtEnd) days.set(reader.next(), daysIn(reader));
    return { held, days };
  }

  set(subscription: number, { held, days }: Reach): void {
    while (this.places.length <= subscription) this.places.push(NONE);
    const { writer } = this;
    writer.start().add(held.length);
    for (const account of held) writer.add(account);
    for (const [account, ofAccount] of days) {
      writer.add(account);
      writer.add(ofAccount.length);
      let last = 0;
      for (const on of ofAccount) {
        writer.add(on - last);
        last = on;
      }
    }
    const place = this.places.at(subscription);
    const { written } = writer;
    this.places.set(subscription, place === NONE ? this.bytes.put(written) : this.bytes.replace(place, written));
  }
}

const daysIn = (reader: NumberReader): readonly number[] => {
  const days: number[] = [];
  let on = 0;
  for (let left = reader.next(); left > 0; left -= 1) {
    on += reader.next();
    days.push(on);
  }
  return days;
};
