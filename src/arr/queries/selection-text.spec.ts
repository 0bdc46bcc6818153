import type { Selection } from '../domain/group';
import { describeQueryRejection } from './query-rejection-texts';
import { FILTER_PAIRS_MAX, readSelection, SELECTION_TEXT_LENGTH_MAX, selectionTexts } from './selection-text';

const read = (texts: { readonly groupBy?: string; readonly filter?: string }): Selection => {
  const selected = readSelection(texts);
  if (selected.outcome === 'refused') throw new Error(describeQueryRejection(selected.rejection).detail);
  if (selected.answer === undefined) throw new Error('Nothing is selected.');
  return selected.answer;
};

const refusal = (texts: { readonly groupBy?: string; readonly filter?: string }) => {
  const selected = readSelection(texts);
  return selected.outcome === 'refused' ? describeQueryRejection(selected.rejection) : undefined;
};

describe('what a question is grouped by', () => {
  it('is nothing where it does not say', () => {
    expect(readSelection({})).toEqual({ outcome: 'answered', answer: undefined });
  });

  it('is names in the order they are asked for', () => {
    expect(read({ groupBy: 'region,plan,Ort der Lieferung' })).toEqual({
      groupBy: ['region', 'plan', 'Ort der Lieferung'],
      filter: [],
    });
  });

  it.each([
    ['', '"" cannot be the name'],
    ['plan,', '"" cannot be the name'],
    ['plan:pro', '"plan:pro" cannot be the name'],
    ['__proto__', '"__proto__" cannot be the name'],
    ['toString', '"toString" cannot be the name'],
    ['x'.repeat(65), 'cannot be the name'],
    ['plan,region,plan', '"plan" is named twice'],
    ['a,b,c,d,e', 'More than 4'],
  ])('is not %p', (groupBy, detail) => {
    expect(refusal({ groupBy })).toMatchObject({
      code: 'group-by-is-invalid',
      detail: expect.stringContaining(detail),
      fix: expect.stringContaining('plan,region'),
    });
  });
});

describe('a filter', () => {
  it.each([
    ['plan:pro', [{ name: 'plan', values: ['pro'] }]],
    ['plan:', [{ name: 'plan', values: [null] }]],
    [String.raw`plan:\e`, [{ name: 'plan', values: [''] }]],
    ['site:https://a.b', [{ name: 'site', values: ['https://a.b'] }]],
    [
      String.raw`plan:a\,b\\,region:EU`,
      [
        { name: 'plan', values: ['a,b\\'] },
        { name: 'region', values: ['EU'] },
      ],
    ],
    ['plan:50% off', [{ name: 'plan', values: ['50% off'] }]],
  ])('%s names attributes and their values', (filter, pairs) => {
    expect(read({ filter })).toEqual({ groupBy: [], filter: pairs });
  });

  it('takes any of several values of one name, however often they are named', () => {
    expect(read({ filter: 'region:EU,plan:team,plan:,plan:pro,plan:team' }).filter).toEqual([
      { name: 'plan', values: [null, 'pro', 'team'] },
      { name: 'region', values: ['EU'] },
    ]);
  });

  it.each([
    ['', '"" has no colon'],
    ['pro', '"pro" has no colon'],
    ['plan:pro,', '"" has no colon'],
    ['plan:a,b', '"b" has no colon'],
    [':pro', '"" cannot be the name'],
    ['constructor:pro', '"constructor" cannot be the name'],
    [String.raw`plan:a\b`, 'has no value'],
    ['plan:a\\', 'has no value'],
    ['plan:a\u0000', 'has no value'],
    [`plan:${'x'.repeat(257)}`, 'has no value'],
    [Array.from({ length: FILTER_PAIRS_MAX + 1 }, (_, index) => `plan:${index}`).join(','), 'more than 10 pairs'],
  ])('is not %p', (filter, detail) => {
    expect(refusal({ filter })).toMatchObject({
      code: 'filter-is-invalid',
      detail: expect.stringContaining(detail),
      fix: expect.stringContaining('plan:pro,region:EU'),
    });
  });

  it('is not much longer than what it can say', () => {
    const pair = `${'n'.repeat(64)}:${'\\,'.repeat(256)}`;
    const longest = Array.from({ length: FILTER_PAIRS_MAX }, () => pair).join(',');
    expect(refusal({ filter: longest })).toBeUndefined();
    expect(longest.length).toBeLessThanOrEqual(SELECTION_TEXT_LENGTH_MAX);
  });
});

describe('a selection', () => {
  it('is written as the text that asks for it again, the same however the filter was written', () => {
    const texts = selectionTexts(
      read({ groupBy: 'region,plan', filter: String.raw`region:EU,plan:b\,\\,plan:,plan:\e` }),
    );
    expect(texts).toEqual({ groupBy: 'region,plan', filter: String.raw`plan:,plan:\e,plan:b\,\\,region:EU` });
    expect(selectionTexts(read(texts))).toEqual(texts);
  });
});
