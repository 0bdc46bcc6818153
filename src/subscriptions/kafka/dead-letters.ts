import {
  type MessageBroker,
  MessageTooLarge,
  type OutgoingMessage,
  type TransactionalSender,
} from '../../kernel/message-broker.port';
import type { CommandRefusal } from './command-refusal';
import type { PlacedMessage } from './command.message';
import { deadLetter, withoutValue } from './dead-letter.message';

/** Hands on what was refused in one partition. Whoever works on that partition next takes its sender's place. */
export class DeadLetters {
  private sender: TransactionalSender | undefined;

  constructor(
    private readonly broker: Pick<MessageBroker, 'openSender'>,
    private readonly topicPrefix: string,
    private readonly senderId: string,
  ) {}

  /** Resolves once the broker has it. Whatever it throws, the next one is sent by another sender. */
  async send(placed: PlacedMessage, refusal: CommandRefusal): Promise<void> {
    const letter = deadLetter(placed, refusal, this.topicPrefix);
    try {
      await this.sendLetter(letter);
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error;
      await this.sendLetter(withoutValue(letter));
    }
  }

  private async sendLetter(letter: OutgoingMessage): Promise<void> {
    try {
      this.sender ??= await this.broker.openSender(this.senderId);
      await this.sender.send([letter]);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { sender } = this;
    this.sender = undefined;
    await sender?.close();
  }
}
