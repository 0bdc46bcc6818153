import { endOf } from './missing-rates';
import type { Resolved } from './resolved';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { parseCalendarDate } from '../../kernel/calendar-date';
import { present } from '../../kernel/present';
import { accountFiguresOf, type AccountKey, shownAccount } from './account-figures';
import type { AccountsAnswer } from './answers';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { type After, isSaidOtherwise, nextCursor, pinnedPage } from './page-cursor';
import { partTexts, readPart } from './part-asked';
import { AccountsAsOf } from './questions.query';
import { unknownName } from './selected';

/** Undefined for the cursor of another list. */
const keyIn = (after: After): AccountKey | undefined => {
  const [accountId, currency] = after;
  return typeof accountId === 'string' && typeof currency === 'string' ? [accountId, currency] : undefined;
};

@QueryHandler(AccountsAsOf)
export class AccountsAsOfHandler implements IQueryHandler<AccountsAsOf> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: AccountsAsOf): Promise<Answered<AccountsAnswer>> {
    const { asOf: day, native, filter, ...asked } = question;
    const said = partTexts(present({ native, filter }));
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
    const { native: only, selection } = part.answer;
    const where = present({ ...pinned.knowledge, native: only });
    const at = (resolved: Resolved): Answered<AccountsAnswer> => {
      if (isSaidOtherwise(pinned, resolved)) return refuse({ code: 'cursor-is-of-another-question' });
      const rejection = part.answer.selection && unknownName(resolved, part.answer.selection);
      if (rejection !== undefined) return refuse(rejection);
      const { knownAt, echo } = resolved;
      const { limit } = pinned;
      const { figures, last } = accountFiguresOf(resolved, {
        ...part.answer,
        ...present({ after }),
        asOf,
        knownAt,
        limit,
      });
      const next = last === undefined ? null : nextCursor(pinned, echo, last);
      const { selection: _, ...told } = part.answer;
      return answered({ asOf, ...told, ...echo, items: figures.map(shownAccount), next });
    };
    return this.resolver.resolve(where, at, { needed: { days: [endOf(asOf)], selection } });
  }
}
