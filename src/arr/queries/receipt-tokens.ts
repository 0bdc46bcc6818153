import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '../../kernel/event-store.port';

/** Which texts a receipt of this ledger may have as its token. */
@Injectable()
export class ReceiptTokens {
  constructor(@Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'isToken'>) {}

  admits(text: string): boolean {
    return this.store.isToken(text);
  }
}
