import { SchemaCatalogue } from '../../../src/platform/schemas/schema-catalogue';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';
import { parseCalendarDate } from '../../../src/kernel/calendar-date';
import type { SubscriptionId } from '../../../src/kernel/ids';
import { DtoSentCommands } from '../../../src/subscriptions/http/sent-commands';
import { StatedFacts } from '../../../src/subscriptions/http/stated-facts';
import { faultsInValue, messageSample } from './message-contract';

const NAME = 'subscription.command.v1';
const FACT = '5b0c8d3e-1f4a-5c6b-8d7e-000000000003';
const commands = new DtoSentCommands(new StatedFacts(new SchemaCatalogue(), new NodeHasher()));
const { command: _, ...START } = messageSample(NAME);
const ON = { effectiveOn: '2025-03-01' };
const REASON = { reason: 'Recorded twice.' };
const CORRECT = {
  statement: { type: 'subscription-started', data: { ...START, subscriptionId: 'sub-1' } },
};

/** A command of each verb, with all the fields that it must have. */
const SENT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  start: START,
  change: { ...ON, lineId: 'seats', quantity: '15' },
  upgrade: { ...ON, lineId: 'seats', quantity: '15' },
  downgrade: { ...ON, lineId: 'seats', quantity: '5' },
  cancel: ON,
  renew: ON,
  pause: ON,
  resume: ON,
  'past-due': ON,
  'payment-recovered': ON,
  reactivate: ON,
  transfer: { ...ON, toAccountId: 'bolt' },
  'revoke-cancellation': {},
  void: REASON,
  'void-fact': { ...REASON, factId: FACT },
  'correct-fact': { ...REASON, ...CORRECT, factId: FACT },
};

const today = (() => {
  const day = parseCalendarDate('2025-06-01');
  if (day === undefined) throw new Error('That is no day.');
  return day;
})();

/** The fields at fault, as the service finds them. */
const faultsOf = (verb: string, fields: object): readonly string[] => {
  const read = commands.read({ verb, fields, subscriptionId: 'sub-1' as SubscriptionId, sentOn: today });
  return read.outcome === 'faulty' ? read.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

it('there is a command of each verb, and no other', () => {
  expect(Object.keys(SENT)).toEqual(commands.verbs);
  expect(faultsOf('begin', START)).toEqual(['/command not-one-of']);
  expect(faultsOf('constructor', START)).toEqual(['/command not-one-of']);
  expect(faultsInValue(NAME, { command: 'begin', ...START })).not.toEqual([]);
});

describe.each(Object.entries(SENT))('%s', (command, fields) => {
  it('is admitted by the schema and by the service', () => {
    expect(faultsInValue(NAME, { command, ...fields })).toEqual([]);
    expect(faultsOf(command, fields)).toEqual([]);
  });

  it('is refused by both without a field that it must have, and with one of another kind', () => {
    for (const field of Object.keys(fields)) {
      const isOptional = ['lineId', 'quantity'].includes(field);
      const { [field]: left, ...rest } = fields;
      if (!isOptional) {
        expect([field, faultsInValue(NAME, { command, ...rest })]).toEqual([field, [expect.anything()]]);
        expect(faultsOf(command, rest)).toEqual([`/${field} field-required`]);
      }
      expect(faultsInValue(NAME, { command, ...rest, [field]: [left] })).not.toEqual([]);
      expect(faultsOf(command, { ...rest, [field]: [left] })).not.toEqual([]);
    }
  });

  it('has no field that the service does not know', () => {
    expect(faultsOf(command, { ...fields, unheardOf: 1 })).toEqual(['/unheardOf field-unknown']);
  });
});
