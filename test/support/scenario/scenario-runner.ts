import type { Currency } from '../../../src/kernel/currency';
import { RateLabels } from './rate-steps';
import type { AccountCommand } from '../../../src/accounts/domain/account.commands';
import { type CalendarDate, laterOf, toEpochDay } from '../../../src/kernel/calendar-date';
import { instantOf } from '../../../src/kernel/instant';
import { present } from '../../../src/kernel/present';
import { DEFAULT_POLICY, type Policy } from '../../../src/kernel/policy';
import { admittedFor, withTreatment } from '../../../src/kernel/policy-text';
import type { SubscriptionCommand } from '../../../src/subscriptions/domain/subscription.commands';
import { answerOfLedger, answerOfOracle, type Pinned } from './answers';
import { type AnyCommand, commandsOf } from './commands-of';
import { oracleFactsIn } from './oracle-facts-of';
import { type Executed, type ExecutedOfAccount, type LedgerFact, PureLedger } from './pure-ledger';
import type { CheckStep, FactStep, Known, ScenarioStep } from './scenario';

/** A thing the page states, and what the product and the oracle say of it; all the same if all is well. */
export interface Finding {
  readonly stated: string;
  readonly ledger: string;
  readonly oracle: string;
  /** The question, fixed to what was known when it was asked; absent for facts. */
  readonly pinned?: Pinned;
}

export interface ScenarioRun {
  readonly ledger: PureLedger;
  readonly findings: readonly Finding[];
}

const MS_IN_DAY = 86_400_000;

const dayOf = (step: FactStep, ledger: PureLedger): CalendarDate => {
  if (step.recordedOn !== undefined) return step.recordedOn;
  const { saying } = step;
  const own = 'effectiveOn' in saying ? saying.effectiveOn : 'start' in saying ? saying.start : ledger.recordedOnLast;
  if (own === undefined) throw new Error('the first fact needs a day');
  return laterOf(own, ledger.recordedOnLast);
};

/** The facts of a page by what it calls them. */
export class Labels {
  private readonly facts = new Map<string, LedgerFact>();

  readonly find = (label: string): LedgerFact => {
    const fact = this.facts.get(label);
    if (fact === undefined) throw new Error(`no fact is called ${label}`);
    return fact;
  };

  add(labels: readonly string[], facts: readonly LedgerFact[]): void {
    facts.forEach((fact, index) => {
      const label = labels[index];
      if (label !== undefined) this.facts.set(label, fact);
    });
  }
}

type Taken =
  | { readonly of: 'subscription'; readonly command: SubscriptionCommand; readonly executed: Executed }
  | { readonly of: 'account'; readonly command: AccountCommand; readonly executed: ExecutedOfAccount };

const takenBy = (ledger: PureLedger, meant: AnyCommand, recordedOn: CalendarDate): Taken =>
  meant.of === 'account'
    ? { ...meant, executed: ledger.executeOfAccount(meant.command, recordedOn) }
    : { ...meant, executed: ledger.execute(meant.command, recordedOn) };

/** Puts what a line of facts says to the ledger; tells the command that counted, too. */
export const takeStep = (ledger: PureLedger, step: FactStep, labels: Labels): Taken => {
  const recordedOn = dayOf(step, ledger);
  for (const meant of commandsOf(step.saying, ledger, labels.find)) {
    const taken = takenBy(ledger, meant, recordedOn);
    const { executed } = taken;
    if (executed.outcome === 'accepted' || executed.rejection.code !== 'direction-mismatch') return taken;
  }
  throw new Error('no direction fits');
};

/** The same for a line that speaks of a subscription. */
export const executeStep = (
  ledger: PureLedger,
  step: FactStep,
  labels: Labels,
): { readonly command: SubscriptionCommand; readonly executed: Executed } => {
  const taken = takeStep(ledger, step, labels);
  if (taken.of === 'account') throw new Error(`${taken.command.type} is of an account`);
  return taken;
};

