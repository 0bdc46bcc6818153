import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StoreUnavailable } from '../../kernel/event-store.port';
import type { AccountId } from '../../kernel/ids';
import { type Surroundings, transact, TRANSACT_PORTS, type TransactPorts } from '../../kernel/transact';
import { type AccountCommand, mayMerge } from '../domain/account.commands';
import type { AccountState } from '../domain/account.decider';
import type { AccountFact } from '../domain/account.events';
import { accountLedger } from '../domain/account.ledger';
import { StreamAccountReader } from './stream-account-reader';
import { type AccountOutcome, ExecuteAccountCommand } from './execute-account.command';

const targetOf = (fact: AccountFact): readonly AccountId[] => {
  if (fact.type === 'accounts-merged') return [fact.data.intoAccountId];
  return fact.type === 'fact-corrected' ? targetOf({ ...fact.data.statement }) : [];
};

const targetIn = (command: AccountCommand): readonly AccountId[] => {
  if (command.type === 'merge-account') return [command.intoAccountId];
  if (command.type === 'record-account-fact') return targetOf(command.fact);
  return command.type === 'correct-account-fact' ? targetOf(command.statement) : [];
};

/** How many commands that may merge accounts wait for their turn; more would only hold memory. */
const MERGES_WAITING_MAX = 1_000;

@CommandHandler(ExecuteAccountCommand)
export class ExecuteAccountHandler implements ICommandHandler<ExecuteAccountCommand> {
  private lastMerge: Promise<unknown> = Promise.resolve();
  private mergesWaiting = 0;

  constructor(
    @Inject(TRANSACT_PORTS) private readonly ports: TransactPorts,
    private readonly reader: StreamAccountReader,
  ) {}

  /** Merges come one after the other: two at once, each in its own stream, could close a circle that neither sees. */
  execute({ command, context }: ExecuteAccountCommand): Promise<AccountOutcome> {
    if (!mayMerge(command)) return transact(this.ports, { ledger: accountLedger }, command, context);
    if (this.mergesWaiting >= MERGES_WAITING_MAX) {
      return Promise.reject(new StoreUnavailable('Too many merges are waiting for one another.'));
    }
    this.mergesWaiting += 1;
    const rules = { ledger: accountLedger, surroundings: this.withMerges };
    const outcome = this.lastMerge.then(() => transact(this.ports, rules, command, context));
    this.lastMerge = outcome
      .catch(() => undefined)
      .finally(() => {
        this.mergesWaiting -= 1;
      });
    return outcome;
  }

  /** A void may bring any earlier merge back, so the targets of all of them are followed. */
  private readonly withMerges: Surroundings<AccountCommand, AccountState> = async (command, state) => {
    const merges = await this.reader.mergesFrom([...state.facts.flatMap(targetOf), ...targetIn(command)]);
    return { ...state, mergedInto: new Map([...merges].map(([id, { intoAccountId }]) => [id, intoAccountId])) };
  };
}
