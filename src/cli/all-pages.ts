import type { Answered } from '../arr/queries/query-rejections';
import { present } from '../kernel/present';
import { answerOf } from './answer-output';

/** Where a page begins; absent on the first. */
export interface PageFrom {
  readonly cursor?: string;
}

/** All that a list has, page by page. Throws Refused for a page that is refused. */
export const allOf = async <Page extends { readonly next: string | null }, Item>(
  ask: (from: PageFrom) => Promise<Answered<Page>>,
  itemsIn: (page: Page) => readonly Item[],
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page: Page = answerOf(await ask(present({ cursor })));
    items.push(...itemsIn(page));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
};
