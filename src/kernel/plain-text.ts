/** Half of a surrogate pair: text that holds one has no UTF-8. Of control characters only tab and line ends are text. */
const NOT_TEXT = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
const NOT_IN_KEY = /[\p{Cs}\p{Cc},:]/u;
const RESERVED_KEYS: ReadonlySet<string> = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

/** Whether a text can be stored and shown: no lone surrogates, no control characters but tabs and line ends. */
export const isPlainText = (text: string): boolean => !NOT_TEXT.test(text);

/** How many characters a text has, as JSON Schema counts them: code points, not the halves that JavaScript counts. */
export const lengthOf = (text: string): number => [...text].length;

/**
 * Keys that JavaScript gives a meaning of its own: `__proto__`, `constructor`, `toString`. An object that takes them from
 * outside is no longer only data, or loses them on the way.
 */
export const isReservedKey = (key: string): boolean => RESERVED_KEYS.has(key);

/** Whether an attribute can have this name: on one line, and without the comma and colon that separate names in a question. */
export const isAttributeKey = (text: string): boolean => text !== '' && !NOT_IN_KEY.test(text) && !isReservedKey(text);

const CAUSE = /^[a-z0-9][a-z0-9-]{0,63}$/u;

/** Whether a text is a label for why something changed: `seats`, `price-rise`. */
export const isCause = (text: string): boolean => CAUSE.test(text);
