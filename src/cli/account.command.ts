import type { Command } from 'commander';
import type { AccountCommand } from '../accounts/domain/account.commands';
import type { AccountFact } from '../accounts/domain/account.events';
import type { AccountId } from '../kernel/ids';
import { present } from '../kernel/present';
import { accountRefusedBy } from './account-rejection-exits';
import { checkAgainstSchema } from './checked-data';
import { givenStatement } from './correct.command';
import { dayIn } from './day-text';
import { gathered, statedAttributes } from './line-options';
import type { Desk } from './opened-ledger';
import { printReceipt } from './receipt-output';
import type { Surroundings } from './surroundings';
import {
  accountOption,
  contextOf,
  factArgument,
  instantOption,
  makeAndSend,
  withWriteOptions,
  type WriteOptions,
} from './write-options';

interface StatementOptions extends WriteOptions {
  readonly effectiveOn: string;
  readonly occurredAt?: string;
  readonly name?: string;
  readonly attribute?: readonly string[];
  readonly into?: string;
}

interface UndoingOptions extends WriteOptions {
  readonly reason: string;
  readonly statement?: string;
}

/** A command that says something of an account from a day on. */
interface StatementKind {
  readonly name: string;
  readonly description: string;
  readonly day: string;
  readonly examples: readonly string[];
  readonly command: AccountCommand['type'];
  /** The fact that it records, whose schema says what may be stated. */
  readonly fact: AccountFact['type'];
  readonly takes: 'description' | 'into';
}

/** A command about an earlier fact. */
interface UndoingKind {
  readonly name: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly command: AccountCommand['type'];
  readonly fact: AccountFact['type'];
  readonly takesStatement: boolean;
}

const STATEMENTS: readonly StatementKind[] = [
  {
    name: 'register',
    description: 'register an account: its name, and its attributes in full',
    day: 'the first day on which they count',
    examples: ['arr account register acme --effective-on 2025-01-01 --name "Acme Ltd" --attribute segment=enterprise'],
    command: 'register-account',
    fact: 'account-registered',
    takes: 'description',
  },
  {
    name: 'describe',
    description: 'state the attributes of an account in full, and its name where it changes',
    day: 'the first day on which they count',
    examples: [
      'arr account describe acme --effective-on 2026-04-01 --attribute segment=enterprise --attribute region=EU',
      'arr account describe acme --effective-on 2026-04-01 --name "Acme Group" --attribute segment=enterprise --dry-run',
    ],
    command: 'describe-account',
    fact: 'account-described',
    takes: 'description',
  },
  {
    name: 'merge',
    description: 'let an account read as another from a day on',
    day: 'the first day on which it reads as the other',
    examples: ['arr account merge bolt --into acme --effective-on 2026-04-01'],
    command: 'merge-account',
    fact: 'accounts-merged',
    takes: 'into',
  },
];

const A_FACT = '5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34';

const UNDOINGS: readonly UndoingKind[] = [
  {
    name: 'void',
    description: 'undo a fact of an account; voiding a void or a correction restores what it undid',
    examples: [`arr account void acme ${A_FACT} --reason "entered twice"`],
    command: 'void-account-fact',
    fact: 'fact-voided',
    takesStatement: false,
  },
  {
    name: 'correct',
    description: 'replace what a fact of an account says by the right statement, in full',
    examples: [
      `arr account correct acme ${A_FACT} --reason "wrong day" --statement \\
    '{"type":"account-described","data":{"accountId":"acme","effectiveOn":"2026-05-01","attributes":{"region":"EU"}}}'`,
    ],
    command: 'correct-account-fact',
    fact: 'fact-corrected',
    takesStatement: true,
  },
];

const accountArgument = (text: string): AccountId => accountOption('The account', text);

const statementFrom = (
  ledger: Desk,
  { command, fact }: StatementKind,
  account: string,
  options: StatementOptions,
): AccountCommand => {
  const { effectiveOn, occurredAt, name, into } = options;
  const stated = present({
    accountId: accountArgument(account),
    effectiveOn: dayIn('--effective-on', effectiveOn, 'day', () => ledger.today()),
    occurredAt: occurredAt === undefined ? undefined : instantOption('--occurred-at', occurredAt),
    name,
    attributes: statedAttributes(options),
    intoAccountId: into === undefined ? undefined : accountOption('--into', into),
  });
  checkAgainstSchema(ledger, fact, stated);
  return { type: command, ...stated } as unknown as AccountCommand;
};

const undoingFrom = (
  ledger: Desk,
  { command, fact: type }: UndoingKind,
  ids: { readonly account: string; readonly fact: string },
  { reason, statement }: UndoingOptions,
): AccountCommand => {
  const given = statement === undefined ? undefined : givenStatement(statement, 'account-described');
  const stated = present({
    accountId: accountArgument(ids.account),
    factId: factArgument(ids.fact),
    reason,
    statement: given && { type: given.type, data: given.data },
  });
  checkAgainstSchema(ledger, type, stated);
  return { type: command, ...stated } as unknown as AccountCommand;
};

const sendOf = async (
  surroundings: Surroundings,
  make: (desk: Desk) => AccountCommand,
  account: string,
  options: WriteOptions,
): Promise<void> => {
  await makeAndSend(surroundings, make, options, async (ledger, command) => {
    const outcome = await ledger.executeOnAccount(command, contextOf(options));
    if (outcome.outcome === 'rejected') throw accountRefusedBy(outcome.rejection, accountArgument(account));
    printReceipt(surroundings, 'account', outcome, options);
  });
};

const examplesOf = (examples: readonly string[]): string =>
  `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`;

const addKind = (group: Command, { name, description, examples }: StatementKind | UndoingKind): Command =>
  withWriteOptions(group.command(name), 'show the facts, and write nothing')
    .description(description)
    .argument('<account>', 'its id')
    .addHelpText('after', examplesOf(examples));

const addStatement = (group: Command, surroundings: Surroundings, kind: StatementKind): void => {
  const command = addKind(group, kind)
    .option('--effective-on <day>', kind.day, 'today')
    .option('--occurred-at <instant>', 'when it happened at the source');
  if (kind.takes === 'into') command.requiredOption('--into <account>', 'the account that it reads as');
  else {
    command
      .option('--name <name>', 'what it is called; sealed in the log')
      .option('--attribute <key=value>', 'an attribute; may be repeated, and those not named are gone', gathered);
  }
  command.action((account: string, options: StatementOptions) =>
    sendOf(surroundings, (desk) => statementFrom(desk, kind, account, options), account, options),
  );
};

const addUndoing = (group: Command, surroundings: Surroundings, kind: UndoingKind): void => {
  const command = addKind(group, kind)
    .argument('<fact>', 'the id of the fact')
    .requiredOption('--reason <text>', 'why');
  if (kind.takesStatement) command.requiredOption('--statement <json>', 'what the fact should have been, in full');
  command.action((account: string, fact: string, options: UndoingOptions) =>
    sendOf(surroundings, (desk) => undoingFrom(desk, kind, { account, fact }, options), account, options),
  );
};

/** `arr account register`, `describe`, `merge`, `void` and `correct`. */
export const addAccount = (program: Command, surroundings: Surroundings): void => {
  const group = program
    .command('account')
    .description('say what is so of an account, or undo what was said')
    .addHelpText('after', examplesOf([...STATEMENTS, ...UNDOINGS].flatMap(({ examples }) => examples.slice(0, 1))));
  for (const kind of STATEMENTS) addStatement(group, surroundings, kind);
  for (const kind of UNDOINGS) addUndoing(group, surroundings, kind);
};
