import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StoreUnavailable } from '../../kernel/event-store.port';
import { PERIOD_FIGURES, type PeriodFigures } from '../../kernel/period-figures.port';
import { type Surroundings, transact, TRANSACT_PORTS, type TransactPorts } from '../../kernel/transact';
import type { PeriodCommand } from '../domain/period.commands';
import type { PeriodState } from '../domain/period.decider';
import { periodLedger } from '../domain/period.ledger';
import { ExecutePeriodCommand, type PeriodOutcome } from './execute-period.command';

/** How many commands wait for their turn; months are closed one at a time, so more is a mistake. */
const WAITING_MAX = 100;

@CommandHandler(ExecutePeriodCommand)
export class ExecutePeriodHandler implements ICommandHandler<ExecutePeriodCommand> {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    @Inject(TRANSACT_PORTS) private readonly ports: TransactPorts,
    @Inject(PERIOD_FIGURES) private readonly figures: PeriodFigures,
  ) {}

  /** One after the other: two at once, each in the stream of its month, could leave a gap that neither sees. */
  execute({ command, context }: ExecutePeriodCommand): Promise<PeriodOutcome> {
    if (this.waiting >= WAITING_MAX) {
      return Promise.reject(new StoreUnavailable('Too many commands on periods are waiting for one another.'));
    }
    this.waiting += 1;
    const rules = { ledger: periodLedger, surroundings: this.withReading };
    const outcome = this.last.then(() => transact(this.ports, rules, command, context));
    this.last = outcome
      .catch(() => undefined)
      .finally(() => {
        this.waiting -= 1;
      });
    return outcome;
  }

  private readonly withReading: Surroundings<PeriodCommand, PeriodState> = async ({ period }, state) => ({
    ...state,
    reading: await this.figures.asKnownNow(period),
  });
}
