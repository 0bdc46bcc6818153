import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { cutWindow } from '../../kernel/period-text';
import type { Answered, MovementsAnswer } from './answers';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { selectedRows, selectedTotals, wholeRows } from './movement-rows';
import { MovementsBetween } from './questions.query';
import { currenciesOf, tooManyGroups } from './selected';
import { readSelection, selectionTexts } from './selection-text';

export const MOVEMENT_ROWS_MAX = 1200;

@QueryHandler(MovementsBetween)
export class MovementsBetweenHandler implements IQueryHandler<MovementsBetween> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: MovementsBetween): Promise<Answered<MovementsAnswer>> {
    const { window, interval } = question;
    if (window.from >= window.to) return refuse({ code: 'window-is-empty', ...window });
    const windows = cutWindow(window, interval, MOVEMENT_ROWS_MAX);
    if (windows === undefined) return refuse({ code: 'window-too-long', rowsMax: MOVEMENT_ROWS_MAX });
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return selected;
    const { answer: selection } = selected;
    return this.resolver.resolve(question, (resolved) => {
      const { echo } = resolved;
      const asked = { resolved, windows, currencies: currenciesOf(resolved, question) };
      if (selection === undefined) {
        const total = wholeRows({ ...asked, windows: [window] });
        return answered({ ...window, interval, ...echo, rows: wholeRows(asked), total });
      }
      const rejection = tooManyGroups(resolved, selection, windows.length);
      if (rejection !== undefined) return refuse(rejection);
      const rows = selectedRows(asked, selection);
      const total = selectedTotals(asked, selection, window);
      return answered({ ...window, interval, ...selectionTexts(selection), ...echo, rows, total });
    });
  }
}
