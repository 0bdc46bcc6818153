import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayBefore } from '../../kernel/calendar-date';
import { present } from '../../kernel/present';
import type { Answered } from './query-rejections';
import { cutAsked } from './cut-windows';
import { targetsOn } from './growth-targets';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { endOf } from './missing-rates';
import { ArrSeries } from './questions.query';
import { currenciesOf, selectionFault } from './selected';
import { readSelection, selectionTexts } from './selection-text';
import type { ArrSeriesAnswer } from './series-answers';
import { growthDays, seriesPoints } from './series-points';

@QueryHandler(ArrSeries)
export class ArrSeriesHandler implements IQueryHandler<ArrSeries> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: ArrSeries): Promise<Answered<ArrSeriesAnswer>> {
    const { window, interval, growth } = question;
    const cut = cutAsked(question);
    if (cut.outcome === 'refused') return cut;
    const { answer: windows } = cut;
    const days = windows.map(({ to }) => dayBefore(to));
    const wanted = targetsOn(question, days);
    if (wanted.outcome === 'refused') return wanted;
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return selected;
    const { answer: selection } = selected;
    const earlier = growthDays({ windows, growth });
    return this.resolver.resolve(
      question,
      (resolved) => {
        const rejection = selection && selectionFault(resolved, selection, windows.length + earlier.length);
        if (rejection !== undefined) return refuse(rejection);
        const currencies = currenciesOf(resolved, question);
        const points = seriesPoints(
          { known: resolved, windows, currencies, growth, targets: wanted.answer },
          selection,
        );
        const said = { ...present({ growth, targets: question.targets }), ...(selection && selectionTexts(selection)) };
        return answered({ ...window, interval, ...said, ...resolved.echo, points });
      },
      {
        selections: selection === undefined ? [] : [selection],
        needed: { days: [...days, ...earlier].map(endOf), selection },
      },
    );
  }
}
