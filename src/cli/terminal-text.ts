/** Control characters but tabs and line ends. What stands between ESC or CSI and a letter is an order to a terminal. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/**
 * A text that a terminal only shows, whoever it comes from: each control character is written as JSON would, so that JSON stays
 * what it was.
 */
export const terminalText = (text: string): string =>
  text.replace(CONTROLS, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
