import { books, figures, type PlantedBug, policies, queries } from './planted-bug';

export const PLANTED_IN_POLICIES: readonly PlantedBug[] = [
  policies(
    'gives two policies one version',
    'policy.decider',
    'version: version + 1, policy: next',
    'version, policy: next',
  ),
  policies(
    'drops what was adopted before',
    'policy.decider',
    'let result = policy;',
    'let result = DEFAULT_POLICY.policy;',
  ),
  figures(
    'takes a policy for in force only after its adoption',
    'adopted-policies',
    'sequence > after && sequence <= upTo',
    'sequence > after && sequence < upTo',
  ),
  queries(
    'answers of the past under the policy of now',
    'knowledge-resolver',
    'named ?? policies.inForceAt(point.sequence)',
    'named ?? policies.latest',
  ),
  queries(
    'explains what follows on an adoption by the book of the policy before',
    'caused-between',
    '[book, after] = [next, upTo];',
    '[book, after] = [book, upTo];',
  ),
  queries(
    'explains an adoption in the currencies that were agreed',
    'caused-between',
    'policyVersion: data.version, currency: later.book.reporting }',
    'policyVersion: data.version }',
  ),
  queries('leaves out what a policy takes away', 'policy-effects', '[former, -1n] as const, ', ''),
  queries(
    'reads an earlier figure under the policy of the later one',
    'restated-figures',
    'earlier.book.index.levels',
    'later.book.index.levels',
  ),
  queries(
    'pins the policy of a restatement with its cursor',
    'restatement.handler',
    'present({ ...knowledge, policyVersion })',
    'knowledge',
  ),
  queries(
    'goes on with an epoch after the next one has begun',
    'journal-page.handler',
    'Math.min(knownAt, last)',
    'knownAt',
  ),
  books(
    'begins under the first policy whatever has been adopted',
    'policy-books',
    'this.first = await adoptedPolicyIn(this.ports.store);',
    'await adoptedPolicyIn(this.ports.store);',
  ),
  books('keeps every book that was ever asked for', 'policy-books', 'this.others.size >= OTHERS_MAX', 'false'),
];
