import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import type { Currency } from '../../src/kernel/currency';
import type { Policy } from '../../src/kernel/policy';
import { present } from '../../src/kernel/present';
import type { SubscriptionCommand } from '../../src/subscriptions/domain/subscription.commands';
import type { SubscriptionStatement } from '../../src/subscriptions/domain/subscription.events';
import { type Executed, PureLedger, type RecordedFact } from '../support/scenario/pure-ledger';
import type { FactStep, RevokeSaying, Saying, StatedDay, StatementSaying } from '../support/scenario/scenario';
import { executeStep, Labels } from '../support/scenario/scenario-runner';
import { scenarioPage } from '../support/scenario/scenario-writer';
import { dayOf } from '../support/scenario/spelled';
import type { Correction, Intent } from './intents';

/** One attempt, as it was put to the ledger and answered. */
export interface Attempted {
  readonly step: FactStep;
  readonly command: SubscriptionCommand;
  readonly executed: Executed;
  /** The ledger's last sequence before and after it. */
  readonly headBefore: number;
  readonly head: number;
}

/** What came of all attempts. Those that were refused have recorded nothing. */
export interface History {
  readonly ledger: PureLedger;
  readonly attempts: readonly Attempted[];
}

/** The first day on which anything is recorded, in the midst of the days that are spoken of. */
const FIRST_RECORDED_ON = dayOf('2024-03-01');

const labelOf = ({ sequence }: RecordedFact): string => `f${sequence.toString()}`;

const KIND_OF: Readonly<Record<SubscriptionStatement['type'], StatementSaying['verb']>> = {
  'subscription-started': 'start',
  'subscription-upgraded': 'change',
  'subscription-downgraded': 'change',
  'subscription-changed': 'change',
  'subscription-renewed': 'renew',
  'subscription-paused': 'pause',
  'subscription-resumed': 'resume',
  'subscription-past-due': 'past-due',
  'subscription-payment-recovered': 'recovered',
  'subscription-cancelled': 'cancel',
  'subscription-cancellation-revoked': 'revoke',
  'subscription-reactivated': 'reactivate',
  'subscription-transferred': 'transfer',
};

/** The kind of statement a fact makes; of a void, which makes none, any. */
const kindOf = (fact: RecordedFact): StatementSaying['verb'] => {
  if (fact.type === 'fact-voided') return 'change';
  return KIND_OF[fact.type === 'fact-corrected' ? fact.data.statement.type : fact.type];
};

const statesCancellation = (fact: RecordedFact): boolean => fact.type !== 'fact-voided' && kindOf(fact) === 'cancel';

class Telling {
  readonly attempts: Attempted[] = [];
  private readonly labels = new Labels();
  private recordedOn: CalendarDate = FIRST_RECORDED_ON;
  private last: Saying | undefined;

  constructor(
    readonly ledger: PureLedger,
    private readonly watch: (ledger: PureLedger) => void,
  ) {}

  attempt(intent: Intent): void {
    this.recordedOn = addDays(this.recordedOn, intent.wait);
    const saying = this.sayingOf(intent);
    if (saying === undefined) return;
    this.last = saying;
    const headBefore = this.ledger.head;
    const asked: FactStep = { step: 'fact', saying, recordedOn: this.recordedOn, labels: [] };
    const { command, executed } = executeStep(this.ledger, asked, this.labels);
    const step = this.answered(asked, executed);
    this.attempts.push({ step, command, executed, headBefore, head: this.ledger.head });
    this.watch(this.ledger);
  }

  private answered(asked: FactStep, executed: Executed): FactStep {
    if (executed.outcome === 'rejected') return { ...asked, rejected: executed.rejection.code };
    const labels = executed.facts.map(labelOf);
    this.labels.add(labels, executed.facts);
    return { ...asked, labels };
  }

  private sayingOf({ subscriptionId, attempt }: Intent): Saying | undefined {
    if (attempt.verb === 'repeat') return this.last;
    const facts = this.ledger.facts.filter(({ data }) => data.subscriptionId === subscriptionId);
    if (attempt.verb === 'revoke') {
      const revocation = revocationOn(facts, attempt);
      return revocation && { ...revocation, subscriptionId };
    }
    if (attempt.verb !== 'void' && attempt.verb !== 'correct') return { ...attempt, subscriptionId };
    const picked = facts.at(-1 - (attempt.pick % Math.max(facts.length, 1)));
    if (picked === undefined) return undefined;
    const label = labelOf(picked);
    if (attempt.verb === 'void') return { verb: 'void', label };
    const statement = correctionOf(picked, attempt.to, facts);
    return statement && { verb: 'correct', label, statement };
  }
}

const revocationOn = (facts: readonly RecordedFact[], day: StatedDay): RevokeSaying | undefined => {
  const cancellation = facts.findLast(statesCancellation);
  const { effectiveOn, occurredAt } = day;
  return cancellation && { ...present({ effectiveOn, occurredAt }), verb: 'revoke', label: labelOf(cancellation) };
};

const correctionOf = (
  picked: RecordedFact,
  { kind, day, statements }: Correction,
  facts: readonly RecordedFact[],
): StatementSaying | undefined => {
  const meant = kind === 'same' ? kindOf(picked) : kind;
  return meant === 'revoke' ? revocationOn(facts, day) : statements[meant];
};

/** Lets the intents happen one by one; `watch` sees the ledger after each. */
export const historyOf = (
  intents: readonly Intent[],
  watch: (ledger: PureLedger) => void = () => undefined,
  policy?: Policy,
  reporting?: Currency,
): History => {
  const telling = new Telling(new PureLedger(policy, reporting), watch);
  for (const intent of intents) telling.attempt(intent);
  const { ledger, attempts } = telling;
  return { ledger, attempts };
};

/** The history as a page of scenario. */
export const pageOf = ({ attempts }: History): string => scenarioPage(attempts.map(({ step }) => step));
