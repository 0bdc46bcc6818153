import type { CalendarDate } from '../../kernel/calendar-date';
import { accept, type Decider, type Decision, reject } from '../../kernel/decider';
import { type AccountId, unrecordedFactId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import { notCorrectable, notVoidable } from '../../kernel/undoing';
import { type AccountLogFact, type AccountTimeline, accountTimelineOf } from './account-timeline';
import type { AccountCommand } from './account.commands';
import type { AccountFact } from './account.events';
import type { AccountRejection } from './account.rejections';

export interface AccountState {
  /** All facts of the account, in the order of its stream. */
  readonly facts: readonly AccountLogFact[];
  /** The merges that stand of other accounts, whatever their days. */
  readonly mergedInto: ReadonlyMap<AccountId, AccountId>;
}

type AccountDecision = Decision<AccountFact, AccountRejection>;

const factOf = (command: AccountCommand): AccountFact => {
  switch (command.type) {
    case 'register-account':
    case 'describe-account': {
      const { accountId, effectiveOn, occurredAt, name, attributes } = command;
      const data = present({ accountId, effectiveOn, occurredAt, name, attributes });
      return { type: command.type === 'register-account' ? 'account-registered' : 'account-described', data };
    }
    case 'merge-account': {
      const { accountId, effectiveOn, occurredAt, intoAccountId } = command;
      return { type: 'accounts-merged', data: present({ accountId, effectiveOn, occurredAt, intoAccountId }) };
    }
    case 'void-account-fact': {
      const { accountId, factId, reason } = command;
      return { type: 'fact-voided', data: { accountId, factId, reason } };
    }
    case 'correct-account-fact': {
      const { accountId, factId, reason, statement } = command;
      return { type: 'fact-corrected', data: { accountId, factId, reason, statement } };
    }
    case 'record-account-fact':
      return command.fact;
  }
};

const notUndoable = (
  facts: readonly AccountLogFact[],
  fact: AccountFact,
  today: CalendarDate,
): AccountRejection | undefined => {
  if (fact.type === 'fact-voided') return notVoidable(facts, fact, today);
  if (fact.type !== 'fact-corrected') return undefined;
  const { factId, statement, accountId } = fact.data;
  const stated = statement.data.accountId;
  const fault = notCorrectable(facts, factId);
  if (fault !== undefined || stated === accountId) return fault;
  return { code: 'account-cannot-change', stated, standing: accountId };
};

const registeredTwice = (before: AccountTimeline, after: AccountTimeline): AccountRejection | undefined => {
  const registrations = after.statements.filter(({ fact }) => fact.type === 'account-registered');
  if (registrations.length < 2) return undefined;
  const earlier = registrations.find(({ id }) => before.statements.some((stood) => stood.id === id));
  return earlier && { code: 'account-already-registered', factId: earlier.id };
};

const mergedTwice = (before: AccountTimeline, after: AccountTimeline): AccountRejection | undefined => {
  if (after.merges.length < 2 || before.mergedInto === undefined) return undefined;
  const { intoAccountId, factId } = before.mergedInto;
  return { code: 'account-is-merged', intoAccountId, factId };
};

const circleIn = (
  accountId: AccountId,
  { mergedInto: own }: AccountTimeline,
  others: ReadonlyMap<AccountId, AccountId>,
): AccountRejection | undefined => {
  const path = new Set([accountId]);
  for (let next = own?.intoAccountId; next !== undefined; next = others.get(next)) {
    if (path.has(next)) return { code: 'merge-closes-a-circle', path: [...path, next] };
    path.add(next);
  }
  return undefined;
};

const decideFact = ({ facts, mergedInto }: AccountState, fact: AccountFact, today: CalendarDate): AccountDecision => {
  const fault = notUndoable(facts, fact, today);
  if (fault !== undefined) return reject(fault);
  const before = accountTimelineOf(facts);
  const after = accountTimelineOf([...facts, { ...fact, id: unrecordedFactId(0), recordedOn: today }]);
  const conflict =
    registeredTwice(before, after) ?? mergedTwice(before, after) ?? circleIn(fact.data.accountId, after, mergedInto);
  return conflict === undefined ? accept(fact) : reject(conflict);
};

/** The rules of an account: one registration and one merge stand at a time, and merges lead somewhere. */
export const accountDecider: Decider<AccountCommand, AccountFact, AccountState, AccountRejection> = {
  initial: { facts: [], mergedInto: new Map() },
  evolve: (state, fact) => ({ ...state, facts: [...state.facts, fact] }),
  decide: (command, state, today) => decideFact(state, factOf(command), today),
};
