import { withOpening } from './missing-rates';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { present } from '../../kernel/present';
import type { Cell, TableColumn } from '../../kernel/table.port';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { ENTRIES_AT_ONCE, othersHaveHadTheirTurn, type Resolved } from './resolved';
import { sharesIn, type SharesAsked, shownShare } from './movement-shares';
import { partAsked, partKnown } from './part-asked';
import { MovementTable } from './questions.query';
import { type TableAnswer, tableName } from './table-answers';

const COLUMNS: readonly TableColumn[] = [
  { name: 'knownAt', kind: 'count' },
  { name: 'policyVersion', kind: 'count' },
  { name: 'movementId', kind: 'text' },
  { name: 'effectiveOn', kind: 'day' },
  { name: 'accountId', kind: 'text' },
  { name: 'currency', kind: 'text' },
  { name: 'class', kind: 'text' },
  { name: 'delta', kind: 'amount' },
  { name: 'causes', kind: 'text' },
  { name: 'factId', kind: 'text' },
  { name: 'sequence', kind: 'count' },
  { name: 'recordedAt', kind: 'instant' },
];

async function* partsOf(
  resolved: Resolved,
  rows: readonly number[],
  asked: SharesAsked,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const { knownAt, policyVersion } = resolved.echo;
  const sharesOf = sharesIn(resolved, asked);
  for (let start = 0; start < rows.length; start += ENTRIES_AT_ONCE) {
    yield sharesOf(rows.slice(start, start + ENTRIES_AT_ONCE))
      .map(shownShare)
      .map(({ id, effectiveOn, accountId, currency, class: of, delta, causes, factId, sequence, recordedAt }) => [
        ...[knownAt.sequence, policyVersion, id, effectiveOn, accountId, currency],
        ...[of, delta, causes.join(' '), factId, sequence, recordedAt],
      ]);
    await othersHaveHadTheirTurn();
  }
}

/** The movements behind a window, all of them in the order of the journal, as they are taken. */
@QueryHandler(MovementTable)
export class MovementTableHandler implements IQueryHandler<MovementTable> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: MovementTable): Promise<Answered<TableAnswer>> {
    const { window, class: column, native, filter, ...knowledge } = question;
    if (window.from >= window.to) return refuse({ code: 'window-is-empty', ...window });
    const part = partAsked(present({ native, filter }));
    if (part.outcome === 'refused') return part;
    const { selection } = part.answer;
    const needed = { days: [withOpening(window)], selection };
    return this.resolver.resolve(
      present({ ...knowledge, native }),
      (resolved) => {
        const known = partKnown(resolved, part.answer);
        if (known.outcome === 'refused') return known;
        const rows = resolved.book.rows.inForce(window, resolved.knownAt);
        const parts = partsOf(resolved, rows, { ...part.answer, column });
        const name = tableName(`movements-${window.from}-to-before-${window.to}`, resolved.echo);
        return answered({ name, echo: resolved.echo, table: { columns: COLUMNS, parts } });
      },
      { needed },
    );
  }
}
