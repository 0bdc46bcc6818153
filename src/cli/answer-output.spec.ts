import { BEGINNING_OF_KNOWLEDGE } from '../kernel/instant';
import { echoLine } from './answer-output';

const echo = (sequence: number, recordedAt: string, imported: boolean) =>
  echoLine({ knownAt: { sequence, recordedAt, imported }, policyVersion: 1, derivationVersion: 1, stale: false });

it('says when the last fact was recorded, except of the opening, which has no moment that means anything', () => {
  const moment = '2025-03-01T09:30:00.000Z';
  expect(echo(7, moment, true)).toBe(`known at 7 (recorded ${moment}, imported), policy 1\n`);
  expect(echo(1, BEGINNING_OF_KNOWLEDGE, false)).toBe('known at 1 (the opening of the ledger), policy 1\n');
});
