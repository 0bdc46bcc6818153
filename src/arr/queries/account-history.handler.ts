import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { JournalEntry } from '../domain/journal';
import type { AccountArrAnswer, AccountMovementsAnswer, AccountStep, Answered, MovementAnswer } from './answers';
import { answered, KnowledgeResolver, refuse, type Resolved } from './knowledge-resolver';
import { AccountArr, AccountMovements } from './questions.query';

/** The level after each movement; `after` of an entry is what was known when it was asserted, so levels are added up here. */
const stepsOf = (movements: readonly JournalEntry[]): readonly AccountStep[] => {
  const levels = new Map<Currency, MinorUnits>();
  return movements.flatMap(({ effectiveOn, currency, delta }) => {
    if (delta === 0n) return [];
    const level = (levels.get(currency) ?? 0n) + delta;
    levels.set(currency, level);
    return [{ from: effectiveOn, currency, arr: formatMinorUnits(level, currency) }];
  });
};

const shown = (entry: JournalEntry): MovementAnswer => {
  const { id, accountId, effectiveOn, currency, causes, factId, sequence, recordedAt } = entry;
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
  return {
    id,
    accountId,
    effectiveOn,
    class: entry.class,
    currency,
    delta: text(entry.delta),
    before: text(entry.before),
    after: text(entry.after),
    causes,
    contributions: entry.contributions.map((contribution) => ({ ...contribution, delta: text(contribution.delta) })),
    factId,
    sequence,
    recordedAt,
  };
};

const movementsOf = ({ book, knownAt }: Resolved, accountId: AccountId): readonly JournalEntry[] | undefined =>
  book.hasHeardOf(accountId, knownAt) ? book.index.movementsOf(accountId, knownAt) : undefined;

@QueryHandler(AccountArr)
export class AccountArrHandler implements IQueryHandler<AccountArr> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: AccountArr): Promise<Answered<AccountArrAnswer>> {
    const { accountId } = question;
    return this.resolver.resolve(question, (resolved) => {
      const movements = movementsOf(resolved, accountId);
      if (movements === undefined) return refuse({ code: 'account-not-found', accountId });
      return answered({ accountId, ...resolved.echo, steps: stepsOf(movements) });
    });
  }
}

@QueryHandler(AccountMovements)
export class AccountMovementsHandler implements IQueryHandler<AccountMovements> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: AccountMovements): Promise<Answered<AccountMovementsAnswer>> {
    const { accountId } = question;
    return this.resolver.resolve(question, (resolved) => {
      const movements = movementsOf(resolved, accountId);
      if (movements === undefined) return refuse({ code: 'account-not-found', accountId });
      return answered({ accountId, ...resolved.echo, movements: movements.map(shown) });
    });
  }
}
