import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { accountTimelineOf } from '../../accounts/domain/account-timeline';
import { withOpenTexts } from '../../kernel/personal-text';
import { present } from '../../kernel/present';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
import { accountFactsKnown } from './account-known';
import type { AccountFactsAnswer, Answered } from './answers';
import { factsUpTo, standingBy } from './facts-shown';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { AccountFacts } from './questions.query';

@QueryHandler(AccountFacts)
export class AccountFactsHandler implements IQueryHandler<AccountFacts> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(TEXT_VAULT) private readonly vault: TextVault,
  ) {}

  execute({ question }: AccountFacts): Promise<Answered<AccountFactsAnswer>> {
    const { accountId, asOf } = question;
    return this.resolver.resolve(question, (resolved) => {
      if (!resolved.book.hasHeardOf(accountId, resolved.knownAt)) {
        return refuse({ code: 'account-not-found', accountId });
      }
      const known = accountFactsKnown(resolved, accountId);
      const { undone } = accountTimelineOf(known);
      const facts = factsUpTo(known, asOf).map(({ imported: _, ...fact }) =>
        withOpenTexts({ ...fact, ...standingBy(undone.get(fact.id)) }, (text) => this.vault.open(text)),
      );
      return answered({ accountId, ...present({ asOf }), ...resolved.echo, facts });
    });
  }
}
