import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { withOpenTexts } from '../../kernel/personal-text';
import { present } from '../../kernel/present';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
import { accountFactsKnown } from './account-known';
import type { AccountFactsAnswer } from './answers';
import type { Answered } from './query-rejections';
import { factsAsked } from './facts-asked';
import { accountFactsShown, factsUpTo } from './facts-shown';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { pageOf } from './page-cursor';
import { AccountFacts } from './questions.query';

@QueryHandler(AccountFacts)
export class AccountFactsHandler implements IQueryHandler<AccountFacts> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(TEXT_VAULT) private readonly vault: TextVault,
  ) {}

  async execute({ question }: AccountFacts): Promise<Answered<AccountFactsAnswer>> {
    const { accountId, asOf: day, ...page } = question;
    const asked = factsAsked('account-facts', present({ accountId, asOf: day }), page);
    if (asked.outcome === 'refused') return asked;
    const { pinned, asOf } = asked.answer;
    return this.resolver.resolve(pinned.knowledge, (resolved) => {
      if (!resolved.book.hasHeardOf(accountId, resolved.knownAt)) {
        return refuse({ code: 'account-not-found', accountId });
      }
      const known = accountFactsKnown(resolved, accountId);
      const cut = pageOf(pinned, resolved, factsUpTo(known, asOf));
      if (cut.outcome === 'refused') return cut;
      const { items, next } = cut.answer;
      const shown = accountFactsShown(known, items);
      const facts = shown.map((fact) => withOpenTexts(fact, (text) => this.vault.open(text)));
      return answered({ accountId, ...present({ asOf }), ...resolved.echo, facts, next });
    });
  }
}
