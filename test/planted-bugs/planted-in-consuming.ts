import { type PlantedBug, under } from './planted-bug';

const consuming = under('subscriptions/kafka');

export const PLANTED_IN_CONSUMING: readonly PlantedBug[] = [
  consuming(
    'keeps its place before the command is recorded',
    'command-partition.worker',
    '      const taken = await this.takeOne(message, signal);\n',
    '      this.next = message.offset + 1n;\n      await this.keep(signal);\n      const taken = await this.takeOne(message, signal);\n',
  ),
  consuming(
    'drops what is refused',
    'command-partition.worker',
    '      await this.deadLetters.send(placed, refusal);\n',
    '',
  ),
  consuming(
    'goes on when a command could not be taken',
    'command-partition.worker',
    "if (!isDone) return 'left';",
    'if (!isDone) return outcome;',
  ),
  consuming(
    'gives up what is away',
    'command-partition.worker',
    '        this.wait(error, signal);\n',
    '        this.wait(error, signal);\n        return true;\n',
  ),
  consuming(
    'makes another id with each delivery',
    'command.message',
    "hasher.uuid(canonicalJson(['message', placeText(placed), placed.message.sentAt]))",
    "hasher.uuid(canonicalJson(['message', placeText(placed), Math.random()]))",
  ),
  consuming(
    'keeps a sender that has failed',
    'dead-letters',
    '      await this.close();\n      throw error;',
    '      throw error;',
  ),
];
