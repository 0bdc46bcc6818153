import { isUtf8 } from 'node:buffer';
import type { ArrChange, ChangeMessage } from './arr-change';
import { canonicalText } from './canonical-text';
import { brokenRule, CHANGE_RULES, shown } from './field-rules';
import { ChangesRefused } from './reader-errors';
import type { Told } from './shard-check';

const CHECK_THE_TOPIC =
  'Read `arr.changes.v1` and no other topic; if it is that one, `arr verify --topic` tells what else was sent there.';
const ANSWER_THE_JOURNAL = 'Have `fetchEntries` answer the `items` of `GET /v1/journal/{epoch}/{shard}` as they are.';

/** What a message of `arr.changes.v1` tells. Throws ChangesRefused where it is none. */
export const toldByMessage = (message: ChangeMessage): Told => {
  const value = valueOf(message);
  const parsed = parsedJson(value);
  const place = ['epoch', 'shard', 'seq'].map((name) => headerOf(message, name)).join('-');
  const said = { place, previousDigest: headerOf(message, 'prev-digest'), digest: headerOf(message, 'digest') };
  return { change: changeIn(parsed, 'The value of the message', CHECK_THE_TOPIC), value, said };
};

/** What an entry tells that the service has answered. Throws ChangesRefused where it is none. */
export const toldByEntry = (entry: unknown): Told => {
  const change = changeIn(entry, 'What the service has answered', ANSWER_THE_JOURNAL);
  return { change, value: canonicalText(change) };
};

const changeIn = (value: unknown, what: string, fix: string): ArrChange => {
  const broken = brokenRule(CHANGE_RULES, value);
  if (broken === undefined) return value as ArrChange;
  throw new ChangesRefused({ code: 'change-field-is-invalid', detail: `${what} is no entry: ${broken}.`, fix });
};

/** Clients hand over bytes or text; undefined where it is neither, or the bytes are no text. */
const textOf = (given: unknown): string | undefined => {
  if (typeof given === 'string') return given;
  if (!(given instanceof Uint8Array) || !isUtf8(given)) return undefined;
  return Buffer.from(given.buffer, given.byteOffset, given.byteLength).toString();
};

const valueOf = ({ value }: { readonly value: unknown }): string => {
  if (value === null || value === undefined) {
    const detail = 'The message has no value, and no entry of the journal is ever cleared away so.';
    throw new ChangesRefused({ code: 'change-is-empty', detail, fix: CHECK_THE_TOPIC });
  }
  const text = textOf(value);
  if (text !== undefined) return text;
  const detail = 'The value of the message is neither text nor bytes of text in UTF-8.';
  const fix = 'Give the value as the Kafka client has it, as bytes or as text, and not what a decoder has made of it.';
  throw new ChangesRefused({ code: 'change-is-not-text', detail, fix });
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const detail = `The value of the message is not JSON: ${shown(text)}.`;
    throw new ChangesRefused({ code: 'change-is-not-json', detail, fix: CHECK_THE_TOPIC });
  }
};

const headerOf = ({ headers }: ChangeMessage, name: string): string => {
  const given = headers?.[name];
  const text = textOf(given);
  if (text !== undefined) return text;
  const found = Array.isArray(given) ? 'came several times' : 'is neither text nor bytes of text in UTF-8';
  const detail = `The header \`${name}\` ${given === undefined ? 'is missing' : found}.`;
  const fix = 'Give the message with all its headers as the Kafka client has them; the ledger sends each of them once.';
  throw new ChangesRefused({ code: 'change-header-is-invalid', detail, fix });
};
