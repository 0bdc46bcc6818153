import { decodeAccountFact, encodeAccountFact, isAccountFactType } from '../../../src/accounts/domain/account.codec';
import type { NewRecord } from '../../../src/kernel/log-record';
import { decodeLedgerOpened, encodeLedgerOpened } from '../../../src/ledger/domain/ledger.codec';
import { decodePeriodFact, encodePeriodFact, isPeriodFactType } from '../../../src/periods/domain/period.codec';
import { decodePolicyFact, encodePolicyFact } from '../../../src/policies/domain/policy.codec';
import { decodeRateFact, encodeRateFact, isRateRecord } from '../../../src/rates/domain/rate.codec';
import { SchemaCatalogue } from '../../../src/platform/schemas/schema-catalogue';
import {
  decodeSubscriptionFact,
  encodeSubscriptionFact,
  isSubscriptionFactType,
} from '../../../src/subscriptions/domain/subscription.codec';
import { FACT_SCHEMA_NAMES, readSample, SAMPLES } from './stored-samples';

const catalogue = new SchemaCatalogue();

type Written = Pick<NewRecord, 'type' | 'version' | 'data'>;

interface Reader {
  readonly takes: (record: NewRecord) => boolean;
  readonly idOf: (record: NewRecord) => string;
  readonly rewritten: (record: NewRecord) => Written;
}

/** Undoings of a subscription name it, those of an account do not. */
const isOfAccount = (record: NewRecord): boolean =>
  isAccountFactType(record.type) && record.data['subscriptionId'] === undefined && !isRateRecord(record);

/** Who reads which facts. */
const READERS: readonly Reader[] = [
  {
    takes: ({ type }) => type === 'ledger-opened',
    idOf: (record) => decodeLedgerOpened(record).id,
    rewritten: (record) => encodeLedgerOpened(decodeLedgerOpened(record)),
  },
  {
    takes: ({ type }) => isPeriodFactType(type),
    idOf: (record) => decodePeriodFact(record).id,
    rewritten: (record) => encodePeriodFact(decodePeriodFact(record)),
  },
  {
    takes: ({ type }) => type === 'policy-adopted',
    idOf: (record) => decodePolicyFact(record).id,
    rewritten: (record) => encodePolicyFact(decodePolicyFact(record)),
  },
  {
    takes: isRateRecord,
    idOf: (record) => decodeRateFact(record).id,
    rewritten: (record) => encodeRateFact(decodeRateFact(record)),
  },
  {
    takes: isOfAccount,
    idOf: (record) => decodeAccountFact(record).id,
    rewritten: (record) => encodeAccountFact(decodeAccountFact(record)),
  },
  {
    takes: (record) => isSubscriptionFactType(record.type) && !isOfAccount(record) && !isRateRecord(record),
    idOf: (record) => decodeSubscriptionFact(record).id,
    rewritten: (record) => encodeSubscriptionFact(decodeSubscriptionFact(record)),
  },
];

const readerOf = (record: NewRecord): Reader => {
  const [reader, ...others] = READERS.filter(({ takes }) => takes(record));
  if (reader === undefined || others.length > 0) throw new Error(`${record.type} is not read by exactly one feature`);
  return reader;
};

/** Type and version; a fact that two features record has a sample for each, with a word after these. */
const namedIn = (name: string): string => name.split('.').slice(0, 2).join('.');

it('each fact that has a schema has a sample of that version', () => {
  expect([...new Set(SAMPLES.map(({ name }) => namedIn(name)))]).toEqual(FACT_SCHEMA_NAMES);
});

describe.each(SAMPLES)('$name', ({ name, record }) => {
  it('names its type and version', () => {
    expect(`${record.type}.v${record.version.toString()}`).toBe(namedIn(name));
  });

  it('is as its schemas say', () => {
    expect(catalogue.validateFact(record)).toEqual([]);
  });

  it('is the same after reading and writing', () => {
    const { type, version, data } = record;
    expect(readerOf(record).rewritten(record)).toEqual({ type, version, data });
  });

  it('keeps its id', () => {
    expect(readerOf(record).idOf(record)).toBe(record.id);
  });
});

describe('a record that cannot be read', () => {
  const started = readSample('subscription-started.v1');

  it.each([
    ['a type that is none', { type: 'subscription-begun' }],
    ['a type of another feature', { type: 'ledger-opened' }],
    ['a name that every object has', { type: 'constructor' }],
    ['a version from the future', { version: 2 }],
    ['version 0', { version: 0 }],
    ['half a version', { version: 1.5 }],
  ])('stops the reader: %s', (_, wrong) => {
    expect(() => decodeSubscriptionFact({ ...started, ...wrong })).toThrow(
      expect.objectContaining({ name: 'InvariantViolated' }),
    );
  });
});

describe('an instant', () => {
  const local = '2025-02-15T10:30:00+01:00';
  const inUtc = '2025-02-15T09:30:00.000Z';

  it('that came with another zone is read in UTC, because facts of a day are sorted by it', () => {
    const upgraded = readSample('subscription-upgraded.v1');
    const fact = decodeSubscriptionFact({ ...upgraded, data: { ...upgraded.data, occurredAt: local } });
    expect(fact.data).toEqual({ ...upgraded.data, occurredAt: inUtc });
  });

  it('is read so in the statement of a correction as well', () => {
    const corrected = readSample('fact-corrected.v1');
    const statement = {
      type: 'subscription-upgraded',
      data: { ...readSample('subscription-upgraded.v1').data, occurredAt: local },
    };
    const fact = decodeSubscriptionFact({ ...corrected, data: { ...corrected.data, statement } });
    expect(fact.data).toMatchObject({ statement: { data: { occurredAt: inUtc } } });
  });
});
