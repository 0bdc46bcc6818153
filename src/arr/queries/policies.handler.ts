import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { BEGINNING_OF_KNOWLEDGE } from '../../kernel/instant';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { POLICY_NAMES, policyTexts, type PolicyTexts } from '../../kernel/policy-text';
import type { Recorded } from '../../kernel/projection';
import type { PolicyAdopted } from '../../policies/domain/policy.events';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver } from './knowledge-resolver';
import { pageOf, pinnedPage } from './page-cursor';
import type { PoliciesAnswer, PolicyAnswer, TreatmentChange } from './policy-answers';
import { Policies } from './questions.query';

const FIRST: PolicyAnswer = {
  version: DEFAULT_POLICY.version,
  sequence: 0,
  recordedAt: BEGINNING_OF_KNOWLEDGE,
  policy: policyTexts(DEFAULT_POLICY.policy),
  changes: [],
};

const changesBetween = (before: PolicyTexts, after: PolicyTexts): readonly TreatmentChange[] =>
  POLICY_NAMES.filter((name) => before[name] !== after[name]).map((name) => ({
    treatment: name,
    from: before[name],
    to: after[name],
  }));

const adoptedOn = (before: PolicyAnswer, fact: Recorded<PolicyAdopted>): PolicyAnswer => {
  const { id: factId, sequence, recordedAt, metadata, data } = fact;
  const policy = policyTexts(data.policy);
  const changes = changesBetween(before.policy, policy);
  return { version: data.version, sequence, recordedAt, adoptedBy: metadata.actor, factId, policy, changes };
};

const shown = (facts: readonly Recorded<PolicyAdopted>[]): readonly PolicyAnswer[] => {
  const items = [FIRST];
  for (const fact of facts) items.push(adoptedOn(items.at(-1) ?? FIRST, fact));
  return items;
};

@QueryHandler(Policies)
export class PoliciesHandler implements IQueryHandler<Policies> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Policies): Promise<Answered<PoliciesAnswer>> {
    const page = pinnedPage('policies', {}, question);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    return this.resolver.resolveInAny(pinned.knowledge, (resolved) => {
      const cut = pageOf(pinned, resolved, shown(resolved.book.policies.adoptedBy(resolved.knownAt)));
      return cut.outcome === 'refused' ? cut : answered({ ...resolved.echo, ...cut.answer });
    });
  }
}
