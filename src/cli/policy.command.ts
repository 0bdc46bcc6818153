import type { Command } from 'commander';
import type { PoliciesAnswer, PolicyAnswer, TreatmentChange } from '../arr/queries/policy-answers';
import { InvariantViolated } from '../kernel/invariant-violated';
import type { PolicyCommand } from '../policies/domain/policy.commands';
import { allOf } from './all-pages';
import { echoLine, printJson } from './answer-output';
import { EXIT, Refused, usageError } from './failure';
import { knowledgeIn, type KnowledgeOptions, wholeNumber, withKnowledgeOptions } from './knowledge-options';
import { type OpenedLedger, withLedger } from './opened-ledger';
import { policyRefusedBy } from './policy-refused';
import { printReceipt } from './receipt-output';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';
import { contextOf, makeAndSend, withWriteOptions, type WriteOptions } from './write-options';

interface AdoptOptions extends WriteOptions {
  readonly set?: readonly string[];
}

/** `pauses=keep` as a name and a value. */
const pairIn = (text: string): readonly [name: string, value: string] => {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw usageError(`--set "${text}" names no value.`, 'Write the treatment and its value: --set pauses=keep.');
};

const commandIn = ({ set = [] }: AdoptOptions): PolicyCommand => {
  if (set.length === 0) {
    throw usageError('No treatment is named.', 'Name at least one, with its value: --set pauses=keep.');
  }
  return { type: 'adopt-policy', policy: Object.fromEntries(set.map(pairIn)) };
};

const adopt = async (surroundings: Surroundings, options: AdoptOptions): Promise<void> => {
  await makeAndSend(
    surroundings,
    () => commandIn(options),
    options,
    async (ledger, command) => {
      const outcome = await ledger.executeOnPolicies(command, contextOf(options));
      if (outcome.outcome === 'rejected') throw policyRefusedBy(outcome.rejection);
      printReceipt(surroundings, 'list of policies', outcome, options);
    },
  );
};

const listed = async (ledger: OpenedLedger, options: KnowledgeOptions): Promise<PoliciesAnswer> => {
  const pages = await allOf(
    (from) => ledger.ask.policies({ ...knowledgeIn(options), ...from }),
    (page: PoliciesAnswer) => [page],
  );
  const [first] = pages;
  if (first === undefined) throw new InvariantViolated('A list has a first page.');
  return { ...first, items: pages.flatMap(({ items }) => items), next: null };
};

const changeText = ({ treatment, from, to }: TreatmentChange): string => `${treatment} ${from} → ${to}`;

const POLICIES: readonly Column<PolicyAnswer>[] = [
  { title: 'Version', align: 'right', of: ({ version }) => version.toString() },
  { title: 'Sequence', align: 'right', of: ({ sequence }) => sequence.toString() },
  { title: 'Adopted', of: ({ adoptedBy, recordedAt }) => (adoptedBy === undefined ? 'the first' : recordedAt) },
  { title: 'By', of: ({ adoptedBy = '' }) => adoptedBy },
  { title: 'Changes', of: ({ changes }) => changes.map(changeText).join(', ') },
];

const TREATMENTS: readonly Column<readonly [string, string]>[] = [
  { title: 'Treatment', of: ([name]) => name },
  { title: 'Value', of: ([, value]) => value },
];

const list = async (surroundings: Surroundings, options: KnowledgeOptions): Promise<void> => {
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const answer = await listed(ledger, options);
    if (options.json === true) {
      printJson(surroundings, answer);
      return;
    }
    surroundings.out(table(POLICIES, answer.items));
    surroundings.err(echoLine(answer));
  });
};

const policyIn = ({ items }: PoliciesAnswer, version: number | undefined): PolicyAnswer => {
  const found = version === undefined ? items.at(-1) : items.find((policy) => policy.version === version);
  if (found !== undefined) return found;
  throw new Refused({
    exit: EXIT.notFound,
    code: 'policy-not-found',
    title: 'There is no such policy',
    detail: `Policy version ${String(version)} has not been adopted.`,
    fix: 'See which there are: arr policy list',
  });
};

const show = async (surroundings: Surroundings, text: string | undefined, options: KnowledgeOptions): Promise<void> => {
  const version = text === undefined ? undefined : wholeNumber('The version', text);
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const answer = await listed(ledger, options);
    const policy = policyIn(answer, version);
    if (options.json === true) {
      printJson(surroundings, { ...answer, items: [policy] });
      return;
    }
    surroundings.out(`Policy ${policy.version.toString()}, adopted at sequence ${policy.sequence.toString()}\n\n`);
    surroundings.out(table(TREATMENTS, Object.entries(policy.policy)));
    surroundings.err(echoLine(answer));
  });
};

const ADOPT_EXAMPLES = `
Figures known from then on are computed under the new policy, those known before under the one that was in force then.
What is not named stays as it is. arr diff shows what the change does to a figure, with the cause "policy".

Examples:
  arr policy adopt --set pauses=keep --dry-run
  arr policy adopt --set pauses=keep --set usage=committed-minimum`;

/** `arr policy`: the treatments that figures are computed under. */
export const addPolicy = (program: Command, surroundings: Surroundings): void => {
  const policy = program
    .command('policy')
    .description('the treatments that figures are computed under')
    .addHelpText('after', '\nExamples:\n  arr policy list\n  arr policy adopt --set pauses=keep');
  withKnowledgeOptions(policy.command('list'))
    .description('the policies that have been adopted, and what each changes')
    .addHelpText('after', '\nExamples:\n  arr policy list')
    .action((options: KnowledgeOptions) => list(surroundings, options));
  withKnowledgeOptions(policy.command('show'))
    .description('every treatment of a policy; without a version, of the one adopted last')
    .argument('[version]', 'like 2')
    .addHelpText('after', '\nExamples:\n  arr policy show 2')
    .action((version: string | undefined, options: KnowledgeOptions) => show(surroundings, version, options));
  withWriteOptions(policy.command('adopt'), 'show the facts, and write nothing')
    .description('adopt another policy')
    .option(
      '--set <treatment=value>',
      'a treatment that changes; may be given several times',
      (text: string, before: readonly string[]) => [...before, text],
      [] as readonly string[],
    )
    .addHelpText('after', ADOPT_EXAMPLES)
    .action((options: AdoptOptions) => adopt(surroundings, options));
};
