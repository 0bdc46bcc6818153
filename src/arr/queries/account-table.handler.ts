import { endOf } from './missing-rates';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { present } from '../../kernel/present';
import type { Cell, TableColumn } from '../../kernel/table.port';
import { accountFiguresOf, type AccountKey, type FiguresAsked, shownAccount } from './account-figures';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver } from './knowledge-resolver';
import { othersHaveHadTheirTurn, type Resolved } from './resolved';
import { partAsked, partKnown } from './part-asked';
import { AccountTable } from './questions.query';
import { type TableAnswer, tableName } from './table-answers';

/** Accounts that are read before others have their turn. */
const ACCOUNTS_AT_ONCE = 200;

const COLUMNS: readonly TableColumn[] = [
  { name: 'asOf', kind: 'day' },
  { name: 'knownAt', kind: 'count' },
  { name: 'policyVersion', kind: 'count' },
  { name: 'accountId', kind: 'text' },
  { name: 'currency', kind: 'text' },
  { name: 'arr', kind: 'amount' },
  { name: 'mrr', kind: 'amount' },
  { name: 'subscriptions', kind: 'count' },
];

async function* partsOf(
  resolved: Resolved,
  asked: Omit<FiguresAsked, 'after' | 'limit'>,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const { knownAt, policyVersion } = resolved.echo;
  const question = [asked.asOf, knownAt.sequence, policyVersion];
  let after: AccountKey | undefined;
  do {
    const { figures, last } = accountFiguresOf(resolved, { ...asked, ...present({ after }), limit: ACCOUNTS_AT_ONCE });
    yield figures
      .map(shownAccount)
      .map(({ accountId, currency, arr, mrr, subscriptions }) => [
        ...question,
        ...[accountId, currency, arr, mrr, subscriptions],
      ]);
    after = last;
    await othersHaveHadTheirTurn();
  } while (after !== undefined);
}

/** The accounts behind a figure, all of them, as they are taken. */
@QueryHandler(AccountTable)
export class AccountTableHandler implements IQueryHandler<AccountTable> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: AccountTable): Promise<Answered<TableAnswer>> {
    const { asOf, native, filter, ...knowledge } = question;
    const part = partAsked(present({ native, filter }));
    if (part.outcome === 'refused') return part;
    return this.resolver.resolve(
      present({ ...knowledge, native }),
      (resolved) => {
        const known = partKnown(resolved, part.answer);
        if (known.outcome === 'refused') return known;
        const { echo, knownAt } = resolved;
        const parts = partsOf(resolved, { ...part.answer, asOf, knownAt });
        return answered({ name: tableName(`accounts-${asOf}`, echo), echo, table: { columns: COLUMNS, parts } });
      },
      { needed: { days: [endOf(asOf)], selection: part.answer.selection } },
    );
  }
}
