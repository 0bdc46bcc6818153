import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StoreUnavailable } from '../../kernel/event-store.port';
import type { SubscriptionId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type { CommandContext } from '../../kernel/transact';
import { problemDetails, type ProblemStatement } from '../../platform/http/problem';
import { requestIsInvalid, STATEMENTS } from '../../platform/http/problem-statements';
import { hasRecorded, toReceipt } from '../../platform/http/receipt.dto';
import { ExecuteSubscriptionCommand } from '../application/execute-subscription.command';
import { STATED_SOURCE } from '../application/stated-fact';
import type { SubscriptionFact } from '../domain/subscription.events';
import type { BatchLine } from './batch-lines';
import type { BatchAnswerDto, BatchResultDto } from './batch.dto';
import { type FactOriginDto, readNativeFact } from './native-fact.dto';
import { rejectionStatement } from './rejection.problem';
import { StatedFacts } from './stated-facts';

/** How many subscriptions are written to at once; their appends share the store's waits for the disk. */
const SUBSCRIPTIONS_AT_ONCE = 64;
const CREATED = 201;
const OK = 200;

/** What the facts of a batch have in common. */
export type BatchOrigin = Omit<CommandContext, 'commandId' | 'source'>;

interface Ready {
  readonly line: number;
  readonly fact: SubscriptionFact;
  readonly context: CommandContext;
}

interface Refused {
  readonly line: number;
  readonly statement: ProblemStatement;
}

const groupsOf = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const groups = new Map<SubscriptionId, Ready[]>();
  for (const each of ready) {
    const { subscriptionId } = each.fact.data;
    const group = groups.get(subscriptionId) ?? [];
    groups.set(subscriptionId, group);
    group.push(each);
  }
  return [...groups.values()];
};

/** Records facts one by one, those of one subscription in their order, and says of each what became of it. */
@Injectable()
export class FactBatch {
  private readonly logger = new Logger(FactBatch.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly stated: StatedFacts,
  ) {}

  async record(lines: readonly BatchLine[], origin: BatchOrigin): Promise<BatchAnswerDto> {
    const { correlationId } = origin;
    const results: BatchResultDto[] = [];
    const ready: Ready[] = [];
    for (const line of lines) {
      const read = this.read(line, origin);
      if ('fact' in read) ready.push(read);
      else results.push(this.refusal(read, correlationId));
    }
    const queue = groupsOf(ready).values();
    const work = async (): Promise<void> => {
      for (const group of queue) for (const each of group) results.push(await this.execute(each));
    };
    await Promise.all(Array.from({ length: SUBSCRIPTIONS_AT_ONCE }, work));
    return this.summary(results);
  }

  private read(sentLine: BatchLine, origin: BatchOrigin): Ready | Refused {
    const { line } = sentLine;
    if ('refused' in sentLine) return { line, statement: sentLine.refused };
    const native = readNativeFact(sentLine.sent);
    if (native.outcome === 'faulty') return { line, statement: requestIsInvalid(native.faults) };
    const stated = this.stated.read(native.fact);
    if (stated.outcome === 'faulty') return { line, statement: requestIsInvalid(stated.faults) };
    const { fact } = stated;
    const { source = STATED_SOURCE, sourceId, sourceSequence }: FactOriginDto = native.fact.metadata ?? {};
    const commandId = this.stated.commandIdOf(fact, sourceId);
    return { line, fact, context: { ...origin, commandId, source, ...present({ sourceId, sourceSequence }) } };
  }

  private async execute({ line, fact, context }: Ready): Promise<BatchResultDto> {
    const { correlationId } = context;
    try {
      const outcome = await this.commands.execute(
        new ExecuteSubscriptionCommand({ type: 'record-fact', fact }, context),
      );
      if (outcome.outcome === 'accepted') {
        return { line, status: hasRecorded(outcome, context) ? CREATED : OK, receipt: toReceipt(outcome) };
      }
      const statement = rejectionStatement(outcome.rejection, fact.data.subscriptionId);
      return this.refusal({ line, statement }, correlationId);
    } catch (error) {
      // The lines that were recorded must be told of, so a fault of one is its result and not that of the request.
      if (error instanceof StoreUnavailable) {
        return this.refusal({ line, statement: STATEMENTS.storeUnavailable() }, correlationId);
      }
      this.logger.error({ err: error, correlationId, line }, 'A fact of a batch met a fault.');
      return this.refusal({ line, statement: STATEMENTS.internalError() }, correlationId);
    }
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
