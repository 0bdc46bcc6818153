import type { AccountFactIntake, AccountFactRead } from '../../kernel/account-fact-intake.port';
import type { FactSchemas } from '../../kernel/fact-schema.port';
import type { Hasher } from '../../kernel/hasher.port';
import type { AccountId } from '../../kernel/ids';
import { faultsInSent, SENT_VERSION, type SentFact, statedCommandId } from '../../kernel/stated-fact';
import type { CommandContext, TransactOutcome } from '../../kernel/transact';
import type { AnyAccountRejection } from '../domain/account-rejection-texts';
import { withFactTexts } from '../domain/account-texts';
import { accountFactOf, encodeAccountFact, isAccountFactType } from '../domain/account.codec';
import { mayMerge, type RecordAccountFact } from '../domain/account.commands';
import type { AccountRejection } from '../domain/account.rejections';

export interface IntakePorts<Refusal> {
  readonly schemas: FactSchemas;
  readonly hasher: Hasher;
  execute(
    command: RecordAccountFact,
    context: CommandContext,
  ): Promise<TransactOutcome<{ readonly type: string }, AccountRejection>>;
  refusalOf(rejection: AnyAccountRejection, accountId: AccountId): Refusal;
}

const UNDOINGS: readonly string[] = ['fact-voided', 'fact-corrected'];

/** A void or correction has the same type for both; one of a subscription names the subscription or its currency. */
const isOfSubscription = ({ type, data }: SentFact): boolean =>
  UNDOINGS.includes(type) && (data['subscriptionId'] !== undefined || data['currency'] !== undefined);

const read = <Refusal>(sent: SentFact, ports: IntakePorts<Refusal>): AccountFactRead<Refusal> => {
  const faults = faultsInSent(sent, ports.schemas);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  const { type, version = SENT_VERSION, data } = sent;
  const fact = accountFactOf({ type, version, data });
  const { accountId } = fact.data;
  const command = { type: 'record-account-fact', fact } as const;
  return {
    outcome: 'stated',
    fact: {
      accountId,
      holdsUpOthers: mayMerge(command),
      commandIdOf: (sourceId) =>
        statedCommandId(encodeAccountFact(withFactTexts(fact, () => '')), sourceId, ports.hasher),
      record: async (context) => {
        const taken = await ports.execute(command, context);
        if (taken.outcome === 'accepted') return taken;
        return { outcome: 'rejected', refusal: ports.refusalOf(taken.rejection, accountId) };
      },
    },
  };
};

/** Takes facts about accounts as their senders state them, under the same rules as commands. */
export const accountFactIntake = <Refusal>(ports: IntakePorts<Refusal>): AccountFactIntake<Refusal> => ({
  takes: (sent) => isAccountFactType(sent.type) && !isOfSubscription(sent),
  read: (sent) => read(sent, ports),
});
