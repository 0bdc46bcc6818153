import type { Command } from 'commander';
import type { FactAnswer } from '../arr/queries/answers';
import { isJsonObject, type JsonObject } from '../kernel/canonical-json';
import type { FactId, SubscriptionId } from '../kernel/ids';
import { parseInstant } from '../kernel/instant';
import { present } from '../kernel/present';
import type { CorrectFact } from '../subscriptions/domain/subscription.commands';
import { allOf } from './all-pages';
import { checkAgainstSchema, jsonIn } from './checked-data';
import { dayIn, judgeDay } from './day-text';
import { EXIT, Refused, usageError } from './failure';
import { isSingleLine, type LineOptions, statedAttributes, statedLines, withLineOptions } from './line-options';
import { type OpenedLedger, withLedger } from './opened-ledger';
import { refusedBy } from './rejection-exits';
import type { Surroundings } from './surroundings';
import {
  accountOption,
  factArgument,
  modeOf,
  send,
  subscriptionArgument,
  withWriteOptions,
  type WriteOptions,
} from './write-options';

interface CorrectOptions extends WriteOptions, LineOptions {
  readonly reason: string;
  readonly statement?: string;
  readonly effectiveOn?: string;
  readonly account?: string;
}

export interface Statement {
  readonly type: string;
  readonly data: JsonObject;
}

const EXAMPLES = `
Examples:
  arr correct sub-1 5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34 --reason "wrong day" --effective-on 2026-02-01
  arr correct sub-1 5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34 --reason "wrong price" --price 45.00 --quantity 12 --every month
  arr correct sub-1 5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34 --reason "was a change" --statement '{"type":"…","data":{…}}'`;

/** Instants compare as text, so they are written in one way; what is no instant is left to the schema. */
const withCanonicalInstant = (data: JsonObject): JsonObject => {
  const { occurredAt } = data;
  const canonical = typeof occurredAt === 'string' ? parseInstant(occurredAt) : undefined;
  return canonical === undefined ? data : { ...data, occurredAt: canonical };
};

/** The statement that `--statement` gives in full; what it says is still to be checked. */
export const givenStatement = (text: string, example = 'subscription-changed'): Statement => {
  const value = jsonIn('--statement', text);
  const { type, data } = isJsonObject(value) ? value : {};
  if (typeof type === 'string' && isJsonObject(data)) return { type, data: withCanonicalInstant(data) };
  throw usageError('--statement does not state a fact.', `Write it like '{"type":"${example}","data":{…}}'.`);
};

/** What the fact says now: its own statement, or the one that a correction made. */
const statementOf = ({ type, data }: FactAnswer): Statement => {
  if ('statement' in data) return data.statement as unknown as Statement;
  if ('effectiveOn' in data) return { type, data: data as unknown as JsonObject };
  throw new Refused({
    exit: EXIT.conflict,
    code: 'void-cannot-be-corrected',
    title: 'A void is not corrected',
    detail: 'The fact is a void; it states nothing that could be put right.',
    fix: 'To take it back, void it.',
  });
};

const standingStatement = async (
  ledger: OpenedLedger,
  subscriptionId: SubscriptionId,
  factId: FactId,
): Promise<Statement> => {
  const facts = await allOf(
    (from) => ledger.ask.subscriptionFacts({ subscriptionId, ...from }),
    (page) => page.facts,
  );
  const fact = facts.find(({ id }) => id === factId);
  if (fact === undefined) throw refusedBy({ code: 'fact-not-found', factId }, subscriptionId);
  return statementOf(fact);
};

/** The fact's own statement, but for what the options say otherwise. */
const amended = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  { type, data }: Statement,
  options: CorrectOptions,
): Promise<Statement> => {
  const { effectiveOn, account } = options;
  const amendment = present({
    effectiveOn: effectiveOn && dayIn('--effective-on', effectiveOn, 'day', () => ledger.today()),
    accountId: account && accountOption('--account', account),
    lines: await statedLines(surroundings, options),
    attributes: statedAttributes(options),
  });
  if (Object.keys(amendment).length === 0) {
    throw usageError('Nothing is corrected.', 'Say what is right: --effective-on, --price, --lines … or --statement.');
  }
  return { type, data: { ...data, ...amendment } };
};

const commandFrom = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  ids: { readonly subscriptionId: SubscriptionId; readonly factId: FactId },
  options: CorrectOptions,
): Promise<CorrectFact> => {
  const { reason } = options;
  const statement =
    options.statement === undefined
      ? await amended(surroundings, ledger, await standingStatement(ledger, ids.subscriptionId, ids.factId), options)
      : givenStatement(options.statement);
  const stated = { ...ids, reason, statement: { type: statement.type, data: statement.data } };
  const data = { accountId: 'standing', currency: 'USD', ...stated };
  const isAmended = options.statement === undefined;
  checkAgainstSchema(ledger, 'fact-corrected', data, {
    singleLine: isSingleLine(options) && options.price !== undefined,
    statement: isAmended,
  });
  return { type: 'correct-fact', ...stated } as unknown as CorrectFact;
};

/** `arr correct`: the right statement in the place of a wrong one. */
export const addCorrect = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('correct')
    .description('replace what a fact says; what was known before stays readable')
    .argument('<subscription>', 'its id')
    .argument('<fact>', 'the id of the fact');
  withWriteOptions(withLineOptions(command))
    .requiredOption('--reason <text>', 'why')
    .option('--effective-on <day>', 'the right day')
    .option('--account <account>', 'the right account')
    .option('--statement <json>', 'the right statement in full, in place of the options')
    .addHelpText('after', EXAMPLES)
    .action(async (subscription: string, fact: string, options: CorrectOptions) => {
      const ids = { subscriptionId: subscriptionArgument(subscription), factId: factArgument(fact) };
      if (options.effectiveOn !== undefined) judgeDay('--effective-on', options.effectiveOn, 'day');
      await withLedger(surroundings.openLedger, modeOf(options), async (ledger) => {
        await send(surroundings, ledger, await commandFrom(surroundings, ledger, ids, options), options);
      });
    });
};
