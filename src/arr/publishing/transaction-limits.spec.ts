import type { OutgoingMessage } from '../../kernel/message-broker.port';
import { inTransactions, messageBytes, TRANSACTION_BYTES_MAX, TRANSACTION_MESSAGES_MAX } from './transaction-limits';

const message = (value: string | null, headers: Readonly<Record<string, string>> = {}): OutgoingMessage => ({
  ...{ topic: 'a', partition: 0, key: 'ä', value, headers },
});

const sizes = (messages: readonly OutgoingMessage[], beside?: number): readonly number[] =>
  [...inTransactions(messages, beside)].map(({ length }) => length);

describe('what goes into a transaction', () => {
  it('is bounded in number, with room for what goes beside it', () => {
    const messages = Array.from({ length: TRANSACTION_MESSAGES_MAX + 1 }, () => message('1'));
    expect(sizes(messages)).toEqual([TRANSACTION_MESSAGES_MAX, 1]);
    expect(sizes(messages, 1)).toEqual([TRANSACTION_MESSAGES_MAX - 1, 2]);
  });

  it('is bounded in bytes, those of headers too', () => {
    const half = 'x'.repeat(TRANSACTION_BYTES_MAX / 2 - 100);
    expect(sizes([message(half), message(null, { header: half }), message('ä'.repeat(200))])).toEqual([2, 1]);
    expect(messageBytes(message('ä', { ab: 'ä' }))).toBeGreaterThanOrEqual(2 + 2 + 2 + 2);
  });

  it('is at least one message, however large', () => {
    expect(sizes([message('x'.repeat(TRANSACTION_BYTES_MAX + 1)), message('1')])).toEqual([1, 1]);
    expect(sizes([])).toEqual([]);
  });
});
