import type { Answered } from '../arr/queries/query-rejections';
import { allOf, type PageFrom } from './all-pages';

interface Letters {
  readonly items: readonly string[];
  readonly next: string | null;
}

const PAGES: Readonly<Record<string, Letters>> = {
  first: { items: ['a', 'b'], next: 'second' },
  second: { items: [], next: 'third' },
  third: { items: ['c'], next: null },
};

const ask = ({ cursor = 'first' }: PageFrom): Promise<Answered<Letters>> => {
  const answer = PAGES[cursor];
  return Promise.resolve(
    answer === undefined
      ? { outcome: 'refused', rejection: { code: 'cursor-is-invalid' } }
      : { outcome: 'answered', answer },
  );
};

it('takes the items of all pages in their order, also where one has none', async () => {
  expect(await allOf(ask, ({ items }) => items)).toEqual(['a', 'b', 'c']);
});

it('stops at a page that is refused', async () => {
  const refused = allOf(
    () => ask({ cursor: 'fourth' }),
    ({ items }) => items,
  );
  await expect(refused).rejects.toMatchObject({ refusal: { code: 'cursor-is-invalid' } });
});
