import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { canonicalJson, type JsonObject } from '../../kernel/canonical-json';
import type { CalendarDate } from '../../kernel/calendar-date';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import { formatMinorUnits, twelfthOf } from '../../kernel/minor-units';
import type { Figure } from '../domain/arr-index';
import type { Answered, ArrAnswer, ArrFigure, Echo } from './answers';
import { answered, KnowledgeResolver } from './knowledge-resolver';
import { ArrAsOf } from './questions.query';

const shown = ({ currency, arr, accounts, subscriptions }: Figure): ArrFigure => ({
  currency,
  arr: formatMinorUnits(arr, currency),
  mrr: formatMinorUnits(twelfthOf(arr), currency),
  accounts,
  subscriptions,
});

@QueryHandler(ArrAsOf)
export class ArrAsOfHandler implements IQueryHandler<ArrAsOf> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(HASHER) private readonly hasher: Hasher,
  ) {}

  execute({ question }: ArrAsOf): Promise<Answered<ArrAnswer>> {
    const { asOf, currency } = question;
    return this.resolver.resolve(question, ({ book, knownAt, echo }) => {
      const figures = book.index
        .figures({ asOf, knownAt })
        .filter((figure) => (currency ?? figure.currency) === figure.currency);
      const shownFigures = figures.map(shown);
      return answered({ asOf, ...echo, figures: shownFigures, digest: this.digestOf(asOf, echo, shownFigures) });
    });
  }

  /** The fingerprint of the figures with the question they answer; not of `stale`, which a figure of the past does not know. */
  private digestOf(
    asOf: CalendarDate,
    { knownAt, policyVersion, derivationVersion }: Echo,
    figures: readonly ArrFigure[],
  ): string {
    const { sequence } = knownAt;
    const pinned: JsonObject = {
      asOf,
      sequence,
      policyVersion,
      derivationVersion,
      figures: figures.map((figure) => ({ ...figure })),
    };
    return this.hasher.sha256(canonicalJson(pinned));
  }
}
