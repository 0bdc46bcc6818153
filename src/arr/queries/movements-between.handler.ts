import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Answered, MovementsAnswer } from './answers';
import { cutAsked } from './cut-windows';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { selectedRows, selectedTotals, wholeRows } from './movement-rows';
import { MovementsBetween } from './questions.query';
import { currenciesOf, selectionFault } from './selected';
import { readSelection, selectionTexts } from './selection-text';

@QueryHandler(MovementsBetween)
export class MovementsBetweenHandler implements IQueryHandler<MovementsBetween> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: MovementsBetween): Promise<Answered<MovementsAnswer>> {
    const { window, interval } = question;
    const cut = cutAsked(question);
    if (cut.outcome === 'refused') return cut;
    const { answer: windows } = cut;
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return selected;
    const { answer: selection } = selected;
    return this.resolver.resolve(
      question,
      (resolved) => {
        const { echo } = resolved;
        const asked = { resolved, windows, currencies: currenciesOf(resolved, question) };
        if (selection === undefined) {
          const total = wholeRows({ ...asked, windows: [window] });
          return answered({ ...window, interval, ...echo, rows: wholeRows(asked), total });
        }
        const rejection = selectionFault(resolved, selection, windows.length);
        if (rejection !== undefined) return refuse(rejection);
        const rows = selectedRows(asked, selection);
        const total = selectedTotals(asked, selection, window);
        return answered({ ...window, interval, ...selectionTexts(selection), ...echo, rows, total });
      },
      selection === undefined ? [] : [selection],
    );
  }
}
