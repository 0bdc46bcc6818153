import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DERIVATION_VERSION } from '../domain/journal';
import type { EpochAnswer, EpochsAnswer } from './journal-answers';
import { JOURNAL_SHARDS } from './journal-page.handler';
import { answered, KnowledgeResolver } from './knowledge-resolver';
import { OPENED_EPOCHS, type OpenedEpochs } from './opened-epochs.port';
import type { Answered } from './query-rejections';
import { EpochsOfJournal } from './questions.query';

@QueryHandler(EpochsOfJournal)
export class JournalEpochsHandler implements IQueryHandler<EpochsOfJournal> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(JOURNAL_SHARDS) private readonly shards: number,
    @Inject(OPENED_EPOCHS) private readonly epochs: OpenedEpochs,
  ) {}

  async execute(): Promise<Answered<EpochsAnswer>> {
    const list = await this.epochs.known();
    return this.resolver.resolveInAny({}, ({ book: { policies, policy } }) => {
      const adopted = policies.versions();
      const items = list.numbers(adopted).map((epoch): EpochAnswer => {
        const opened = list.numbered(epoch);
        if (opened !== undefined) return { ...opened, isOpened: true };
        const policyVersion = list.policyOf(epoch, adopted) ?? epoch;
        return { epoch, policyVersion, derivationVersion: DERIVATION_VERSION, shards: this.shards, isOpened: false };
      });
      return answered({ current: list.numberFor(policy.version), items });
    });
  }
}
