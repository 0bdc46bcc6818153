import { table } from './table';

describe('a table', () => {
  it('is as wide as its longest cells, with numbers under one another and no spaces at the ends', () => {
    const rows = [
      { name: 'a', amount: '-5.00', note: '' },
      { name: 'longer', amount: '1234.50', note: 'x' },
    ];
    const text = table(
      [
        { title: 'Name', of: ({ name }) => name },
        { title: 'ARR', align: 'right', of: ({ amount }) => amount },
        { title: 'Note', of: ({ note }) => note },
      ],
      rows,
    );
    expect(text).toBe('Name        ARR  Note\na         -5.00\nlonger  1234.50  x\n');
  });
});
