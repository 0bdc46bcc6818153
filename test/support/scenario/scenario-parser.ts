import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { isPolicyName } from '../../../src/kernel/policy-text';
import { parseMonth } from '../../../src/kernel/month';
import { parseAccountId, parseLineId, parseSubscriptionId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import type { Attributes, Line } from '../../../src/subscriptions/domain/line';
import type { Term } from '../../../src/subscriptions/domain/subscription.events';
import { readAttributes, readLine } from './line-parser';
import { readCheck } from './question-parser';
import { readRate, readReporting } from './rate-steps';
import type {
  AccountSaying,
  FactStep,
  PeriodStep,
  PolicyStep,
  Saying,
  ScenarioStep,
  StatedDay,
  StatedLines,
  StatementSaying,
} from './scenario';
import { accountOf, lineIdOf } from './spelled';
import { TokenReader } from './token-reader';

/** Whose a subscription is if the page does not say. */
const ONLY_ACCOUNT = accountOf('acme');
/** The id of a line that stands on the line of its fact. */
const ONLY_LINE = lineIdOf('main');

/** A line of the page with the indented ones that belong to it. */
interface Paragraph {
  readonly head: TokenReader;
  readonly below: readonly TokenReader[];
}

const isContinuation = (text: string): boolean => /^\s/u.test(text);

const paragraphsOf = (page: string): readonly Paragraph[] => {
  const paragraphs: { head: TokenReader; below: TokenReader[] }[] = [];
  page.split('\n').forEach((written, index) => {
    const text = written.replace(/(^|\s)#\s.*$/u, '').trimEnd();
    if (text === '') return;
    const reader = new TokenReader(text, index + 1);
    const last = paragraphs.at(-1);
    if (!isContinuation(text)) paragraphs.push({ head: reader, below: [] });
    else if (last === undefined) reader.fail('belongs to nothing');
    else last.below.push(reader);
  });
  return paragraphs;
};

const readTerm = (reader: TokenReader): Term | undefined => {
  if (!reader.takes('ends')) return undefined;
  const endsOn = reader.day();
  return reader.takes('renews') ? { endsOn, renews: true } : { endsOn };
};

const readLinesBelow = (below: readonly TokenReader[]): readonly ReturnType<typeof readLine>[] =>
  below
    .filter((reader) => reader.takes('line'))
    .map((reader) => {
      const parsed = readLine(reader, reader.parsed('line id', parseLineId));
      reader.done();
      return parsed;
    });

/** Either one line where its fact stands, or several below it. */
const readLines = (reader: TokenReader, below: readonly TokenReader[]): StatedLines => {
  const several = readLinesBelow(below);
  const parsed = several.length > 0 ? several : [readLine(reader, ONLY_LINE)];
  const currencies = new Set(parsed.map(({ currency }) => currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return reader.fail('lines are in one currency');
  return { currency, lines: parsed.map(({ line }): Line => line) };
};

const readAccount = (reader: TokenReader): typeof ONLY_ACCOUNT =>
  reader.takes('of') ? reader.parsed('account', parseAccountId) : ONLY_ACCOUNT;

/** `with plan:pro region:EU`. */
const readOwnAttributes = (reader: TokenReader): Attributes | undefined =>
  reader.takes('with') ? readAttributes(reader) : undefined;

/** What follows the lines: attributes of the subscription, then its term. */
const readRest = (reader: TokenReader): { readonly attributes?: Attributes; readonly term?: Term } => {
  const attributes = readOwnAttributes(reader);
  return present({ attributes, term: readTerm(reader) });
};

const PLAIN_VERBS = ['pause', 'resume', 'past-due', 'recovered'] as const;

const readPlain = (verb: string, reader: TokenReader, day: StatedDay): StatementSaying => {
  const plain = PLAIN_VERBS.find((known) => known === verb);
  return plain === undefined ? reader.fail(`"${verb}" is nothing that can be said`) : { verb: plain, ...day };
};

const readRenewal = ({ head: reader, below }: Paragraph, day: StatedDay): StatementSaying => {
  const hasLines = /^\d/u.test(reader.peek()) || below.some((one) => one.peek() === 'line');
  const agreed = hasLines ? readLines(reader, below) : undefined;
  return present({ verb: 'renew' as const, ...day, agreed, ...readRest(reader) });
};

const readDayAfter = (word: string, reader: TokenReader): CalendarDate | undefined =>
  reader.takes(word) ? reader.day() : undefined;

const readStatement = (verb: string, paragraph: Paragraph, day: StatedDay): StatementSaying => {
  const { head: reader, below } = paragraph;
  switch (verb) {
    case 'start': {
      const accountId = readAccount(reader);
      const bookedOn = readDayAfter('booked', reader);
      const lines = readLines(reader, below);
      return present({ verb: 'start' as const, ...day, accountId, bookedOn, ...lines, ...readRest(reader) });
    }
    case 'change': {
      const bookedOn = readDayAfter('booked', reader);
      const lines = readLines(reader, below);
      return present({ verb: 'change' as const, ...day, bookedOn, ...lines, attributes: readOwnAttributes(reader) });
    }
    case 'reactivate': {
      const lines = readLines(reader, below);
      return { verb: 'reactivate', ...day, ...lines, ...readRest(reader) };
    }
    case 'cancel':
      return present({ verb: 'cancel' as const, ...day, requestedOn: readDayAfter('requested', reader) });
    case 'renew':
      return readRenewal(paragraph, day);
    case 'revoke':
      return { verb: 'revoke', ...day, label: reader.word('label') };
    case 'transfer':
      reader.expect('to');
      return { verb: 'transfer', ...day, toAccountId: reader.parsed('account', parseAccountId) };
    default:
      return readPlain(verb, reader, day);
  }
};

const ACCOUNT_VERBS = ['register', 'describe', 'merge'] as const;

type AccountVerb = (typeof ACCOUNT_VERBS)[number];

const accountVerbOf = (verb: string): AccountVerb | undefined => ACCOUNT_VERBS.find((known) => known === verb);

/** `with segment:smb`, or `into globex` for a merge. */
const readAccountSaying = (verb: AccountVerb, reader: TokenReader, day: StatedDay): AccountSaying => {
  if (verb !== 'merge') return present({ verb, ...day, attributes: readOwnAttributes(reader) });
  reader.expect('into');
  return { verb, ...day, intoAccountId: reader.parsed('account', parseAccountId) };
};

const readDay = (reader: TokenReader): StatedDay => {
  const effectiveOn = reader.day();
  return present({ effectiveOn, occurredAt: reader.timeOn(effectiveOn) });
};

const readPeriod = (paragraph: Paragraph, span: string): Saying => {
  const { head: reader, below } = paragraph;
  const [start = '', end = ''] = span.split('..');
  const days = new TokenReader(`${start} ${end}`, reader.lineNumber);
  const subscriptionId = reader.parsed('subscription', parseSubscriptionId);
  const accountId = readAccount(reader);
  const lines = readLines(reader, below);
  const from = days.day();
  return present({
    ...{ verb: 'period' as const, subscriptionId, accountId, ...lines, start: from },
    end: days.isAtEnd ? undefined : days.day(),
  });
};

const readCorrection = (paragraph: Paragraph): Saying => {
  const { head: reader } = paragraph;
  const label = reader.word('label');
  const day = readDay(reader);
  const verb = reader.word('verb');
  const ofAccount = accountVerbOf(verb);
  const statement =
    ofAccount === undefined ? readStatement(verb, paragraph, day) : readAccountSaying(ofAccount, reader, day);
  return { verb: 'correct', label, statement };
};

const readSaying = (verb: string, paragraph: Paragraph, day: StatedDay | undefined): Saying => {
  const { head: reader } = paragraph;
  if (verb === 'void') return { verb, label: reader.word('label') };
  if (verb === 'void-all') return { verb, subscriptionId: reader.parsed('subscription', parseSubscriptionId) };
  if (verb === 'correct') return readCorrection(paragraph);
  if (day === undefined) return reader.fail('the day from which it counts is missing');
  const ofAccount = accountVerbOf(verb);
  if (ofAccount !== undefined) {
    const accountId = reader.parsed('account', parseAccountId);
    return { ...readAccountSaying(ofAccount, reader, day), accountId };
  }
  const subscriptionId = reader.parsed('subscription', parseSubscriptionId);
  return { ...readStatement(verb, paragraph, day), subscriptionId };
};

const readRejection = (below: readonly TokenReader[]): string | undefined => {
  for (const reader of below) {
    if (reader.takes('rejected')) return reader.word('code');
    if (!reader.isAtEnd) reader.fail('neither a line nor a rejection');
  }
  return undefined;
};

const readFact = (paragraph: Paragraph): FactStep => {
  const { head: reader, below } = paragraph;
  const span = reader.peek().includes('..') ? reader.word('span') : undefined;
  const isUndoing = reader.peek().startsWith('@');
  const day = span !== undefined || isUndoing ? undefined : readDay(reader);
  const recordedOn = reader.peek().startsWith('@')
    ? new TokenReader(reader.word('day').slice(1), reader.lineNumber).day()
    : undefined;
  const verb = reader.word('verb');
  const saying = span === undefined ? readSaying(verb, paragraph, day) : readPeriod(paragraph, span);
  const labels = reader.takes('as') ? reader.rest().split(' ') : [];
  reader.done();
  return present({ step: 'fact' as const, saying, recordedOn, labels, rejected: readRejection(below) });
};

const PERIOD_LINE = /^@\S+ +(?:close|reopen) /u;

/** `@2025-02-03 close 2025-01`. */
const readPeriodStep = ({ head: reader, below }: Paragraph): PeriodStep => {
  const recordedOn = new TokenReader(reader.word('day').slice(1), reader.lineNumber).day();
  const act: PeriodStep['act'] = reader.takes('close') ? 'close-period' : 'reopen-period';
  if (act === 'reopen-period') reader.expect('reopen');
  const period = reader.parsed('month', parseMonth);
  reader.done();
  return present({ step: 'period' as const, act, period, recordedOn, rejected: readRejection(below) });
};

/** `policy pauses keep`. */
const readPolicy = (reader: TokenReader): PolicyStep => {
  reader.expect('policy');
  const name = reader.parsed('treatment', (text) => (isPolicyName(text) ? text : undefined));
  const value = reader.word('value');
  reader.done();
  return { step: 'policy', name, value };
};

/**
 * Reads a page: lines of treatments under which all of it is read and of the reporting currency, lines of rates, lines of facts, which begin
 * with a day or with `@`, lines that close a month or open it again, which begin with `@` too, and lines of checks, which begin with a question.
 * `# ` begins a remark; an indented line belongs to the one above it.
 */
export const parseScenario = (page: string): readonly ScenarioStep[] =>
  paragraphsOf(page).map((paragraph) => {
    const { lineNumber, text } = paragraph.head;
    if (paragraph.head.peek() === 'policy') return { ...readPolicy(paragraph.head), lineNumber, text };
    if (paragraph.head.peek() === 'rate') return { ...readRate(paragraph.head), lineNumber, text };
    if (paragraph.head.peek() === 'reporting') return { ...readReporting(paragraph.head), lineNumber, text };
    if (PERIOD_LINE.test(text)) return { ...readPeriodStep(paragraph), lineNumber, text };
    const isFact = /^[@\d]/u.test(text);
    return { ...(isFact ? readFact(paragraph) : readCheck(paragraph.head)), lineNumber, text };
  });
