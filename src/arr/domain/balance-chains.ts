import { float64Column, int32Column } from './column';

const NONE = -1;

const CELLS_A_LINK = 3;
const DAY = 0;
const BEFORE = 1;
const BALANCE = 2;

/** Told of a day how many more begin to have a balance on it than was said before, less those that cease to. */
export type OnTurn = (day: number, change: number) => void;

const has = (balance: number): number => (balance === 0 ? 0 : 1);

/**
 * The balances of very many holders from day to day, to know on which days each of them begins and ceases to have one. Each
 * holder's days hang together from the last back to the first, since what is new is mostly new at the end.
 */
export class BalanceChains {
  private readonly lasts = int32Column();
  /** By link, side by side: its day, the link of the day before, and the balance. */
  private readonly links = float64Column();

  /** Adds to a holder's balance from a day on. */
  add(holder: number, day: number, amount: number, onTurn: OnTurn): void {
    while (this.lasts.length <= holder) this.lasts.push(NONE);
    const own = this.linkOf(holder, day);
    for (let link = this.lasts.at(holder); ; link = this.beforeOf(link)) {
      const [balance, before] = [this.balanceOf(link), this.balanceOf(this.beforeOf(link))];
      const said = has(balance) - has(before);
      const turns = has(balance + amount) - has(link === own ? before : before + amount);
      if (turns !== said) onTurn(this.dayOf(link), turns - said);
      this.links.set(link * CELLS_A_LINK + BALANCE, balance + amount);
      if (link === own) return;
    }
  }

  private dayOf(link: number): number {
    return this.links.at(link * CELLS_A_LINK + DAY);
  }

  private beforeOf(link: number): number {
    return this.links.at(link * CELLS_A_LINK + BEFORE);
  }

  /** Without a link there is none. */
  private balanceOf(link: number): number {
    return link === NONE ? 0 : this.links.at(link * CELLS_A_LINK + BALANCE);
  }

  /** The link of a day, made now if there is none, with the balance of the day before. */
  private linkOf(holder: number, day: number): number {
    let before = this.lasts.at(holder);
    let after = NONE;
    while (before !== NONE && this.dayOf(before) > day) {
      after = before;
      before = this.beforeOf(before);
    }
    if (before !== NONE && this.dayOf(before) === day) return before;
    const link = this.links.push(day) / CELLS_A_LINK;
    this.links.push(before);
    this.links.push(this.balanceOf(before));
    if (after === NONE) this.lasts.set(holder, link);
    else this.links.set(after * CELLS_A_LINK + BEFORE, link);
    return link;
  }
}
