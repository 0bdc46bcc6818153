import { parseCalendarDate } from '../../../src/kernel/calendar-date';
import { type AccountId, parseAccountId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import type { CheckStep, Known, Question } from './scenario';
import { TokenReader } from './token-reader';

const readKnown = (reader: TokenReader): Known | undefined => {
  if (!reader.takes('known')) return undefined;
  const moment = reader.word('moment');
  if (moment.startsWith('#')) return { sequence: new TokenReader(moment.slice(1), reader.lineNumber).count() };
  const day = parseCalendarDate(moment);
  return day === undefined ? { label: moment } : { day };
};

const readAccount = (reader: TokenReader): AccountId | undefined =>
  reader.takes('account') ? reader.parsed('account', parseAccountId) : undefined;

const readQuestion = (reader: TokenReader): Question => {
  const asked = reader.word('question');
  if (asked === 'arr' || asked === 'movement') {
    const ask: 'arr' | 'movement' = asked;
    const accountId = readAccount(reader);
    const day = reader.day();
    return present({ ask, accountId, day, known: readKnown(reader) });
  }
  if (asked !== 'movements') return reader.fail(`"${asked}" cannot be asked`);
  const [from = '', to = ''] = reader.word('window').split('..');
  const days = new TokenReader(`${from} ${to}`, reader.lineNumber);
  const [first, end] = [days.day(), days.day()];
  const known = readKnown(reader);
  return present({ ask: 'movements' as const, from: first, to: end, currency: reader.currency(), known });
};

/** Reads a question with the answer that the page gives to it. */
export const readCheck = (reader: TokenReader): CheckStep => {
  const question = readQuestion(reader);
  const answer = reader.rest();
  if (answer === '') reader.fail('the answer is missing');
  return { step: 'check', question, answer };
};
