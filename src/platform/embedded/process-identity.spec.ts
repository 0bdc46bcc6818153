import { spawnSync } from 'node:child_process';
import { isRunning, thisProcess } from './process-identity';

it('finds this process running', () => {
  expect(isRunning(thisProcess())).toBe(true);
  expect(isRunning({ pid: process.pid })).toBe(true);
});

it('does not find a process that has ended', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  expect(isRunning({ pid })).toBe(false);
});

const { incarnation } = thisProcess();

if (incarnation === undefined) {
  it.skip('tells a process from an earlier one of the same id (skipped: this system has no /proc)', () => undefined);
} else {
  it('tells a process from an earlier one of the same id', () => {
    expect(isRunning({ pid: process.pid, incarnation: `${incarnation}0` })).toBe(false);
    expect(isRunning({ pid: process.pid, incarnation: incarnation.replace(/^[^/]*/u, 'an-earlier-boot') })).toBe(false);
  });
}
