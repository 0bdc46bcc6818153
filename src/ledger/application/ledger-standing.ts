import { Inject, Injectable } from '@nestjs/common';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import type { CalendarDate } from '../../kernel/calendar-date';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { LedgerTerms } from '../domain/ledger.commands';
import { LedgerOpening } from './ledger-opening';

/** The ledger as it stands: what never changes of it, and which day it is there. */
export interface Standing extends LedgerTerms {
  readonly today: CalendarDate;
}

@Injectable()
export class LedgerStanding {
  constructor(
    private readonly opening: LedgerOpening,
    @Inject(BUSINESS_DAY) private readonly day: BusinessDay,
  ) {}

  async now(): Promise<Standing> {
    const terms = await this.opening.standing();
    if (terms === undefined) throw new InvariantViolated('A ledger that answers has been opened.');
    return { ...terms, today: this.day.today() };
  }
}
