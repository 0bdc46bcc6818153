import type { Position } from '@eventstore/db-client';
import type { Token } from '../../kernel/log-record';
import { hasDigits } from '../../kernel/text-digits';

const DIGITS = 20;
const LENGTH = 2 * DIGITS + 1;
/** Positions are offsets of 64 bits without a sign. */
const OFFSET_MAX = '18446744073709551615';

const written = (offset: bigint): string => offset.toString().padStart(DIGITS, '0');

/** Commit and prepare, in decimal digits of one length: later positions sort after earlier ones as text. */
export const tokenOf = ({ commit, prepare }: Position): Token => {
  const text = written(commit);
  // They differ only where somebody wrote in transactions of the old protocol.
  return `${text}.${prepare === commit ? text : written(prepare)}` as Token;
};

const offsetsIn = (text: string): readonly [commit: string, prepare: string] => [
  text.slice(0, DIGITS),
  text.slice(DIGITS + 1),
];

/** Whether a text is written as `tokenOf` writes tokens. */
export const isTokenText = (text: string): boolean => {
  if (text.length !== LENGTH || text[DIGITS] !== '.') return false;
  return offsetsIn(text).every((offset) => hasDigits(offset, 0, DIGITS) && offset <= OFFSET_MAX);
};

/** The position that a token stands for. */
export const positionOf = (token: Token): Position => {
  const [commit, prepare] = offsetsIn(token);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};
