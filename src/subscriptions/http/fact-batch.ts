import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StoreUnavailable } from '../../kernel/event-store.port';
import { type FieldFault, fieldFault, pointerTo } from '../../kernel/field-fault';
import { present } from '../../kernel/present';
import type { SentFact } from '../../kernel/stated-fact';
import type { CommandContext } from '../../kernel/transact';
import { ACCOUNT_FACT_INTAKE, type HttpAccountFactIntake } from '../../platform/http/account-fact-intake';
import { problemDetails, type ProblemStatement } from '../../platform/http/problem';
import { requestIsInvalid, STATEMENTS } from '../../platform/http/problem-statements';
import { type Accepted, hasRecorded, toReceipt } from '../../platform/http/receipt.dto';
import { ExecuteSubscriptionCommand } from '../application/execute-subscription.command';
import { STATED_SOURCE } from '../application/stated-fact';
import { type SubscriptionCommand, subscriptionOf } from '../domain/subscription.commands';
import type { BatchLine } from './batch-lines';
import type { BatchAnswerDto, BatchResultDto } from './batch.dto';
import { type FactOriginDto, type NativeFactDto, readNativeFact } from './native-fact.dto';
import { PERIOD_TYPE, readPeriod } from './period.dto';
import { rejectionStatement } from './rejection.problem';
import { StatedFacts } from './stated-facts';
import { Turns } from './turns';

/** How many subscriptions and accounts are written to at once; their appends share the store's waits for the disk. */
const SUBJECTS_AT_ONCE = 64;
/** How many facts are read, or begun to be recorded, before others have a turn: an answer must not wait for a whole batch. */
const FACTS_IN_A_TURN = 4;
const CREATED = 201;
const OK = 200;

/** What the facts of a batch have in common. */
export type BatchOrigin = Omit<CommandContext, 'commandId' | 'source'>;

type Taken =
  | { readonly outcome: 'accepted'; readonly accepted: Accepted }
  | { readonly outcome: 'rejected'; readonly statement: ProblemStatement };

/** A fact that may be recorded: whose it is, and how. */
interface Recordable {
  /** Facts of one subject are recorded in their order. */
  readonly subject: string;
  readonly holdsUpOthers: boolean;
  readonly record: () => Promise<Taken>;
}

interface Ready extends Recordable {
  readonly line: number;
  readonly context: CommandContext;
}

/** The context of a fact; the id is the one that was sent with it, else the one that is made of it. */
type ContextUnder = (commandId: string) => CommandContext;

const NO_COMMAND_ID = fieldFault(pointerTo('metadata', 'commandId'), 'field-required');

type Read = Omit<Ready, 'line'> | { readonly faults: readonly FieldFault[] };

interface Refused {
  readonly line: number;
  readonly statement: ProblemStatement;
}

/** Cuts the facts where one holds up others: it stands alone, after those before it and before those that follow. */
const stretchesOf = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const stretches: Ready[][] = [[]];
  for (const each of ready) {
    if (each.holdsUpOthers) stretches.push([each], []);
    else stretches.at(-1)?.push(each);
  }
  return stretches;
};

const groupsOf = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const groups = new Map<string, Ready[]>();
  for (const each of ready) {
    const group = groups.get(each.subject) ?? [];
    groups.set(each.subject, group);
    group.push(each);
  }
  return [...groups.values()];
};

/** Records facts one by one, those of one subscription or account in their order, and says of each what became of it. */
@Injectable()
export class FactBatch {
  private readonly logger = new Logger(FactBatch.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly stated: StatedFacts,
    @Inject(ACCOUNT_FACT_INTAKE) private readonly accounts: HttpAccountFactIntake,
  ) {}

  async record(lines: Iterable<BatchLine>, origin: BatchOrigin): Promise<BatchAnswerDto> {
    const { correlationId } = origin;
    const results: BatchResultDto[] = [];
    const ready: Ready[] = [];
    const turns = new Turns(FACTS_IN_A_TURN);
    for (const line of lines) {
      await turns.take();
      const fact = this.read(line, origin);
      if ('record' in fact) ready.push(fact);
      else results.push(this.refusal(fact, correlationId));
    }
    for (const stretch of stretchesOf(ready)) {
      const queue = groupsOf(stretch).values();
      const work = async (): Promise<void> => {
        for (const group of queue) {
          for (const each of group) {
            await turns.take();
            results.push(await this.execute(each));
          }
        }
      };
      await Promise.all(Array.from({ length: SUBJECTS_AT_ONCE }, work));
    }
    return this.summary(results);
  }

