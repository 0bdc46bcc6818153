import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { formatMinorUnits, twelfthOf } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { AccountFigure } from '../domain/arr-index';
import { readCursor, writeCursor } from './accounts-cursor';
import type { AccountFigure as AccountFigureAnswer, AccountsAnswer, Answered } from './answers';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { AccountsAsOf } from './questions.query';

export const ACCOUNTS_PAGE_DEFAULT = 100;
export const ACCOUNTS_PAGE_MAX = 1000;

const shown = ({ accountId, currency, arr, subscriptions }: AccountFigure): AccountFigureAnswer => ({
  accountId,
  currency,
  arr: formatMinorUnits(arr, currency),
  mrr: formatMinorUnits(twelfthOf(arr), currency),
  subscriptions,
});

@QueryHandler(AccountsAsOf)
export class AccountsAsOfHandler implements IQueryHandler<AccountsAsOf> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: AccountsAsOf): Promise<Answered<AccountsAnswer>> {
    const cursor = question.cursor === undefined ? undefined : readCursor(question.cursor);
    if (question.cursor !== undefined && cursor === undefined) return refuse({ code: 'cursor-is-invalid' });
    const pinned = { ...question, ...cursor };
    const limit = Math.min(question.limit ?? ACCOUNTS_PAGE_DEFAULT, ACCOUNTS_PAGE_MAX);
    return this.resolver.resolve(pinned, ({ book, knownAt, echo }) => {
      const { asOf } = pinned;
      // One more than is shown tells whether there is more.
      const rest = book.index.accounts({ asOf, knownAt }, present({ after: cursor?.after, limit: limit + 1 }));
      const page = rest.slice(0, limit);
      const last = rest.length > limit ? page.at(-1) : undefined;
      const { policyVersion } = echo;
      const next = last && writeCursor({ asOf, knownAt, policyVersion, after: [last.accountId, last.currency] });
      return answered({ asOf, ...echo, items: page.map(shown), next: next ?? null });
    });
  }
}
