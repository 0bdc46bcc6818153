import {
  accountFactCorrected,
  accountFactVoided,
  described,
  logOf,
  merged,
  oneByOne,
  transferred,
} from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { accountId, corrected, started, voided } from '../../../test/support/subscription.builders';
import { accountStream } from '../../kernel/streams';
import type { JsonObject } from '../../kernel/canonical-json';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { LogRecord } from '../../kernel/log-record';
import type { FiguredFact } from './ledger-fact';
import { decodeLedgerFact } from './ledger-fact.codec';

const recordOf = (fact: FiguredFact, over: Partial<LogRecord> = {}): LogRecord => {
  const [, recorded] = logOf(oneByOne(fact));
  if (recorded === undefined) throw new Error('A log of one fact has it after its opening.');
  const data: JsonObject = JSON.parse(JSON.stringify(recorded.data));
  return { ...recorded, stream: accountStream(accountId('acme')), revision: 0, data, ...over };
};

it.each<FiguredFact>([
  started(),
  transferred('2025-03-01', 'acme', 'globex'),
  voided(givenFactId(1)),
  corrected(givenFactId(1), started()),
  described('2025-03-01', 'acme', { segment: 'large' }),
  merged('2025-03-01', 'acme', 'globex'),
  accountFactVoided('acme', givenFactId(1)),
  accountFactCorrected('acme', givenFactId(1), merged('2025-03-01', 'acme', 'globex')),
])('reads %j as it was', (fact) => {
  const [, recorded] = logOf(oneByOne(fact));
  expect(decodeLedgerFact(recordOf(fact))).toEqual(recorded);
});

it('writes the instants of both kinds in one way', () => {
  const occurredAt = '2025-03-01T01:30:00+01:00';
  for (const fact of [started(), merged('2025-03-01', 'acme', 'globex')]) {
    const told = { ...fact.data, occurredAt };
    const record = recordOf(fact, { data: JSON.parse(JSON.stringify(told)) });
    expect(decodeLedgerFact(record).data).toMatchObject({ occurredAt: '2025-03-01T00:30:00.000Z' });
  }
});

it('does not know facts of other types and versions', () => {
  const fact = described('2025-03-01', 'acme', {});
  expect(() => decodeLedgerFact(recordOf(fact, { type: 'account-forgotten' }))).toThrow(InvariantViolated);
  expect(() => decodeLedgerFact(recordOf(fact, { version: 2 }))).toThrow(InvariantViolated);
  expect(() => decodeLedgerFact(recordOf(started(), { version: 2 }))).toThrow(InvariantViolated);
});
