import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { parseCalendarDate } from '../../kernel/calendar-date';
import { formatMinorUnits, twelfthOf } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { AccountFigure, Point } from '../domain/arr-index';
import type { AccountFigure as AccountFigureAnswer, AccountsAnswer, Answered } from './answers';
import { answered, KnowledgeResolver, refuse, type Resolved } from './knowledge-resolver';
import { type After, isSaidOtherwise, nextCursor, pinnedPage } from './page-cursor';
import { type PartAsked, partTexts, readPart } from './part-asked';
import { AccountsAsOf } from './questions.query';
import { unknownName } from './selected';
import { selectedFigure } from './selected-account';

/** How many accounts are looked through for one page: where a part is asked for, a page may be short and yet have a next. */
export const ACCOUNTS_LOOKED_THROUGH_MAX = 5000;

const shown = ({ accountId, currency, arr, subscriptions }: AccountFigure): AccountFigureAnswer => ({
  accountId,
  currency,
  arr: formatMinorUnits(arr, currency),
  mrr: formatMinorUnits(twelfthOf(arr), currency),
  subscriptions,
});

type Key = readonly [accountId: string, currency: string];

/** Undefined for the cursor of another list. */
const keyIn = (after: After): Key | undefined => {
  const [accountId, currency] = after;
  return typeof accountId === 'string' && typeof currency === 'string' ? [accountId, currency] : undefined;
};

interface Found {
  readonly figures: readonly AccountFigure[];
  /** The last figure that was looked at, where there are more. */
  readonly last?: Key;
}

interface Asked extends PartAsked, Point {
  readonly after?: Key;
  readonly limit: number;
}

/** The figures of a page, taken one by one from those of all accounts. */
const figuresOf = ({ book }: Resolved, asked: Asked): Found => {
  const { after, limit, currency, selection, ...point } = asked;
  const isWhole = currency === undefined && selection === undefined;
  const looked = isWhole ? limit : ACCOUNTS_LOOKED_THROUGH_MAX;
  // One more than is looked at tells whether there is more.
  const candidates = book.index.accounts(point, present({ after, limit: looked + 1 }));
  const figures: AccountFigure[] = [];
  for (const [place, candidate] of candidates.entries()) {
    const before = candidates[place - 1];
    const isFull = figures.length === limit || place === looked;
    if (isFull && before !== undefined) return { figures, last: [before.accountId, before.currency] };
    if (candidate.currency !== (currency ?? candidate.currency)) continue;
    const figure = selection === undefined ? candidate : selectedFigure(book, candidate, selection, point);
    if (figure !== undefined) figures.push(figure);
  }
  return { figures };
};

@QueryHandler(AccountsAsOf)
export class AccountsAsOfHandler implements IQueryHandler<AccountsAsOf> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: AccountsAsOf): Promise<Answered<AccountsAnswer>> {
    const { asOf: day, currency, filter, ...asked } = question;
    const said = partTexts(present({ currency, filter }));
    if (said.outcome === 'refused') return said;
    const page = pinnedPage('accounts', present({ asOf: day, ...said.answer }), asked);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    const part = readPart(pinned.texts);
    if (part.outcome === 'refused') return part;
    const asOf = parseCalendarDate(pinned.texts['asOf'] ?? '');
    const after = pinned.after && keyIn(pinned.after);
    if (asOf === undefined || (pinned.after !== undefined && after === undefined)) {
      return refuse({ code: 'cursor-is-invalid' });
    }
    return this.resolver.resolve(pinned.knowledge, (resolved) => {
      if (isSaidOtherwise(pinned, resolved)) return refuse({ code: 'cursor-is-of-another-question' });
      const rejection = part.answer.selection && unknownName(resolved, part.answer.selection);
      if (rejection !== undefined) return refuse(rejection);
      const { knownAt, echo } = resolved;
      const { limit } = pinned;
      const { figures, last } = figuresOf(resolved, { ...part.answer, ...present({ after }), asOf, knownAt, limit });
      const next = last === undefined ? null : nextCursor(pinned, echo, last);
      const { selection: _, ...told } = part.answer;
      return answered({ asOf, ...told, ...echo, items: figures.map(shown), next });
    });
  }
}
