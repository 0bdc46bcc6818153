import { withOpening } from './missing-rates';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import { GROUP_COLUMNS } from '../domain/movement-groups';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { ENTRIES_AT_ONCE, othersHaveHadTheirTurn, type Resolved } from './resolved';
import type { MovementListAnswer, MovementSum } from './movement-answers';
import { pageOf, pinnedPage } from './page-cursor';
import { type Share, sharesIn, type SharesAsked, shownShare } from './movement-shares';
import { partTexts, readPart } from './part-asked';
import { unknownName } from './selected';
import { MovementList } from './questions.query';

/** A list is sorted by amount, so it is made whole for each page. */
export const LISTED_MOVEMENTS_MAX = 200_000;

const size = (amount: MinorUnits): MinorUnits => (amount < 0n ? -amount : amount);

/** By currency, then the largest first; equal ones in the order of the journal, which sorting keeps. */
const inOrder = (a: Share, b: Share): number => {
  if (a.entry.currency !== b.entry.currency) return a.entry.currency < b.entry.currency ? -1 : 1;
  const [one, other] = [size(a.amount), size(b.amount)];
  return one === other ? 0 : one > other ? -1 : 1;
};

const sumsOf = (shares: readonly Share[]): readonly MovementSum[] => {
  const currencies = [...new Set(shares.map(({ entry }) => entry.currency))];
  return currencies.flatMap((currency) =>
    GROUP_COLUMNS.flatMap((column): readonly MovementSum[] => {
      const own = shares.filter((share) => share.column === column && share.entry.currency === currency);
      const sum = own.reduce((total, { amount }) => total + amount, 0n);
      const delta = formatMinorUnits(sum, currency);
      return own.length === 0 ? [] : [{ currency, class: column, delta, movements: own.length }];
    }),
  );
};

/** Some rows at a time, so that others have their turn in between. */
const sharesOf = async (resolved: Resolved, rows: readonly number[], asked: SharesAsked): Promise<readonly Share[]> => {
  const sharesOfRows = sharesIn(resolved, asked);
  const shares: Share[] = [];
  for (let start = 0; start < rows.length; start += ENTRIES_AT_ONCE) {
    if (start > 0) await othersHaveHadTheirTurn();
    shares.push(...sharesOfRows(rows.slice(start, start + ENTRIES_AT_ONCE)));
  }
  return shares.sort(inOrder);
};

@QueryHandler(MovementList)
export class MovementListHandler implements IQueryHandler<MovementList> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: MovementList): Promise<Answered<MovementListAnswer>> {
    const { window, class: of, native, filter, ...asked } = question;
    if (window.from >= window.to) return refuse({ code: 'window-is-empty', ...window });
    const said = partTexts(present({ native, filter }));
    if (said.outcome === 'refused') return said;
    const page = pinnedPage('movements', present({ ...window, class: of, ...said.answer }), asked);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    const part = readPart(pinned.texts);
    if (part.outcome === 'refused') return part;
    const column = GROUP_COLUMNS.find((one) => one === pinned.texts['class']);
    if (column !== pinned.texts['class']) return refuse({ code: 'cursor-is-invalid' });
    const { native: only, selection } = part.answer;
    const needed = { days: [withOpening(window)], selection };
    const found = await this.resolver.resolve(
      present({ ...pinned.knowledge, native: only }),
      (resolved) => {
        const rejection = part.answer.selection && unknownName(resolved, part.answer.selection);
        if (rejection !== undefined) return refuse(rejection);
        const rows = resolved.book.rows.inForce(window, resolved.knownAt);
        if (rows.length > LISTED_MOVEMENTS_MAX) {
          const [movements, movementsMax] = [rows.length, LISTED_MOVEMENTS_MAX];
          return refuse({ code: 'too-many-movements', movements, movementsMax });
        }
        return answered({ resolved, rows });
      },
      { needed },
    );
    if (found.outcome === 'refused') return found;
    const { resolved, rows } = found.answer;
    const shares = await sharesOf(resolved, rows, { ...part.answer, column });
    const cut = pageOf(pinned, resolved, shares);
    if (cut.outcome === 'refused') return cut;
    const { items, next } = cut.answer;
    const { selection: _, ...told } = part.answer;
    return answered({
      ...{ ...window, ...present({ class: column, ...told }), ...resolved.echo },
      ...{ sums: sumsOf(shares), items: items.map(shownShare), next },
    });
  }
}
