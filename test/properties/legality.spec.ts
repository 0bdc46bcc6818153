import fc from 'fast-check';
import { directionOf, faultOf, faultOfLedger, standingAfter, withFact } from '../support/oracle/legality';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { effectiveOrder, stands } from '../support/oracle/standing';
import { oracleFactsOf, oracleStatementOf } from '../support/scenario/oracle-facts-of';
import type { RecordedFact } from '../support/scenario/pure-ledger';
import { parseScenario } from '../support/scenario/scenario-parser';
import { runScenario } from '../support/scenario/scenario-runner';
import type { SubscriptionId } from '../../src/kernel/ids';
import { present } from '../../src/kernel/present';
import type { Effective } from '../../src/kernel/standing';
import { subscriptionOf } from '../../src/subscriptions/domain/subscription.commands';
import { announceSeed, checkLaw } from './check-law';
import { type Attempted, historyOf, pageOf } from './history';
import { journalText } from './ledger-texts';

beforeAll(announceSeed);

const DIRECTIONS: Readonly<Record<string, string>> = {
  'subscription-upgraded': 'up',
  'subscription-downgraded': 'down',
  'subscription-changed': 'equal',
};

/** What the oracle has against a fact that the ledger has accepted. */
const faultsOf = (fact: RecordedFact, known: readonly OracleFact[]): readonly string[] => {
  const fault = faultOf(known, fact.data.subscriptionId);
  if (fault !== undefined) return [fault];
  const stated = fact.type === 'fact-corrected' ? fact.data.statement : fact;
  if (stated.type === 'subscription-cancelled') {
    const after = standingAfter(known, stated.data.subscriptionId, fact.id);
    return after.join() === stated.data.supersedes.join() ? [] : [`${fact.id} supersedes ${after.join()}`];
  }
  return [];
};

describe('an accepted command', () => {
  it('leaves a timeline in which every step is legal, and names what its cancellation supersedes', () => {
    checkLaw(fc.constant('every attempt'), (intents) => {
      const { ledger, attempts } = historyOf(intents);
      const facts = oracleFactsOf(ledger.appends);
      for (const { executed, head } of attempts) {
        if (executed.outcome === 'rejected') continue;
        const known = facts.filter(({ sequence }) => sequence <= head);
        expect(executed.facts.flatMap((fact) => faultsOf(fact, known))).toEqual([]);
      }
      expect(faultOfLedger(facts)).toBeUndefined();
    });
  });

  it('names the direction of a change by what stands just before it', () => {
    checkLaw(fc.constant('every change'), (intents) => {
      const { ledger } = historyOf(intents);
      const facts = oracleFactsOf(ledger.appends);
      for (const fact of ledger.facts) {
        const { type } = fact.type === 'fact-corrected' ? fact.data.statement : fact;
        if (!(type in DIRECTIONS)) continue;
        const known = facts.filter(({ sequence }) => sequence <= fact.sequence);
        const direction = directionOf(known, fact.id);
        if (direction !== undefined)
          expect({ id: fact.id, direction }).toEqual({ id: fact.id, direction: DIRECTIONS[type] });
      }
    });
  });
});

/** The refusals that speak of what the fact would meet, and not of the fact alone. */
const SAYS_IT_DOES_NOT_FIT: ReadonlySet<string> = new Set([
  ...['subscription-not-started', 'subscription-already-started', 'subscription-is-cancelled'],
  ...['subscription-has-ended', 'later-fact-in-the-way', 'fact-is-voided', 'fact-is-corrected'],
  ...['currency-cannot-change', 'subscription-is-in-force', 'subscription-is-paused', 'subscription-is-not-paused'],
]);

