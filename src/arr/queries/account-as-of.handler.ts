import { endOf } from './missing-rates';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { SubscriptionId } from '../../kernel/ids';
import { formatMinorUnits, type MinorUnits, twelfthOf } from '../../kernel/minor-units';
import { withOpenTexts } from '../../kernel/personal-text';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
import type { JournalEntry } from '../domain/journal';
import { accountKnownOn } from './account-known';
import type { AccountAnswer, AccountCurrencyFigure } from './answers';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { AccountAsOf } from './questions.query';

type Levels = ReadonlyMap<Currency, ReadonlyMap<SubscriptionId, MinorUnits>>;

/** What the movements up to and with a day add up to, by currency and subscription. */
const levelsOn = (movements: readonly JournalEntry[], day: CalendarDate): Levels => {
  const levels = new Map<Currency, Map<SubscriptionId, MinorUnits>>();
  for (const { effectiveOn, currency, contributions } of movements) {
    if (effectiveOn > day) continue;
    const subscriptions = levels.get(currency) ?? new Map<SubscriptionId, MinorUnits>();
    levels.set(currency, subscriptions);
    for (const { subscriptionId, delta } of contributions) {
      subscriptions.set(subscriptionId, (subscriptions.get(subscriptionId) ?? 0n) + delta);
    }
  }
  return levels;
};

const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const figuresOf = (levels: Levels): readonly AccountCurrencyFigure[] =>
  [...levels.entries()].sort(byText).flatMap(([currency, subscriptions]) => {
    const standing = [...subscriptions.entries()].filter(([, arr]) => arr !== 0n).sort(byText);
    if (standing.length === 0) return [];
    const total = standing.reduce((sum, [, arr]) => sum + arr, 0n);
    const parts = standing.map(([subscriptionId, arr]) => ({ subscriptionId, arr: formatMinorUnits(arr, currency) }));
    const arr = formatMinorUnits(total, currency);
    return [{ currency, arr, mrr: formatMinorUnits(twelfthOf(total), currency), subscriptions: parts }];
  });

@QueryHandler(AccountAsOf)
export class AccountAsOfHandler implements IQueryHandler<AccountAsOf> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(TEXT_VAULT) private readonly vault: TextVault,
  ) {}

  execute({ question }: AccountAsOf): Promise<Answered<AccountAnswer>> {
    const { accountId, asOf } = question;
    return this.resolver.resolve(
      question,
      (resolved) => {
        const { book, knownAt, echo } = resolved;
        if (!book.hasHeardOf(accountId, knownAt)) return refuse({ code: 'account-not-found', accountId });
        const figures = figuresOf(levelsOn(book.index.movementsOf(accountId, knownAt), asOf));
        const known = withOpenTexts(accountKnownOn(resolved, accountId, asOf), (text) => this.vault.open(text));
        return answered({ accountId, asOf, ...known, ...echo, figures });
      },
      { needed: { days: [endOf(asOf)], accountId } },
    );
  }
}
