import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '../../kernel/event-store.port';
import { LEDGER_STREAM } from '../../kernel/streams';
import type { CommandContext } from '../../kernel/transact';
import { decodeLedgerOpened } from '../domain/ledger.codec';
import type { LedgerTerms, OpenLedger } from '../domain/ledger.commands';
import { LedgerDay } from './ledger-day';
import { OpenLedgerCommand } from './open-ledger.command';
import { OpenLedgerHandler } from './open-ledger.handler';

/** Finds out with which terms the ledger stands, and opens one that is not open. */
@Injectable()
export class LedgerOpening {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly handler: OpenLedgerHandler,
    private readonly day: LedgerDay,
  ) {}

  /** Undefined for a ledger that has not been opened. */
  async standing(): Promise<LedgerTerms | undefined> {
    for await (const record of this.store.readStream(LEDGER_STREAM)) {
      const { timeZone, baseCurrency } = decodeLedgerOpened(record).data;
      this.day.countIn(timeZone);
      return { timeZone, baseCurrency };
    }
    return undefined;
  }

  /** From now on nobody is told a day before the ledger's zone is known. */
  awaitZone(): void {
    this.day.awaitZone();
  }

  /** The terms that hold: those stated, unless it has been opened before. */
  async open(command: OpenLedger, context: CommandContext): Promise<LedgerTerms> {
    this.day.countIn(command.timeZone);
    const outcome = await this.handler.execute(new OpenLedgerCommand(command, context));
    const isOpenedOtherwise = outcome.outcome === 'rejected' && outcome.rejection.code === 'ledger-opened-otherwise';
    const { timeZone, baseCurrency } = isOpenedOtherwise ? outcome.rejection.standing : command;
    this.day.countIn(timeZone);
    return { timeZone, baseCurrency };
  }
}
