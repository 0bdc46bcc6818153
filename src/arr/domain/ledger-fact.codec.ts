import { decodeAccountFact, isAccountFactType } from '../../accounts/domain/account.codec';
import type { Identified } from '../../kernel/decider';
import type { LogRecord } from '../../kernel/log-record';
import type { Recorded } from '../../kernel/projection';
import { decodeLedgerOpened } from '../../ledger/domain/ledger.codec';
import { decodePeriodFact, isPeriodFactType } from '../../periods/domain/period.codec';
import { decodePolicyFact } from '../../policies/domain/policy.codec';
import { decodeRateFact, isRateRecord } from '../../rates/domain/rate.codec';
import { decodeSubscriptionFact } from '../../subscriptions/domain/subscription.codec';
import type { LedgerFact } from './ledger-fact';

const decode = (record: LogRecord): Identified<LedgerFact> => {
  if (record.type === 'ledger-opened') return decodeLedgerOpened(record);
  if (record.type === 'policy-adopted') return decodePolicyFact(record);
  if (isPeriodFactType(record.type)) return decodePeriodFact(record);
  if (isRateRecord(record)) return decodeRateFact(record);
  // Voids and corrections are of both kinds; those of a subscription name it.
  const isOfAccount = isAccountFactType(record.type) && !('subscriptionId' in record.data);
  return isOfAccount ? decodeAccountFact(record) : decodeSubscriptionFact(record);
};

/** Reads a record of the log as the fact it is. Throws InvariantViolated for a type or version that it does not know. */
export const decodeLedgerFact = (record: LogRecord): Recorded<LedgerFact> => {
  const { version, token, sequence, recordedAt, recordedOn, imported, metadata } = record;
  const { id, type, data } = decode(record);
  const fact = { id, type, data, version, token, sequence, recordedAt, recordedOn, imported, metadata };
  return fact as Recorded<LedgerFact>;
};
