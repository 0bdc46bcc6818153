import { TextTable } from './text-table';

describe('a table of texts', () => {
  it('numbers each text once, in the order in which they came', () => {
    const table = new TextTable();
    expect(['acme', 'globex', 'acme'].map((text) => table.idOf(text))).toEqual([0, 1, 0]);
    expect([table.find('globex'), table.find('nobody'), table.size]).toEqual([1, undefined, 2]);
  });

  it('keeps every text as it was, lone surrogates and the empty one too', () => {
    const table = new TextTable();
    const texts = ['', 'é', 'zażółć', '🙂', '\ud800', '\u0000', 'a'.repeat(3_000_000), 'ż'.repeat(700_000), 'b'];
    const ids = texts.map((text) => table.idOf(text));
    expect(ids.map((id) => table.textOf(id)).every((text, index) => text === texts[index])).toBe(true);
    expect(texts.map((text) => table.find(text))).toEqual(ids);
  });

  it('tells apart texts that have the same bytes', () => {
    const table = new TextTable();
    expect([table.idOf('\u0141'), table.idOf('A\u0001')]).toEqual([0, 1]);
  });

  it('finds each of very many', () => {
    const table = new TextTable();
    const texts = Array.from({ length: 50_000 }, (_, index) => `account-${index.toString(36)}`);
    for (const text of texts) table.idOf(text);
    expect(
      texts.every(
        (text, index) => table.idOf(text) === index && table.find(text) === index && table.textOf(index) === text,
      ),
    ).toBe(true);
    expect(table.find('account-')).toBeUndefined();
  });

  it('refuses a number that it has not given', () => {
    expect(() => new TextTable().textOf(0)).toThrow('no row 0');
  });
});
