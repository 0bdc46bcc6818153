import { utf8LengthOf } from './utf8-length';

describe('the length of a text in UTF-8', () => {
  it.each(['', 'seats', '\u007f\u0080', '\u07ff\u0800', 'Größe', '東京', '🙂 \ud7ff\ue000\uffff'])(
    'is that of %j',
    (text) => {
      expect(utf8LengthOf(text)).toBe(Buffer.byteLength(text, 'utf8'));
    },
  );
});
