import { Query } from '@nestjs/cqrs';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { Answered, Echo } from './answers';
import type { Knowledge } from './questions.query';

/** What an account's ARR in one currency comes to. */
export interface AccountCurrencyFigure {
  readonly currency: string;
  readonly arr: string;
  readonly mrr: string;
  /** The subscriptions that have ARR, in order of ids; their amounts add up to `arr`. */
  readonly subscriptions: readonly { readonly subscriptionId: string; readonly arr: string }[];
}

export interface AccountAnswer extends Echo {
  readonly accountId: string;
  readonly asOf: string;
  /** One for each currency the account has ARR in, in order of codes. */
  readonly figures: readonly AccountCurrencyFigure[];
}

/** One account at the end of a day: what it has, and from which subscriptions. */
export class AccountAsOf extends Query<Answered<AccountAnswer>> {
  constructor(readonly question: Knowledge & { readonly accountId: AccountId; readonly asOf: CalendarDate }) {
    super();
  }
}
