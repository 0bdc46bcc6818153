import type { CalendarDate } from '../../kernel/calendar-date';
import type { SubscriptionId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type {
  MarkPastDue,
  PauseSubscription,
  ReactivateSubscription,
  RecoverPayment,
  RenewSubscription,
  ResumeSubscription,
  RevokeCancellation,
  TransferSubscription,
} from '../domain/subscription.commands';
import type {
  AgreementDto,
  CourseDto,
  PauseSubscriptionDto,
  RevokeCancellationDto,
  TransferSubscriptionDto,
} from './course.dto';
import { toLines } from './line.dto';
import { toTerm } from './term.dto';

const told = (subscriptionId: SubscriptionId, { effectiveOn, occurredAt, accountId }: CourseDto) =>
  present({ subscriptionId, effectiveOn, occurredAt, accountId });

export const toResumeSubscription = (id: SubscriptionId, dto: CourseDto): ResumeSubscription => ({
  type: 'resume-subscription',
  ...told(id, dto),
});

export const toMarkPastDue = (id: SubscriptionId, dto: CourseDto): MarkPastDue => ({
  type: 'mark-past-due',
  ...told(id, dto),
});

export const toRecoverPayment = (id: SubscriptionId, dto: CourseDto): RecoverPayment => ({
  type: 'recover-payment',
  ...told(id, dto),
});

export const toPauseSubscription = (id: SubscriptionId, dto: PauseSubscriptionDto): PauseSubscription => ({
  type: 'pause-subscription',
  ...present({ ...told(id, dto), reason: dto.reason }),
});

export const toTransferSubscription = (id: SubscriptionId, dto: TransferSubscriptionDto): TransferSubscription => ({
  type: 'transfer-subscription',
  ...present({ ...told(id, dto), toAccountId: dto.toAccountId, reason: dto.reason }),
});

export const toRevokeCancellation = (
  id: SubscriptionId,
  { effectiveOn, cancellationId, reason, occurredAt, accountId }: RevokeCancellationDto,
  today: CalendarDate,
): RevokeCancellation => ({
  type: 'revoke-cancellation',
  subscriptionId: id,
  effectiveOn: effectiveOn ?? today,
  ...present({ occurredAt, accountId, cancellationId, reason }),
});

const agreed = ({ term, lines, attributes }: AgreementDto) =>
  present({ term: term && toTerm(term), lines: lines && toLines(lines), attributes });

export const toRenewSubscription = (id: SubscriptionId, dto: AgreementDto): RenewSubscription => ({
  type: 'renew-subscription',
  ...told(id, dto),
  ...agreed(dto),
});

export const toReactivateSubscription = (id: SubscriptionId, dto: AgreementDto): ReactivateSubscription => ({
  type: 'reactivate-subscription',
  ...told(id, dto),
  ...agreed(dto),
});
