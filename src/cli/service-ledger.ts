import type { AnyRateRejection } from '../rates/domain/rate-rejection-texts';
import { isRateRejectionCode } from './rate-refused';
import { accountFactIntake } from '../accounts/application/account-fact-intake';
import type { AnyAccountRejection } from '../accounts/domain/account-rejection-texts';
import type { CalendarDate } from '../kernel/calendar-date';
import type { Currency } from '../kernel/currency';
import type { FactId } from '../kernel/ids';
import type { Token } from '../kernel/log-record';
import { present } from '../kernel/present';
import type { CommandContext } from '../kernel/transact';
import type { AnyPeriodRejection } from '../periods/domain/period-rejection-texts';
import type { AnyPolicyRejection } from '../policies/domain/policy-rejection-texts';
import { JitteredPause } from '../platform/system/jittered-pause.adapter';
import { NodeHasher } from '../platform/system/node-hasher.adapter';
import type { AnyRejection } from '../subscriptions/domain/rejection-text';
import { accountRowFault, isAccountRejectionCode } from './account-rejection-exits';
import { EXIT, Refused } from './failure';
import type { Accepted, CommandOutcome, OpenedLedger } from './opened-ledger';
import { isPeriodRejectionCode } from './period-refused';
import { isPolicyRejectionCode } from './policy-refused';
import { readSchemas } from './published-schemas';
import { isRejectionCode } from './rejection-exits';
import type { RunningService } from './running-service';
import { type CallResult, dataOf, type Problem, problemIn, refusedWith, rejectionIn } from './service-answers';
import {
  type ReceiptSent,
  sendAccountCommand,
  sendOpenEpoch,
  sendPeriodCommand,
  sendPolicyCommand,
  sendRateCommand,
  sendSubscriptionCommand,
} from './service-commands';
import { fileFrom } from './service-file';
import { questionsAt } from './service-questions';
import { type RowResult, ROWS_IN_FLIGHT_MAX, ServiceRows } from './service-rows';
import { ServiceUnreachable } from './service-unreachable';

/** Between the attempts to send rows to a service that does not answer. */
const PAUSE_BOUNDS = { firstMs: 500, longestMs: 4_000 };

/** Amounts come with all digits of their currency, so that the digits alone are its minor units. */
const minorUnitsIn = (text: string): bigint => BigInt(text.replace('.', ''));

const acceptedIn = ({ facts, revision, token, replayed, effect }: ReceiptSent): Accepted => ({
  receipt: {
    facts: facts.map(({ id, type, effectiveOn }) => ({ id: id as FactId, type, data: present({ effectiveOn }) })),
    revision,
    token: token as Token,
    replayed,
  },
  ...present({
    effect: effect?.map(({ effectiveOn, currency, delta }) => ({
      effectiveOn: effectiveOn as CalendarDate,
      currency: currency as Currency,
      delta: minorUnitsIn(delta),
    })),
  }),
});

type IsKnown = (code: string) => boolean;

/** The rejection, if it is one that is known here. Throws what else the service says no with. */
const rejectedWith = <Known extends { readonly code: string }>(
  problem: Problem,
  isKnown: IsKnown,
): CommandOutcome<Known> => {
  if (!isKnown(problem.code)) throw refusedWith(problem);
  return { outcome: 'rejected', rejection: rejectionIn(problem) as Known };
};

const outcomeOf = <Known extends { readonly code: string }>(
  result: CallResult<ReceiptSent>,
  isKnown: IsKnown,
): CommandOutcome<Known> =>
  result.data === undefined
    ? rejectedWith(problemIn(result), isKnown)
    : { outcome: 'accepted', ...acceptedIn(result.data) };

const rowOutcomeOf = <Known extends { readonly code: string }>(
  { receipt, problem }: RowResult,
  isKnown: IsKnown,
): CommandOutcome<Known> => {
  if (receipt !== undefined) return { outcome: 'accepted', ...acceptedIn(receipt) };
  if (problem === undefined) throw new RangeError('A row has neither a receipt nor a problem.');
  return rejectedWith(problem, isKnown);
};