  private read(sentLine: BatchLine, origin: BatchOrigin): Ready | Refused {
    const { line } = sentLine;
    if ('refused' in sentLine) return { line, statement: sentLine.refused };
    const native = readNativeFact(sentLine.sent);
    if (native.outcome === 'faulty') return { line, statement: requestIsInvalid(native.faults) };
    const { source = STATED_SOURCE, sourceId, sourceSequence, commandId }: FactOriginDto = native.fact.metadata ?? {};
    const from = { source, ...present({ sourceId, sourceSequence }) };
    const contextUnder = (made: string): CommandContext => ({ ...origin, commandId: commandId ?? made, ...from });
    const read = this.readFact(native.fact, sourceId, contextUnder);
    return 'faults' in read ? { line, statement: requestIsInvalid(read.faults) } : { line, ...read };
  }

  private readFact(sent: NativeFactDto, sourceId: string | undefined, contextUnder: ContextUnder): Read {
    if (sent.type === PERIOD_TYPE) return this.readPeriod(sent, contextUnder);
    return this.accounts.takes(sent)
      ? this.readAccountFact(sent, sourceId, contextUnder)
      : this.readSubscriptionFact(sent, sourceId, contextUnder);
  }

  /** A period has no id of its own that could be made of it: whether it is judged anew in each run is for its sender to say. */
  private readPeriod({ data, metadata }: NativeFactDto, contextUnder: ContextUnder): Read {
    if (metadata?.commandId === undefined) return { faults: [NO_COMMAND_ID] };
    const read = readPeriod(data);
    return read.outcome === 'faulty' ? read : this.recordable(read.command, contextUnder(metadata.commandId));
  }

  private readAccountFact(sent: SentFact, sourceId: string | undefined, contextUnder: ContextUnder): Read {
    const read = this.accounts.read(sent);
    if (read.outcome === 'faulty') return read;
    const { accountId, holdsUpOthers, commandIdOf, record } = read.fact;
    const context = contextUnder(commandIdOf(sourceId));
    return {
      subject: `account ${accountId}`,
      holdsUpOthers,
      context,
      record: async () => {
        const taken = await record(context);
        if (taken.outcome === 'accepted') return { outcome: 'accepted', accepted: taken };
        return { outcome: 'rejected', statement: taken.refusal };
      },
    };
  }

  private readSubscriptionFact(sent: SentFact, sourceId: string | undefined, contextUnder: ContextUnder): Read {
    const stated = this.stated.read(sent);
    if (stated.outcome === 'faulty') return stated;
    const { fact } = stated;
    const context = contextUnder(this.stated.commandIdOf(fact, sourceId));
    return this.recordable({ type: 'record-fact', fact }, context);
  }

  private recordable(command: SubscriptionCommand, context: CommandContext): Read {
    const subscriptionId = subscriptionOf(command);
    return {
      subject: `subscription ${subscriptionId}`,
      holdsUpOthers: false,
      context,
      record: async () => {
        const outcome = await this.commands.execute(new ExecuteSubscriptionCommand(command, context, false));
        if (outcome.outcome === 'accepted') return { outcome: 'accepted', accepted: outcome };
        return { outcome: 'rejected', statement: rejectionStatement(outcome.rejection, subscriptionId) };
      },
    };
  }

  private async execute({ line, record, context }: Ready): Promise<BatchResultDto> {
    const { correlationId } = context;
    try {
      const taken = await record();
      if (taken.outcome === 'rejected') return this.refusalOfData({ line, statement: taken.statement }, correlationId);
      const { accepted } = taken;
      return { line, status: hasRecorded(accepted, context) ? CREATED : OK, receipt: toReceipt(accepted) };
    } catch (error) {
      // The lines that were recorded must be told of, so a fault of one is its result and not that of the request.
      if (error instanceof StoreUnavailable) {
        return this.refusal({ line, statement: STATEMENTS.storeUnavailable() }, correlationId);
      }
      this.logger.error({ err: error, correlationId, line }, 'A fact of a batch met a fault.');
      return this.refusal({ line, statement: STATEMENTS.internalError() }, correlationId);
    }
  }

  /** `statement` points into the data of the fact; in the batch that is a field of the line. */
  private refusalOfData({ line, statement }: Refused, correlationId: string): BatchResultDto {
    const errors = statement.errors?.map((error) => ({ ...error, pointer: `/data${error.pointer}` }));
    return this.refusal({ line, statement: present({ ...statement, errors }) }, correlationId);
  }

  private refusal({ line, statement }: Refused, correlationId: string): BatchResultDto {
    return { line, status: statement.status, problem: problemDetails(statement, correlationId) };
  }

  private summary(results: BatchResultDto[]): BatchAnswerDto {
    results.sort((a, b) => a.line - b.line);
    const count = (isCounted: (status: number) => boolean): number =>
      results.filter(({ status }) => isCounted(status)).length;
    return {
      recorded: count((status) => status === CREATED),
      unchanged: count((status) => status === OK),
      refused: count((status) => status !== CREATED && status !== OK),
      results,
    };
  }
}
