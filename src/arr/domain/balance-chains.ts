import { float64Column, int32Column } from './column';

const NONE = -1;

/** Told of a day how many more begin to have a balance on it than was said before, less those that cease to. */
export type OnTurn = (day: number, change: number) => void;

const has = (balance: number): number => (balance === 0 ? 0 : 1);

/**
 * The balances of very many holders from day to day, to know on which days each of them begins and ceases to have one. Each
 * holder's days hang together from the last back to the first, since what is new is mostly new at the end.
 */
export class BalanceChains {
  private readonly lasts = int32Column();
  private readonly days = int32Column();
  private readonly balances = float64Column();
  private readonly befores = int32Column();

  /** Adds to a holder's balance from a day on. */
  add(holder: number, day: number, amount: number, onTurn: OnTurn): void {
    while (this.lasts.length <= holder) this.lasts.push(NONE);
    const own = this.linkOf(holder, day);
    for (let link = this.lasts.at(holder); ; link = this.befores.at(link)) {
      const [balance, before] = [this.balances.at(link), this.balanceBefore(link)];
      const said = has(balance) - has(before);
      const turns = has(balance + amount) - has(link === own ? before : before + amount);
      if (turns !== said) onTurn(this.days.at(link), turns - said);
      this.balances.set(link, balance + amount);
      if (link === own) return;
    }
  }

  private balanceBefore(link: number): number {
    const before = this.befores.at(link);
    return before === NONE ? 0 : this.balances.at(before);
  }

  /** The link of a day, made now if there is none, with the balance of the day before. */
  private linkOf(holder: number, day: number): number {
    let before = this.lasts.at(holder);
    let after = NONE;
    while (before !== NONE && this.days.at(before) > day) {
      after = before;
      before = this.befores.at(before);
    }
    if (before !== NONE && this.days.at(before) === day) return before;
    const link = this.days.push(day);
    this.befores.push(before);
    this.balances.push(before === NONE ? 0 : this.balances.at(before));
    if (after === NONE) this.lasts.set(holder, link);
    else this.befores.set(after, link);
    return link;
  }
}