/** History from elsewhere comes before all facts of the ledger's own time, and a service takes those. */
const heldBy = ({ address }: RunningService): Refused =>
  new Refused({
    exit: EXIT.unavailable,
    code: 'data-folder-in-use',
    title: 'A service holds the ledger',
    detail: `${address} answers for it. A ledger is opened with history by the only process that writes to its folder.`,
    fix: 'Stop the service, run the same command again, and start it afterwards.',
  });

/** Sends a command once. Where no answer comes, it may have been recorded all the same: its id tells how to find out. */
const sentOnce = async <Sent>(send: () => Promise<Sent>, { commandId, dryRun }: CommandContext): Promise<Sent> => {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ServiceUnreachable) || dryRun === true) throw error;
    const fix = `Run the same command again with --id ${commandId}: if it was recorded, it is not recorded twice.`;
    throw error.with('The command may have been recorded.', fix);
  }
};

/** The ledger of a running service, over HTTP. After `stop` it is not waited for one that does not answer. */
export const openServiceLedger = async (service: RunningService, stop: AbortSignal): Promise<OpenedLedger> => {
  const { api } = service;
  const { today } = dataOf(await api.GET('/v1/ledger'));
  const rows = new ServiceRows(service, new JitteredPause(PAUSE_BOUNDS), stop);
  const hasher = new NodeHasher();
  return {
    execute: async (command, context) =>
      outcomeOf<AnyRejection>(
        await sentOnce(() => sendSubscriptionCommand(api, command, context), context),
        isRejectionCode,
      ),
    executeRow: async (command, context) =>
      rowOutcomeOf<AnyRejection>(await rows.send(command, context), isRejectionCode),
    executeOnAccount: async (command, context) => {
      const sent = await sentOnce(() => sendAccountCommand(api, command, context), context);
      const outcome = outcomeOf<AnyAccountRejection>(sent, isAccountRejectionCode);
      // What is said of an account moves nothing over the ledger: the service says so, and here it is not spoken of.
      return outcome.outcome === 'accepted' ? { outcome: 'accepted', receipt: outcome.receipt } : outcome;
    },
    executeOnPeriod: async (command, context) => {
      const sent = await sentOnce(() => sendPeriodCommand(api, command, context), context);
      const outcome = outcomeOf<AnyPeriodRejection>(sent, isPeriodRejectionCode);
      return outcome.outcome === 'accepted' ? { outcome: 'accepted', receipt: outcome.receipt } : outcome;
    },
    executeOnPolicies: async (command, context) => {
      const sent = await sentOnce(() => sendPolicyCommand(api, command, context), context);
      const outcome = outcomeOf<AnyPolicyRejection>(sent, isPolicyRejectionCode);
      return outcome.outcome === 'accepted' ? { outcome: 'accepted', receipt: outcome.receipt } : outcome;
    },
    executeOnRates: async (command, context) => {
      const sent = await sentOnce(() => sendRateCommand(api, command, context), context);
      const outcome = outcomeOf<AnyRateRejection>(sent, isRateRejectionCode);
      return outcome.outcome === 'accepted' ? { outcome: 'accepted', receipt: outcome.receipt } : outcome;
    },
    openEpoch: async (asked, context) => dataOf(await sentOnce(() => sendOpenEpoch(api, asked, context), context)),
    rowsInFlightMax: ROWS_IN_FLIGHT_MAX,
    ask: questionsAt(service, new JitteredPause(PAUSE_BOUNDS)),
    exported: (asked, format) => fileFrom(service, asked, format),
    today: () => today as CalendarDate,
    hasher,
    get schemas() {
      return readSchemas();
    },
    accountFacts: accountFactIntake({
      get schemas() {
        return readSchemas();
      },
      hasher,
      execute: async (command, context) =>
        rowOutcomeOf<AnyAccountRejection>(await rows.send(command, context), isAccountRejectionCode),
      refusalOf: accountRowFault,
    }),
    openingDesk: () => Promise.reject(heldBy(service)),
    close: () => Promise.resolve(),
  };
};
