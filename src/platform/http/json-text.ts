import { FACT_LIMITS } from '../../kernel/fact-limits';
import { isReservedKey } from '../../kernel/plain-text';

/** How much structure a JSON text may have, whatever its length. */
export interface JsonBounds {
  /** How deep lists and objects may stand in one another. */
  readonly depthMax: number;
  /** How many keys all objects may have together. */
  readonly keysMax: number;
  /** How many items all lists may have together. */
  readonly itemsMax: number;
}

const KEYS_MAX = 2000;

/** Items that are objects have a key each; the only long list of others is that of the facts a cancellation supersedes. */
export const JSON_BOUNDS: JsonBounds = {
  depthMax: 32,
  keysMax: KEYS_MAX,
  itemsMax: FACT_LIMITS.supersedesMax + KEYS_MAX,
};

export const JSON_TEXT_FAULTS = [
  'json-malformed',
  'json-too-deep',
  'json-too-many-keys',
  'json-too-many-items',
  'json-key-repeated',
  'json-key-reserved',
  'json-lone-surrogate',
  'json-number-too-large',
] as const;

export type JsonTextFaultCode = (typeof JSON_TEXT_FAULTS)[number];

export interface JsonTextFault {
  readonly code: JsonTextFaultCode;
  /** Where in the text, in UTF-16 units from 0. */
  readonly offset: number;
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'separator' | 'nothing';

/** A list or object that is not closed yet; an object with the keys it has so far. */
type Open = { readonly close: ']' } | { readonly close: '}'; readonly keys: Set<string> };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SHORT_ESCAPES = '"\\/bfnrt';
const HEX = /[0-9a-fA-F]{4}/y;
const LITERALS = ['true', 'false', 'null'] as const;
const SPACES = ' \t\n\r';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** One pass over the text from left to right; no recursion, so that no depth can overflow it. */
class JsonTextScan {
  private position = 0;
  private keyCount = 0;
  private itemCount = 0;
  private expected: Expected = 'value';
  private readonly open: Open[] = [];

  constructor(
    private readonly text: string,
    private readonly bounds: JsonBounds,
  ) {}

  run(): JsonTextFault | undefined {
    this.skipSpaces();
    while (this.position < this.text.length) {
      const fault = this.step(this.text.charAt(this.position));
      if (fault !== undefined) return fault;
      this.skipSpaces();
    }
    return this.expected === 'nothing' ? undefined : this.fault('json-malformed');
  }

  private step(character: string): JsonTextFault | undefined {
    switch (this.expected) {
      case 'value-or-end':
        return character === ']' ? this.leave(character) : this.value(character);
      case 'value':
        return this.value(character);
      case 'key-or-end':
        return character === '}' ? this.leave(character) : this.key(character);
      case 'key':
        return this.key(character);
      case 'separator':
        return character === ',' ? this.comma() : this.leave(character);
      case 'nothing':
        return this.fault('json-malformed');
    }
  }

  private value(character: string): JsonTextFault | undefined {
    if (this.open.at(-1)?.close === ']') this.itemCount += 1;
    if (this.itemCount > this.bounds.itemsMax) return this.fault('json-too-many-items');
    if (character === '{') return this.enter({ close: '}', keys: new Set() });
    if (character === '[') return this.enter({ close: ']' });
    const fault = character === '"' ? this.string() : this.scalar();
    if (fault === undefined) this.afterValue();
    return fault;
  }

  private enter(opened: Open): JsonTextFault | undefined {
    if (this.open.length >= this.bounds.depthMax) return this.fault('json-too-deep');
    this.open.push(opened);
    this.position += 1;
    this.expected = opened.close === ']' ? 'value-or-end' : 'key-or-end';
    return undefined;
  }

  private leave(character: string): JsonTextFault | undefined {
    if (this.open.at(-1)?.close !== character) return this.fault('json-malformed');
    this.open.pop();
    this.position += 1;
    this.afterValue();
    return undefined;
  }

  private comma(): undefined {
    this.position += 1;
    this.expected = this.open.at(-1)?.close === '}' ? 'key' : 'value';
  }

