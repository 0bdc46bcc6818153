import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ArrBook } from '../domain/arr-book';
import { shardOf } from '../domain/shard';
import { ShardedJournal } from '../domain/sharded-journal';
import type { Answered } from './query-rejections';
import { entryShown } from './entry-shown';
import type { JournalPageAnswer } from './journal-answers';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { OPENED_EPOCHS, type OpenedEpochs } from './opened-epochs.port';
import { ENTRIES_AT_ONCE, othersHaveHadTheirTurn } from './resolved';
import { PAGE_DEFAULT, PAGE_MAX } from './page-cursor';
import { JournalPage } from './questions.query';

/** How many shards the journal has. */
export const JOURNAL_SHARDS = Symbol('How many shards the journal has');

@QueryHandler(JournalPage)
export class JournalPageHandler implements IQueryHandler<JournalPage> {
  /** By the number of shards; a state that another has replaced is let go of. */
  private readonly journals = new WeakMap<ArrBook, Map<number, ShardedJournal>>();

  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(JOURNAL_SHARDS) private readonly shards: number,
    @Inject(OPENED_EPOCHS) private readonly epochs: OpenedEpochs,
  ) {}

  async execute({ question }: JournalPage): Promise<Answered<JournalPageAnswer>> {
    const { epoch, shard, from = 1, limit = PAGE_DEFAULT, policyVersion: asked, ...knowledge } = question;
    const list = await this.epochs.known();
    const heard = await this.resolver.resolveInAny(knowledge, ({ book: { policies } }) => {
      const adopted = policies.versions();
      const of = list.policyOf(epoch, adopted);
      if (of === undefined) return refuse({ code: 'epoch-not-found', epoch, known: list.numbers(adopted) });
      return answered({ of, last: policies.lastOf(of) });
    });
    if (heard.outcome === 'refused') return heard;
    const { of: policyVersion, last } = heard.answer;
    const { shards } = list.numbered(epoch) ?? { shards: this.shards };
    if (shard >= shards) return refuse({ code: 'shard-not-found', shard, shards });
    if (asked !== undefined && asked !== policyVersion)
      return refuse({ code: 'policy-not-found', version: asked, known: [policyVersion] });
    const found = await this.resolver.resolve({ ...knowledge, policyVersion }, (resolved) => answered(resolved));
    if (found.outcome === 'refused') return found;
    const { book, knownAt, echo } = found.answer;
    // The journal of a policy ends where the next is adopted.
    const known = book.rows.countKnown(Math.min(knownAt, last));
    const journal = this.journalOf(book, shards);
    while (!journal.take(known, ENTRIES_AT_ONCE)) await othersHaveHadTheirTurn();
    const page = journal.page(shard, { from, limit: Math.min(limit, PAGE_MAX), known });
    const items = page.items.map((item) => entryShown(item, { epoch, shard }));
    return answered({
      epoch,
      shard,
      shards,
      ...echo,
      items,
      next: page.more ? from + items.length : null,
    });
  }

  private journalOf(book: ArrBook, shards: number): ShardedJournal {
    const cuts = this.journals.get(book) ?? new Map<number, ShardedJournal>();
    this.journals.set(book, cuts);
    const known = cuts.get(shards);
    if (known !== undefined) return known;
    const journal = new ShardedJournal(
      shards,
      (row) => book.index.entryAt(row),
      ({ accountId }) => shardOf(Buffer.from(accountId), shards),
    );
    cuts.set(shards, journal);
    return journal;
  }
}
