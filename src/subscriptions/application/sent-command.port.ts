import type { CalendarDate } from '../../kernel/calendar-date';
import type { FieldFault } from '../../kernel/field-fault';
import type { SubscriptionId } from '../../kernel/ids';
import type { SubscriptionCommand } from '../domain/subscription.commands';

/** A command as a sender says it: a verb and the fields that belong to it. */
export interface SentCommand {
  readonly verb: string;
  readonly subscriptionId: SubscriptionId;
  readonly fields: object;
  /** The day on which it is sent, for what counts from that day where it names none. */
  readonly sentOn: CalendarDate;
}

export type SentCommandRead =
  | { readonly outcome: 'read'; readonly command: SubscriptionCommand }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[] };

/** The commands that can be sent, by any way in that hands them on as fields. */
export interface SentCommands {
  readonly verbs: readonly string[];
  /** A verb that is none of these has the fault not-one-of. */
  read(sent: SentCommand): SentCommandRead;
}

export const SENT_COMMANDS = Symbol('SentCommands');
