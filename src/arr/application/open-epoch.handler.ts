import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PositionNotReached } from '../../kernel/read-model.port';
import { DERIVATION_VERSION } from '../domain/journal';
import { ARR_BOOKS, type ArrBooks } from '../queries/arr-books.port';
import { JOURNAL_SHARDS } from '../queries/journal-page.handler';
import type { EpochOutcome } from './epoch-outcome';
import { type EpochAsked, JournalEpochs } from './journal-epochs';

/** Opens another epoch of the published journal, for the policy that is adopted. */
export class OpenEpoch extends Command<EpochOutcome> {
  constructor(readonly asked: Omit<EpochAsked, 'identity'>) {
    super();
  }
}

/** Whoever publishes goes over to it, and publishes the whole journal anew. */
@CommandHandler(OpenEpoch)
export class OpenEpochHandler implements ICommandHandler<OpenEpoch> {
  constructor(
    private readonly epochs: JournalEpochs,
    @Inject(ARR_BOOKS) private readonly books: ArrBooks,
    @Inject(JOURNAL_SHARDS) private readonly shards: number,
  ) {}

  async execute({ asked }: OpenEpoch): Promise<EpochOutcome> {
    const { state, stale } = await this.books.view();
    // Of a fold that is behind nobody knows whether its policy is the one that has been adopted.
    const isBehind = state.policies.latest.version !== state.policy.version;
    if (stale || isBehind) throw new PositionNotReached('The facts that the store holds are not all folded yet.');
    const { version: policyVersion } = state.policy;
    const identity = { policyVersion, derivationVersion: DERIVATION_VERSION, shards: this.shards };
    return this.epochs.openNext({ ...asked, identity });
  }
}
