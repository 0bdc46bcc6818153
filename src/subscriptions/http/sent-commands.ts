import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldFault, pointerTo, type FieldFault } from '../../kernel/field-fault';
import { faultsIn } from '../../platform/http/validation.pipe';
import type { SentCommand, SentCommandRead, SentCommands } from '../application/sent-command.port';
import type { SubscriptionCommand } from '../domain/subscription.commands';
import type { SubscriptionStatement } from '../domain/subscription.events';
import { CancelSubscriptionDto, ChangeSubscriptionDto, StartSubscriptionDto, VoidFactDto } from './command.dto';
import {
  toMarkPastDue,
  toPauseSubscription,
  toReactivateSubscription,
  toRecoverPayment,
  toRenewSubscription,
  toResumeSubscription,
  toRevokeCancellation,
  toTransferSubscription,
} from './course-commands';
import {
  AgreementDto,
  CourseDto,
  PauseSubscriptionDto,
  RevokeCancellationDto,
  TransferSubscriptionDto,
  VoidSubscriptionDto,
} from './course.dto';
import { FactPathDto } from './path.dto';
import { StatedFacts } from './stated-facts';
import { CorrectFactDto } from './statement.dto';
import {
  toCancelSubscription,
  toChangeSubscription,
  toCorrectFact,
  toStartSubscription,
  toVoidFact,
} from './subscription-commands';

type Read = (sent: SentCommand) => SentCommandRead;
type Checked<Dto> = { readonly dto: Dto } | { readonly faults: readonly FieldFault[] };

const STRICT = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };

const checked = <Dto extends object>(type: new () => Dto, fields: object): Checked<Dto> => {
  const dto = plainToInstance(type, fields);
  const errors = validateSync(dto, STRICT);
  return errors.length === 0 ? { dto } : { faults: faultsIn(errors) };
};

const taken = (command: SubscriptionCommand): SentCommandRead => ({ outcome: 'read', command });
const faulty = (faults: readonly FieldFault[]): SentCommandRead => ({ outcome: 'faulty', faults });

/** Reads the fields of one DTO, as the body of a request is read. */
const by =
  <Dto extends object>(type: new () => Dto, to: (sent: SentCommand, dto: Dto) => SubscriptionCommand): Read =>
  (sent) => {
    const read = checked(type, sent.fields);
    return 'faults' in read ? faulty(read.faults) : taken(to(sent, read.dto));
  };

/** Reads what acts on a fact: the id, which a request has in its path, stands among the fields here. */
const onFact =
  <Dto extends object>(type: new () => Dto, to: (path: FactPathDto, dto: Dto) => SentCommandRead): Read =>
  ({ subscriptionId, fields }) => {
    const { factId, ...rest } = fields as { readonly factId?: unknown };
    const [path, read] = [checked(FactPathDto, { subscriptionId, factId }), checked(type, rest)];
    if ('faults' in path || 'faults' in read) {
      return faulty([path, read].flatMap((part) => ('faults' in part ? part.faults : [])));
    }
    return to(path.dto, read.dto);
  };

const READERS: Readonly<Record<string, Read>> = {
  start: by(StartSubscriptionDto, ({ subscriptionId }, dto) => toStartSubscription(subscriptionId, dto)),
  change: by(ChangeSubscriptionDto, ({ subscriptionId }, dto) => toChangeSubscription(subscriptionId, dto)),
  upgrade: by(ChangeSubscriptionDto, ({ subscriptionId }, dto) => toChangeSubscription(subscriptionId, dto, 'up')),
  downgrade: by(ChangeSubscriptionDto, ({ subscriptionId }, dto) => toChangeSubscription(subscriptionId, dto, 'down')),
  cancel: by(CancelSubscriptionDto, ({ subscriptionId }, dto) => toCancelSubscription(subscriptionId, dto)),
  renew: by(AgreementDto, ({ subscriptionId }, dto) => toRenewSubscription(subscriptionId, dto)),
  pause: by(PauseSubscriptionDto, ({ subscriptionId }, dto) => toPauseSubscription(subscriptionId, dto)),
  resume: by(CourseDto, ({ subscriptionId }, dto) => toResumeSubscription(subscriptionId, dto)),
  'past-due': by(CourseDto, ({ subscriptionId }, dto) => toMarkPastDue(subscriptionId, dto)),
  'payment-recovered': by(CourseDto, ({ subscriptionId }, dto) => toRecoverPayment(subscriptionId, dto)),
  reactivate: by(AgreementDto, ({ subscriptionId }, dto) => toReactivateSubscription(subscriptionId, dto)),
  transfer: by(TransferSubscriptionDto, ({ subscriptionId }, dto) => toTransferSubscription(subscriptionId, dto)),
  'revoke-cancellation': by(RevokeCancellationDto, ({ subscriptionId, sentOn }, dto) =>
    toRevokeCancellation(subscriptionId, dto, sentOn),
  ),
  void: by(VoidSubscriptionDto, ({ subscriptionId }, { reason }) => ({
    type: 'void-subscription',
    subscriptionId,
    reason,
  })),
  'void-fact': onFact(VoidFactDto, (path, { reason }) => taken(toVoidFact(path, reason))),
};

/** Reads commands that come another way than by a request, by the DTOs of requests: what one way admits, all do. */
@Injectable()
export class DtoSentCommands implements SentCommands {
  private readonly readers: Readonly<Record<string, Read>>;
  readonly verbs: readonly string[];

  constructor(stated: StatedFacts) {
    const correct = onFact(CorrectFactDto, (path, { reason, statement: { type, data } }) => {
      const read = stated.read({ type, data }, '/statement');
      if (read.outcome === 'faulty') return read;
      // The DTO admits the types of statements only.
      return taken(toCorrectFact(path, reason, read.fact as SubscriptionStatement));
    });
    this.readers = { ...READERS, 'correct-fact': correct };
    this.verbs = Object.keys(this.readers);
  }

  read(sent: SentCommand): SentCommandRead {
    const { verb } = sent;
    const read = Object.hasOwn(this.readers, verb) ? this.readers[verb] : undefined;
    return read?.(sent) ?? faulty([fieldFault(pointerTo('command'), 'not-one-of', this.verbs.join(', '))]);
  }
}