/** What the fact that was refused would have said; undefined for what the oracle does not judge. */
const refused = ({ command }: Attempted, before: readonly OracleFact[]): OracleFact['says'] | undefined => {
  switch (command.type) {
    case 'start-subscription': {
      const { type: _, ...data } = command;
      return oracleStatementOf({ type: 'subscription-started', data });
    }
    case 'change-subscription': {
      const { subscriptionId, change, currency, effectiveOn, occurredAt } = command;
      if (!('lines' in change) || currency === undefined) return undefined;
      const place = { subscriptionId, currency, effectiveOn, ...(occurredAt !== undefined && { occurredAt }) };
      return { type: 'changed', ...place, lines: change.lines };
    }
    case 'cancel-subscription':
      return { ...placeOf(command, before), type: 'cancelled', supersedes: [] };
    case 'void-fact':
      return { type: 'voided', factId: command.factId };
    case 'correct-fact':
      return { type: 'corrected', factId: command.factId, statement: oracleStatementOf(command.statement) };
    case 'renew-subscription': {
      const { lines, attributes, term } = command;
      return present({ ...placeOf(command, before), type: 'renewed' as const, lines, attributes, term });
    }
    case 'reactivate-subscription': {
      const { lines = [], attributes, term } = command;
      return present({ ...placeOf(command, before), type: 'reactivated' as const, lines, attributes, term });
    }
    case 'transfer-subscription':
      return { ...placeOf(command, before), type: 'transferred', toAccountId: command.toAccountId };
    case 'pause-subscription':
      return { ...placeOf(command, before), type: 'paused' };
    case 'resume-subscription':
      return { ...placeOf(command, before), type: 'resumed' };
    case 'mark-past-due':
      return { ...placeOf(command, before), type: 'past-due' };
    case 'recover-payment':
      return { ...placeOf(command, before), type: 'payment-recovered' };
    case 'revoke-cancellation':
    case 'void-subscription':
    case 'record-fact':
    case 'record-period':
      return undefined;
  }
};

const currencyOf = (known: readonly OracleFact[], subscriptionId: string): string =>
  effectiveOrder(known, subscriptionId)[0]?.statement.currency ?? 'EUR';

const placeOf = (
  { subscriptionId, effectiveOn, occurredAt }: Effective & { readonly subscriptionId: SubscriptionId },
  known: readonly OracleFact[],
) => ({ subscriptionId, currency: currencyOf(known, subscriptionId), ...present({ effectiveOn, occurredAt }) });

/** Whether the ledger would still make sense with the fact in it. */
const wouldFit = (known: readonly OracleFact[], says: OracleFact['says'], subscriptionId: string): boolean => {
  if ((says.type === 'voided' || says.type === 'corrected') && !stands(known, says.factId)) return false;
  return faultOf(withFact(known, 'asked', says), subscriptionId) === undefined;
};

describe('a refused command', () => {
  it('would have left a timeline that is not legal', () => {
    checkLaw(fc.constant('every attempt'), (intents) => {
      const { ledger, attempts } = historyOf(intents);
      const facts = oracleFactsOf(ledger.appends);
      for (const attempt of attempts) {
        const { command, executed, headBefore } = attempt;
        if (executed.outcome === 'accepted' || !SAYS_IT_DOES_NOT_FIT.has(executed.rejection.code)) continue;
        const before = facts.filter(({ sequence }) => sequence <= headBefore);
        const says = refused(attempt, before);
        if (says === undefined) continue;
        const { code } = executed.rejection;
        expect({ command, code, fits: wouldFit(before, says, subscriptionOf(command)) }).toMatchObject({ fits: false });
      }
    });
  });
});

describe('a history', () => {
  it('can be written as a page of scenario that tells it again', () => {
    checkLaw(fc.constant('the page'), (intents) => {
      const history = historyOf(intents);
      const { ledger } = history;
      const again = runScenario(parseScenario(pageOf(history)));
      expect(again.findings.map((finding) => finding.ledger)).toEqual(again.findings.map(({ stated }) => stated));
      expect(journalText(again.ledger.journal)).toBe(journalText(ledger.journal));
    });
  });
});
