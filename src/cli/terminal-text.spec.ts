import { terminalText } from './terminal-text';

const TITLE = '\u001b]0;mine\u0007';

describe('a text for a terminal', () => {
  it('gives no orders', () => {
    expect(terminalText(`a${TITLE}\r\u009b2Jb\u007f\u0000`)).toBe(
      String.raw`a\u001b]0;mine\u0007\u000d\u009b2Jb\u007f\u0000`,
    );
  });

  it('keeps its lines, tabs and letters', () => {
    const text = 'Größe\t1 €\n数\n';
    expect(terminalText(text)).toBe(text);
  });

  it('is the same in JSON', () => {
    const said = { name: `${TITLE}\u009b1m` };
    expect(JSON.parse(terminalText(JSON.stringify(said)))).toEqual(said);
  });
});