type PlacedPeriodStep = Extract<ScenarioStep, { readonly step: 'period' }>;

class Run {
  readonly findings: Finding[] = [];
  private readonly labels = new Labels();
  private readonly rates = new RateLabels();

  constructor(readonly ledger: PureLedger) {}

  take(step: ScenarioStep): void {
    if (step.step === 'policy' || step.step === 'reporting') return;
    if (step.step === 'rate') this.rates.take(this.ledger, step);
    else this.findings.push(this.findingOf(step));
  }

  private findingOf(step: Exclude<ScenarioStep, { readonly step: 'policy' | 'reporting' | 'rate' }>): Finding {
    switch (step.step) {
      case 'fact':
        return this.factFinding(step);
      case 'period':
        return this.periodFinding(step);
      case 'check':
        return this.checkFinding(step, step);
    }
  }

  private periodFinding({ act: type, period, recordedOn, rejected, lineNumber, text }: PlacedPeriodStep): Finding {
    const executed = this.ledger.executeOfPeriod({ type, period }, recordedOn);
    const place = `${lineNumber.toString()}: ${text} →`;
    const stated = `${place} ${rejected ?? 'accepted'}`;
    const came = executed.outcome === 'accepted' ? 'accepted' : executed.rejection.code;
    return { stated, ledger: `${place} ${came}`, oracle: stated };
  }

  private factFinding(step: FactStep & { readonly lineNumber: number; readonly text: string }): Finding {
    const { executed } = takeStep(this.ledger, step, this.labels);
    if (executed.outcome === 'accepted') this.labels.add(step.labels, executed.facts);
    const place = `${step.lineNumber.toString()}: ${step.text} →`;
    const stated = `${place} ${step.rejected ?? 'accepted'}`;
    const came = executed.outcome === 'accepted' ? 'accepted' : executed.rejection.code;
    return { stated, ledger: `${place} ${came}`, oracle: stated };
  }

  private checkFinding({ question, answer }: CheckStep, { lineNumber, text }: ScenarioStep): Finding {
    const since = question.ask === 'restatement' ? this.sequenceOf(question.since) : undefined;
    const pinned = present({ question, sequence: this.sequenceOf(question.known), since });
    const place = `${lineNumber.toString()}: ${text} →`;
    return {
      stated: `${place} ${answer}`,
      ledger: `${place} ${answerOfLedger(this.ledger, pinned)}`,
      oracle: `${place} ${answerOfOracle(oracleFactsIn(this.ledger), pinned)}`,
      pinned,
    };
  }

  private sequenceOf(known: Known | undefined): number {
    const { knowledge } = this.ledger.book;
    if (known === undefined) return this.ledger.head;
    if ('day' in known) return knowledge.atInstant(instantOf((toEpochDay(known.day) + 1) * MS_IN_DAY - 1)).sequence;
    const sequence = 'label' in known ? this.sequenceCalled(known.label) : known.sequence;
    return knowledge.atSequence(sequence)?.sequence ?? this.ledger.head;
  }

  private sequenceCalled(label: string): number {
    return (this.rates.has(label) ? this.rates.find(label) : this.labels.find(label)).sequence;
  }
}

const reportingOf = (steps: readonly ScenarioStep[]): Currency | undefined =>
  steps.flatMap((step) => (step.step === 'reporting' ? [step.currency] : [])).at(-1);

const policyOf = (steps: readonly ScenarioStep[]): Policy =>
  steps.reduce((policy, step) => {
    if (step.step !== 'policy') return policy;
    const next = withTreatment(policy, step.name, step.value);
    if (next === undefined) throw new Error(`${step.name} is one of: ${admittedFor(step.name)}`);
    return next;
  }, DEFAULT_POLICY.policy);

/** Puts a page to the product and to the oracle, line by line. */
export const runScenario = (steps: readonly ScenarioStep[]): ScenarioRun => {
  const run = new Run(new PureLedger(policyOf(steps), reportingOf(steps)));
  for (const step of steps) run.take(step);
  return run;
};
