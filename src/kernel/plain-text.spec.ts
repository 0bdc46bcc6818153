import { isAttributeKey, isPlainText } from './plain-text';

describe('plain text', () => {
  it('takes any script, emoji, tabs and line ends', () => {
    expect(isPlainText('Größe 大 🙂\tone\r\ntwo')).toBe(true);
    expect(isPlainText('')).toBe(true);
  });

  it.each(['\ud83d', 'a\udc00b', '\u0000', 'bell\u0007', '\u001b[31m', 'next\u0085line'])('refuses %j', (text) => {
    expect(isPlainText(text)).toBe(false);
  });
});

describe('attribute keys', () => {
  it.each(['plan', 'plan tier', 'größe', 'a.b-c_d'])('takes %j', (key) => {
    expect(isAttributeKey(key)).toBe(true);
  });

  it.each(['', 'a,b', 'a:b', 'a\nb', '__proto__', 'constructor', 'prototype', 'toString', '\ud83d'])(
    'refuses %j',
    (key) => {
      expect(isAttributeKey(key)).toBe(false);
    },
  );
});