  private afterValue(): void {
    this.expected = this.open.length === 0 ? 'nothing' : 'separator';
  }

  private key(character: string): JsonTextFault | undefined {
    const start = this.position;
    if (character !== '"') return this.fault('json-malformed');
    const fault = this.string() ?? this.keyFault(start);
    if (fault !== undefined) return fault;
    this.skipSpaces();
    if (this.text.charAt(this.position) !== ':') return this.fault('json-malformed');
    this.position += 1;
    this.expected = 'value';
    return undefined;
  }

  /** The string has been read; two ways of writing one key are the same key. */
  private keyFault(start: number): JsonTextFault | undefined {
    const written = this.text.slice(start, this.position);
    const key = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
    if (isReservedKey(key)) return this.fault('json-key-reserved', start);
    const container = this.open.at(-1);
    if (container?.close !== '}') return this.fault('json-malformed', start);
    if (container.keys.has(key)) return this.fault('json-key-repeated', start);
    container.keys.add(key);
    this.keyCount += 1;
    return this.keyCount > this.bounds.keysMax ? this.fault('json-too-many-keys', start) : undefined;
  }

  /** From its opening quote to after its closing one. */
  private string(): JsonTextFault | undefined {
    let isAwaitingLow = false;
    this.position += 1;
    while (this.position < this.text.length) {
      const start = this.position;
      const unit = this.text.charCodeAt(start);
      if (unit === QUOTE) break;
      if (unit < FIRST_PRINTABLE) return this.fault('json-malformed');
      const read = unit === BACKSLASH ? this.escape() : this.raw(unit);
      if (read === undefined) return this.fault('json-malformed', start);
      if (isAwaitingLow !== isLowSurrogate(read)) return this.fault('json-lone-surrogate', start);
      isAwaitingLow = isHighSurrogate(read);
    }
    if (this.position >= this.text.length) return this.fault('json-malformed');
    if (isAwaitingLow) return this.fault('json-lone-surrogate');
    this.position += 1;
    return undefined;
  }

  private raw(unit: number): number {
    this.position += 1;
    return unit;
  }

  /** The unit that an escape stands for, where it matters which; undefined where it is not one. */
  private escape(): number | undefined {
    const letter = this.text.charAt(this.position + 1);
    if (letter === 'u') {
      HEX.lastIndex = this.position + 2;
      const hex = HEX.exec(this.text)?.[0];
      this.position += 6;
      return hex === undefined ? undefined : Number.parseInt(hex, 16);
    }
    this.position += 2;
    return letter !== '' && SHORT_ESCAPES.includes(letter) ? BACKSLASH : undefined;
  }

  private scalar(): JsonTextFault | undefined {
    NUMBER.lastIndex = this.position;
    const written = NUMBER.exec(this.text)?.[0];
    if (written === undefined) return this.literal();
    // JSON has no infinity, but JSON.parse makes one of a number that is too large, and nothing writes it back.
    if (!Number.isFinite(Number(written))) return this.fault('json-number-too-large');
    this.position += written.length;
    return undefined;
  }

  private literal(): JsonTextFault | undefined {
    const literal = LITERALS.find((word) => this.text.startsWith(word, this.position));
    if (literal === undefined) return this.fault('json-malformed');
    this.position += literal.length;
    return undefined;
  }

  private skipSpaces(): void {
    while (this.position < this.text.length && SPACES.includes(this.text.charAt(this.position))) this.position += 1;
  }

  private fault(code: JsonTextFaultCode, offset = this.position): JsonTextFault {
    return { code, offset };
  }
}

/** What makes a text unfit to be parsed, the first from the left; nothing where `JSON.parse` takes it and gives what it says. */
export const findJsonTextFault = (text: string, bounds = JSON_BOUNDS): JsonTextFault | undefined =>
  new JsonTextScan(text, bounds).run();

/** Parses a JSON text, or says why it must not be. */
export const parseJsonText = (
  text: string,
  bounds = JSON_BOUNDS,
): { readonly value: unknown } | { readonly fault: JsonTextFault } => {
  const fault = findJsonTextFault(text, bounds);
  return fault === undefined ? { value: JSON.parse(text) } : { fault };
};
