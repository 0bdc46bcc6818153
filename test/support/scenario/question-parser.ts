import { type CalendarDate, parseCalendarDate } from '../../../src/kernel/calendar-date';
import { type AccountId, parseAccountId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import { readGroup } from './group-questions';
import type { CheckStep, Known, Question } from './scenario';
import { TokenReader } from './token-reader';

const readMoment = (reader: TokenReader): Known => {
  const moment = reader.word('moment');
  if (moment.startsWith('#')) return { sequence: new TokenReader(moment.slice(1), reader.lineNumber).count() };
  const day = parseCalendarDate(moment);
  return day === undefined ? { label: moment } : { day };
};

const readKnown = (reader: TokenReader): Known | undefined => (reader.takes('known') ? readMoment(reader) : undefined);

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
  if (asked === 'group') return readGroupQuestion(reader);
  if (asked === 'restatement') return readRestatement(reader);
  if (asked !== 'movements') return reader.fail(`"${asked}" cannot be asked`);
  const window = readWindow(reader);
  const known = readKnown(reader);
  return present({ ask: 'movements' as const, ...window, currency: reader.currency(), known });
};

/** `group plan:pro arr 2025-01-31 EUR`, `group plan:pro movements 2025-01-01..2025-02-01 EUR`. */
const readGroupQuestion = (reader: TokenReader): Question => {
  const group = readGroup(reader);
  if (!reader.takes('arr')) reader.expect('movements');
  const of = reader.peek().includes('..') ? readWindow(reader) : { day: reader.day() };
  const known = readKnown(reader);
  return present({ ask: 'group' as const, group, of, currency: reader.currency(), known });
};

/** `restatement 2025-01-31 since 2025-02-05 known 2025-03-01`. */
const readRestatement = (reader: TokenReader): Question => {
  const day = reader.day();
  reader.expect('since');
  return present({ ask: 'restatement' as const, day, since: readMoment(reader), known: readKnown(reader) });
};

const readWindow = (reader: TokenReader): { readonly from: CalendarDate; readonly to: CalendarDate } => {
  const [from = '', to = ''] = reader.word('window').split('..');
  const days = new TokenReader(`${from} ${to}`, reader.lineNumber);
  return { from: days.day(), to: days.day() };
};

/** Reads a question with the answer that the page gives to it. */
export const readCheck = (reader: TokenReader): CheckStep => {
  const question = readQuestion(reader);
  const answer = reader.rest();
  if (answer === '') reader.fail('the answer is missing');
  return { step: 'check', question, answer };
};
