import { endOf, withOpening } from './missing-rates';
import { dayBefore } from '../../kernel/calendar-date';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Policy } from '../../kernel/policy';
import { present } from '../../kernel/present';
import type { Span } from '../../kernel/period-text';
import type { Selection } from '../domain/group';
import type { MovementsAnswer } from './answers';
import type { Answered } from './query-rejections';
import { cutAsked } from './cut-windows';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { doneInTurns, type Resolved } from './resolved';
import { selectedRows, selectedTotals, wholeRows } from './movement-rows';
import { nettedColumns, type NettedColumns } from './netted-columns';
import { MovementsBetween } from './questions.query';
import { currenciesOf, selectionFault } from './selected';
import { readSelection, selectionTexts } from './selection-text';

/** How many movements are netted at most. */
export const NETTED_MOVEMENTS_MAX = 200_000;

/** What is taken as one step and converted needs the days at both ends of it, and those at whose ends stood what changes accounts within it. */
const daysOfSteps = (windows: readonly Span[], { book }: Resolved, rows: readonly number[]): readonly Span[] => {
  if (book.reporting === undefined) return [];
  const transfers = rows.map((row) => book.index.entryAt(row)).filter((entry) => entry.class === 'transfer');
  const ends = windows.flatMap(({ from, to }) => [dayBefore(from), dayBefore(to)]);
  return [...new Set([...ends, ...transfers.map(({ effectiveOn }) => dayBefore(effectiveOn))])].map(endOf);
};

type Question = MovementsBetween['question'];

/** A question whose window is cut and whose selection is read. */
interface Asked {
  readonly question: Question;
  readonly windows: readonly Span[];
  readonly selection: Selection | undefined;
}

/** What each window comes to that is taken as one step. */
interface Netted {
  readonly knownAt: number;
  readonly columns: NettedColumns;
  /** The days whose rates that needs. */
  readonly days: readonly Span[];
}

@QueryHandler(MovementsBetween)
export class MovementsBetweenHandler implements IQueryHandler<MovementsBetween> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: MovementsBetween): Promise<Answered<MovementsAnswer>> {
    const cut = cutAsked(question);
    if (cut.outcome === 'refused') return cut;
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return selected;
    const netting = question.netting ?? (await this.nettingOf(question));
    const asked = { question, windows: cut.answer, selection: selected.answer };
    if (netting !== 'window') return this.answer(asked);
    const netted = await this.netted(asked);
    if (netted.outcome === 'refused') return netted;
    // What was netted does not change any more, so the rest is asked at the state of knowledge it was netted at.
    const { knownAt } = netted.answer;
    return this.answer({ ...asked, question: { ...question, knownAt } }, netted.answer);
  }

  /** What the policy says where the question does not. */
  private async nettingOf(question: MovementsBetween['question']): Promise<Policy['netting']> {
    const asked = await this.resolver.resolve(question, ({ book }) => answered(book.policy.policy.netting));
    return asked.outcome === 'refused' ? 'day' : asked.answer;
  }

  private answer({ question, windows, selection }: Asked, netted?: Netted): Promise<Answered<MovementsAnswer>> {
    const columns = netted?.columns;
    const { window, interval, netting } = question;
    return this.resolver.resolve(
      question,
      (resolved) => {
        const { echo } = resolved;
        const rowsAsked = {
          resolved,
          windows,
          currencies: currenciesOf(resolved, question),
          ...present({ netted: columns }),
        };
        const totalAsked = { ...rowsAsked, windows: [window], ...present({ netted: columns?.total() }) };
        const said = { ...window, interval, ...present({ netting }) };
        if (selection === undefined) {
          return answered({ ...said, ...echo, rows: wholeRows(rowsAsked), total: wholeRows(totalAsked) });
        }
        const rejection = selectionFault(resolved, selection, windows.length);
        if (rejection !== undefined) return refuse(rejection);
        const rows = selectedRows(rowsAsked, selection);
        const total = selectedTotals(totalAsked, selection);
        return answered({ ...said, ...selectionTexts(selection), ...echo, rows, total });
      },
      {
        selections: selection === undefined ? [] : [selection],
        needed: { days: netted?.days ?? [withOpening(window)], selection },
      },
    );
  }

  private async netted({ question, windows, selection }: Asked): Promise<Answered<Netted>> {
    const found = await this.resolver.resolve(
      question,
      (resolved) => {
        const rejection = selection && selectionFault(resolved, selection, windows.length);
        if (rejection !== undefined) return refuse(rejection);
        const rows = resolved.book.rows.inForce(question.window, resolved.knownAt);
        const [movements, movementsMax] = [rows.length, NETTED_MOVEMENTS_MAX];
        return movements > movementsMax
          ? refuse({ code: 'too-many-movements', movements, movementsMax })
          : answered({ resolved, rows });
      },
      { selections: selection === undefined ? [] : [selection] },
    );
    if (found.outcome === 'refused') return found;
    const { resolved, rows } = found.answer;
    const native =
      resolved.book.reporting === undefined ? undefined : await this.resolver.resolveNative(question, resolved);
    if (native?.outcome === 'refused') return native;
    const columns = await doneInTurns(
      nettedColumns(resolved, {
        windows,
        selection: selection ?? { groupBy: [], filter: [] },
        rows,
        native: native?.answer,
      }),
    );
    return answered({ knownAt: resolved.knownAt, columns, days: daysOfSteps(windows, resolved, rows) });
  }
}
