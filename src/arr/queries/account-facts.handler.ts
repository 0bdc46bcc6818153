import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { withOpenTexts } from '../../kernel/personal-text';
import { present } from '../../kernel/present';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
import { accountFactsKnown } from './account-known';
import type { AccountFactsAnswer, Answered } from './answers';
import { accountFactsShown, factsUpTo } from './facts-shown';
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
      const shown = accountFactsShown(known, factsUpTo(known, asOf));
      const facts = shown.map((fact) => withOpenTexts(fact, (text) => this.vault.open(text)));
      return answered({ accountId, ...present({ asOf }), ...resolved.echo, facts });
    });
  }
}
