import { endOf, withOpening } from './missing-rates';
import { GROWTH_SPANS } from './retention-answers';
import { growthDay } from './window-rows';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { present } from '../../kernel/present';
import { decimal, ratio, times } from '../../kernel/rational';
import { yearShareOf } from '../domain/rates';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { doneInTurns } from './resolved';
import { Retention } from './rates-questions.query';
import type { RetentionAnswer } from './retention-answers';
import { RATE_DIGITS } from './rate-texts';
import { retentionWork } from './retention-work';
import { currenciesOf, selectionFault } from './selected';
import { readSelection, selectionTexts } from './selection-text';

const ONE_PERCENT = ratio(1n, 100n);
const ALL = '100';

@QueryHandler(Retention)
export class RetentionHandler implements IQueryHandler<Retention> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Retention): Promise<Answered<RetentionAnswer>> {
    const { window, grossMargin } = question;
    if (window.from >= window.to) return refuse({ code: 'window-is-empty', ...window });
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return selected;
    const { answer: selection } = selected;
    const found = await this.resolver.resolve(
      question,
      (resolved) => {
        const rejection = selection && selectionFault(resolved, selection, 1);
        return rejection === undefined ? answered(resolved) : refuse(rejection);
      },
      {
        selections: selection === undefined ? [] : [selection],
        needed: {
          days: [withOpening(window), ...GROWTH_SPANS.map((over) => endOf(growthDay(window, over)))],
          selection,
        },
      },
    );
    if (found.outcome === 'refused') return found;
    const { answer: resolved } = found;
    const share = yearShareOf(window);
    const margin = grossMargin === undefined ? ratio(1n) : times(decimal(grossMargin), ONE_PERCENT);
    const asked = { window, selection, share, margin, currencies: currenciesOf(resolved, question) };
    const figures = await doneInTurns(retentionWork(resolved, asked));
    return answered({
      ...window,
      ...present({ months: share.months }),
      ...{ days: share.days, grossMargin: grossMargin ?? ALL, digits: RATE_DIGITS },
      ...(selection && selectionTexts(selection)),
      ...{ ...resolved.echo, figures },
    });
  }
}
