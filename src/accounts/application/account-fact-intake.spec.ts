import { SchemaCatalogue } from '../../platform/schemas/schema-catalogue';
import { NodeHasher } from '../../platform/system/node-hasher.adapter';
import type { JsonObject } from '../../kernel/canonical-json';
import type { StatedAccountFact } from '../../kernel/account-fact-intake.port';
import type { SentFact } from '../../kernel/stated-fact';
import type { CommandContext } from '../../kernel/transact';
import type { AccountCommand } from '../domain/account.commands';
import { accountFactIntake } from './account-fact-intake';
import type { AccountOutcome } from './execute-account.command';

const CONTEXT: CommandContext = { commandId: 'c-1', source: 'test', actor: 'test', correlationId: 'x' };
const REFUSED: AccountOutcome = { outcome: 'rejected', rejection: { code: 'too-many-writers', attempts: 5 } };

const intake = (executed: AccountCommand[] = []) =>
  accountFactIntake({
    schemas: new SchemaCatalogue(),
    hasher: new NodeHasher(),
    execute: (command) => {
      executed.push(command);
      return Promise.resolve(REFUSED);
    },
    refusalOf: ({ code }, accountId) => `${accountId}: ${code}`,
  });

const place = { accountId: 'acme', effectiveOn: '2025-01-01' };

const stated = (type: string, data: JsonObject): StatedAccountFact<string> => {
  const read = intake().read({ type, data });
  if (read.outcome === 'faulty') throw new Error(JSON.stringify(read.faults));
  return read.fact;
};

const idOf = (type: string, data: JsonObject, sourceId?: string) => stated(type, data).commandIdOf(sourceId);

describe('facts about accounts as their senders state them', () => {
  it('are told from those of subscriptions, which share the names of undoings', () => {
    const takes = (sent: SentFact) => intake().takes(sent);
    const data = { accountId: 'acme', factId: '5b0c8d3e-1f4a-5c6b-8d7e-000000000003', reason: 'twice' };
    expect(takes({ type: 'accounts-merged', data: {} })).toBe(true);
    expect(takes({ type: 'fact-voided', data })).toBe(true);
    expect(takes({ type: 'fact-voided', data: { ...data, subscriptionId: 'sub-1' } })).toBe(false);
    expect(takes({ type: 'fact-corrected', data: { ...data, currency: 'EUR' } })).toBe(false);
    expect(takes({ type: 'subscription-started', data: {} })).toBe(false);
  });

  it('hold up others where these may be judged by them', () => {
    expect(stated('account-registered', place).holdsUpOthers).toBe(false);
    expect(stated('account-described', place).holdsUpOthers).toBe(false);
    expect(stated('accounts-merged', { ...place, intoAccountId: 'bolt' }).holdsUpOthers).toBe(true);
  });

  it('count once by the id of their source, else by their content without its texts', () => {
    expect(idOf('account-registered', place, 'evt-9')).toBe('fact:evt-9');
    const plain = idOf('account-registered', place);
    expect(plain).toMatch(/^fact:sha256:[0-9a-f]{64}$/u);
    expect(idOf('account-described', place)).not.toBe(plain);
    expect(idOf('account-registered', { ...place, attributes: { segment: 'smb' } })).not.toBe(plain);
    const named = (name: string) => idOf('account-registered', { ...place, name });
    expect(named('Acme')).toBe(named('Acne'));
  });

  it('are carried out as they are, and refused in the words of the way in', async () => {
    const executed: AccountCommand[] = [];
    const data = { ...place, name: 'Acme Ltd' };
    const read = intake(executed).read({ type: 'account-registered', data });
    if (read.outcome === 'faulty') throw new Error(JSON.stringify(read.faults));
    expect(await read.fact.record(CONTEXT)).toEqual({ outcome: 'rejected', refusal: 'acme: too-many-writers' });
    expect(executed).toEqual([{ type: 'record-account-fact', fact: { type: 'account-registered', data } }]);
  });

  it('are faulty where their schema says so, with pointers into what was sent', () => {
    expect(intake().read({ type: 'account-registered', data: { ...place, name: '' } })).toMatchObject({
      outcome: 'faulty',
      faults: [{ pointer: '/data/name', code: 'too-short' }],
    });
    expect(intake().read({ type: 'account-registered', version: 2, data: place })).toMatchObject({
      faults: [{ pointer: '/version', code: 'fact-version-unknown' }],
    });
  });
});
