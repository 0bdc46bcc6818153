import { formatMinorUnits, twelfthOf } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { AccountFigure, Point } from '../domain/arr-index';
import type { AccountFigure as AccountFigureAnswer } from './answers';
import type { Resolved } from './resolved';
import type { PartAsked } from './part-asked';
import { selectedFigure } from './selected-account';

/** By what a list of accounts is in order. */
export type AccountKey = readonly [accountId: string, currency: string];

/** How many accounts are looked through for one page: where a part is asked for, a page may be short and yet have a next. */
export const ACCOUNTS_LOOKED_THROUGH_MAX = 5000;

export const shownAccount = ({ accountId, currency, arr, subscriptions }: AccountFigure): AccountFigureAnswer => ({
  accountId,
  currency,
  arr: formatMinorUnits(arr, currency),
  mrr: formatMinorUnits(twelfthOf(arr), currency),
  subscriptions,
});

export interface FiguresFound {
  readonly figures: readonly AccountFigure[];
  /** The last figure that was looked at, where there are more. */
  readonly last?: AccountKey;
}

export interface FiguresAsked extends PartAsked, Point {
  readonly after?: AccountKey;
  readonly limit: number;
}

/** The figures of a page, taken one by one from those of all accounts. */
export const accountFiguresOf = ({ book }: Resolved, asked: FiguresAsked): FiguresFound => {
  const { after, limit, native, selection, ...point } = asked;
  const isWhole = native === undefined && selection === undefined;
  const looked = isWhole ? limit : ACCOUNTS_LOOKED_THROUGH_MAX;
  // One more than is looked at tells whether there is more.
  const candidates = book.index.accounts(point, present({ after, limit: looked + 1 }));
  const figures: AccountFigure[] = [];
  for (const [place, candidate] of candidates.entries()) {
    const before = candidates[place - 1];
    const isFull = figures.length === limit || place === looked;
    if (isFull && before !== undefined) return { figures, last: [before.accountId, before.currency] };
    if (candidate.currency !== (native ?? candidate.currency)) continue;
    const figure = selection === undefined ? candidate : selectedFigure(book, candidate, selection, point);
    if (figure !== undefined) figures.push(figure);
  }
  return { figures };
};
