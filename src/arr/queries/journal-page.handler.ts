import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ArrBook } from '../domain/arr-book';
import { shardOf } from '../domain/shard';
import { ShardedJournal } from '../domain/sharded-journal';
import type { Answered } from './query-rejections';
import { entryShown } from './entry-shown';
import type { JournalPageAnswer } from './journal-answers';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { ENTRIES_AT_ONCE, othersHaveHadTheirTurn } from './resolved';
import { PAGE_DEFAULT, PAGE_MAX } from './page-cursor';
import { JournalPage } from './questions.query';

/** How many shards the journal has. */
export const JOURNAL_SHARDS = Symbol('How many shards the journal has');

@QueryHandler(JournalPage)
export class JournalPageHandler implements IQueryHandler<JournalPage> {
  /** A state that another has replaced is let go of. */
  private readonly journals = new WeakMap<ArrBook, ShardedJournal>();

  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(JOURNAL_SHARDS) private readonly shards: number,
  ) {}

  async execute({ question }: JournalPage): Promise<Answered<JournalPageAnswer>> {
    const { epoch, shard, from = 1, limit = PAGE_DEFAULT, policyVersion: version = epoch, ...knowledge } = question;
    const heard = await this.resolver.resolveInAny(knowledge, ({ book: { policies } }) => {
      const known = policies.versions();
      return known.includes(epoch) ? answered(policies) : refuse({ code: 'epoch-not-found', epoch, known });
    });
    if (heard.outcome === 'refused') return heard;
    if (shard >= this.shards) return refuse({ code: 'shard-not-found', shard, shards: this.shards });
    if (version !== epoch) return refuse({ code: 'policy-not-found', version, known: [epoch] });
    const found = await this.resolver.resolve({ ...knowledge, policyVersion: epoch }, (resolved) => answered(resolved));
    if (found.outcome === 'refused') return found;
    const { book, knownAt, echo } = found.answer;
    // Each policy opens an epoch with the number of its version, which ends where the next is adopted.
    const known = book.rows.countKnown(Math.min(knownAt, heard.answer.lastOf(epoch)));
    const journal = this.journalOf(book);
    while (!journal.take(known, ENTRIES_AT_ONCE)) await othersHaveHadTheirTurn();
    const page = journal.page(shard, { from, limit: Math.min(limit, PAGE_MAX), known });
    const items = page.items.map((item) => entryShown(item, { epoch, shard }));
    return answered({
      epoch,
      shard,
      shards: this.shards,
      ...echo,
      items,
      next: page.more ? from + items.length : null,
    });
  }

  private journalOf(book: ArrBook): ShardedJournal {
    const known = this.journals.get(book);
    if (known !== undefined) return known;
    const journal = new ShardedJournal(
      this.shards,
      (row) => book.index.entryAt(row),
      ({ accountId }) => shardOf(Buffer.from(accountId), this.shards),
    );
    this.journals.set(book, journal);
    return journal;
  }
}
