import type { RatesNeeded } from './missing-rates';
import { addDays } from '../../kernel/calendar-date';
import { BEGINNING_OF_KNOWLEDGE_ON } from '../../kernel/instant';
import { DAY_AFTER_LAST } from '../../kernel/period-text';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { JournalEntry } from '../domain/journal';
import type { AccountArrAnswer, AccountMovementsAnswer, AccountStep } from './answers';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import type { Resolved } from './resolved';
import { movementShown } from './movement-shown';
import { AccountArr, AccountMovements } from './questions.query';

/**
 * The level at the end of each day that moves it, one step a day and currency. `after` of an entry is what was known when it was
 * asserted, so levels are added up here.
 */
const stepsOf = (movements: readonly JournalEntry[]): readonly AccountStep[] => {
  const levels = new Map<Currency, MinorUnits>();
  const steps = new Map<string, AccountStep>();
  for (const { effectiveOn: from, currency, delta } of movements) {
    if (delta === 0n) continue;
    const level = (levels.get(currency) ?? 0n) + delta;
    levels.set(currency, level);
    steps.set(`${from} ${currency}`, { from, currency, arr: formatMinorUnits(level, currency) });
  }
  return [...steps.values()];
};

/** The movements in force, up to and with a day where one is asked. Undefined for an account that is not known. */
const movementsOf = (
  { book, knownAt }: Resolved,
  { accountId, asOf }: AccountMovements['question'],
): readonly JournalEntry[] | undefined => {
  if (!book.hasHeardOf(accountId, knownAt)) return undefined;
  const movements = book.index.movementsOf(accountId, knownAt);
  return asOf === undefined ? movements : movements.filter(({ effectiveOn }) => effectiveOn <= asOf);
};

/** All days that the history tells of. */
const daysOf = ({ accountId, asOf }: AccountMovements['question']): RatesNeeded => ({
  days: [{ from: BEGINNING_OF_KNOWLEDGE_ON, to: asOf === undefined ? DAY_AFTER_LAST : addDays(asOf, 1) }],
  accountId,
});

@QueryHandler(AccountArr)
export class AccountArrHandler implements IQueryHandler<AccountArr> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: AccountArr): Promise<Answered<AccountArrAnswer>> {
    const { accountId, asOf } = question;
    return this.resolver.resolve(
      question,
      (resolved) => {
        const movements = movementsOf(resolved, question);
        if (movements === undefined) return refuse({ code: 'account-not-found', accountId });
        return answered({ accountId, ...present({ asOf }), ...resolved.echo, steps: stepsOf(movements) });
      },
      { needed: daysOf(question) },
    );
  }
}

@QueryHandler(AccountMovements)
export class AccountMovementsHandler implements IQueryHandler<AccountMovements> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: AccountMovements): Promise<Answered<AccountMovementsAnswer>> {
    const { accountId, asOf } = question;
    return this.resolver.resolve(
      question,
      (resolved) => {
        const movements = movementsOf(resolved, question);
        if (movements === undefined) return refuse({ code: 'account-not-found', accountId });
        return answered({ accountId, ...present({ asOf }), ...resolved.echo, movements: movements.map(movementShown) });
      },
      { needed: daysOf(question) },
    );
  }
}
