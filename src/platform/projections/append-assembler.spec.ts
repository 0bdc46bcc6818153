import type { CalendarDate } from '../../kernel/calendar-date';
import type { Instant } from '../../kernel/instant';
import { LOG_START } from '../../kernel/log-position';
import type { LogRecord, Token } from '../../kernel/log-record';
import type { Recorded } from '../../kernel/projection';
import { LEDGER_STREAM } from '../../kernel/streams';
import { AppendAssembler, LogGap, UnreadableFact } from './append-assembler';

interface Fact {
  readonly type: string;
}

const recordOf = (sequence: number, commandId: string, part: number, parts: number): LogRecord => ({
  id: sequence.toString(),
  type: 'ledger-opened',
  version: 1,
  data: { timeZone: 'UTC' },
  metadata: { commandId, part, parts, source: 'test', commandHash: '', actor: 'test', correlationId: 'test' },
  stream: LEDGER_STREAM,
  revision: sequence - 1,
  token: sequence.toString() as Token,
  sequence,
  recordedAt: '2026-01-01T12:00:00.000Z' as Instant,
  recordedOn: '2026-01-01' as CalendarDate,
  imported: false,
});

const assemblerOf = (
  decode = (record: LogRecord): Recorded<Fact> => record as unknown as Recorded<Fact>,
): AppendAssembler<Fact> => new AppendAssembler<Fact>(LOG_START, decode);

it('answers an append with its last record, and the position after that', () => {
  const assembler = assemblerOf();
  expect(assembler.take(recordOf(1, 'a', 1, 2))).toBeUndefined();
  const whole = assembler.take(recordOf(2, 'a', 2, 2));
  expect(whole?.facts.map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(whole?.position).toMatchObject({ sequence: 2, token: '2', timeZone: 'UTC' });
});

it('passes over a record that it has taken', () => {
  const assembler = assemblerOf();
  assembler.take(recordOf(1, 'a', 1, 1));
  expect(assembler.take(recordOf(1, 'a', 1, 1))).toBeUndefined();
  expect(assembler.take(recordOf(2, 'b', 1, 1))?.position.sequence).toBe(2);
});

it('notices a record that was left out', () => {
  expect(() => assemblerOf().take(recordOf(2, 'a', 1, 1))).toThrow(LogGap);
});

it.each([
  ['a part of another command', recordOf(2, 'b', 2, 2)],
  ['the same part again', recordOf(2, 'a', 1, 2)],
  ['another number of parts', recordOf(2, 'a', 2, 3)],
])('refuses %s within an append', (_case, second) => {
  const assembler = assemblerOf();
  assembler.take(recordOf(1, 'a', 1, 2));
  expect(() => assembler.take(second)).toThrow(UnreadableFact);
});

it('refuses a part that comes after the last', () => {
  expect(() => assemblerOf().take(recordOf(1, 'a', 2, 1))).toThrow(UnreadableFact);
});

it('names the sequence of a fact that cannot be decoded', () => {
  const assembler = assemblerOf(() => {
    throw new Error('never heard of it');
  });
  expect(() => assembler.take(recordOf(1, 'a', 1, 1))).toThrow(
    expect.objectContaining({
      name: 'UnreadableFact',
      sequence: 1,
      message: expect.stringContaining('never heard of it'),
    }),
  );
});
