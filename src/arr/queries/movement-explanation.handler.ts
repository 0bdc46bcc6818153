import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { withOpenTexts } from '../../kernel/personal-text';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import type { MovementExplained } from './movement-answers';
import { explainEntry } from './movement-explained';
import { MovementExplanation } from './questions.query';

@QueryHandler(MovementExplanation)
export class MovementExplanationHandler implements IQueryHandler<MovementExplanation> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(TEXT_VAULT) private readonly vault: TextVault,
  ) {}

  execute({ question }: MovementExplanation): Promise<Answered<MovementExplained>> {
    const { movementId } = question;
    return this.resolver.resolve(question, (resolved) => {
      const row = resolved.book.rows.find(movementId, resolved.knownAt);
      if (row === undefined) return refuse({ code: 'movement-not-found', movementId });
      const explained = explainEntry(resolved, row);
      const facts = explained.facts.map((fact) => withOpenTexts(fact, (text) => this.vault.open(text)));
      return answered({ ...explained, facts });
    });
  }
}
