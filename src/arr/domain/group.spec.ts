import { compareGroups, groupKey, groupOf, type GroupValues, namesIn, shownGroup } from './group';

describe('a group', () => {
  it('has a value for each name, in their order; an absent attribute is none', () => {
    expect(groupOf({ region: 'EU', plan: 'pro', seats: '3' }, ['plan', 'region', 'channel'])).toEqual([
      'pro',
      'EU',
      null,
    ]);
    expect(groupOf({ plan: 'pro' }, [])).toEqual([]);
  });

  it('of an empty text, of the text "null" and of none are three', () => {
    expect(new Set([[''], ['null'], [null]].map(groupKey)).size).toBe(3);
    expect(groupKey(['a,b', 'c'])).not.toBe(groupKey(['a', 'b,c']));
  });
});

describe('groups', () => {
  it('are in order of their values, the first name first, none before every text', () => {
    const groups: readonly GroupValues[] = [
      ['team', null],
      ['pro', 'US'],
      [null, 'EU'],
      ['pro', null],
      ['', null],
      ['pro', 'EU'],
      [null, null],
      ['Pro', 'EU'],
    ];
    expect([...groups].sort(compareGroups)).toEqual([
      [null, null],
      [null, 'EU'],
      ['', null],
      ['Pro', 'EU'],
      ['pro', null],
      ['pro', 'EU'],
      ['pro', 'US'],
      ['team', null],
    ]);
    expect(compareGroups(['pro'], ['pro'])).toBe(0);
  });
});

describe('a selection', () => {
  const filter = [
    { name: 'plan', values: ['pro', 'team'] },
    { name: 'region', values: [null] },
  ];

  it('speaks of the names it is grouped by, and then of those it is filtered by, each once', () => {
    expect(namesIn({ groupBy: ['channel', 'plan'], filter })).toEqual(['channel', 'plan', 'region']);
  });

  it('shows the groups that have one of the values of each filter, by the names it is grouped by', () => {
    const selection = { groupBy: ['channel', 'plan'], filter };
    const shown = shownGroup(selection, namesIn(selection));
    expect(shown(['web', 'pro', null])).toEqual(['web', 'pro']);
    expect(shown([null, 'team', null])).toEqual([null, 'team']);
    expect(shown(['web', 'pro', 'EU'])).toBeUndefined();
    expect(shown(['web', null, null])).toBeUndefined();
  });
});
