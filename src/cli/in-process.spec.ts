import type { Month } from '../kernel/month';
import { PolicyBuilding } from '../kernel/policy-building';
import { periodCommandsTo } from './in-process';

const BUILDING = new PolicyBuilding(2, { folded: 10, total: 20 });

/** Closes a month where a command comes to one after the other of these, and says how often it was sent. */
const closed = async (comesTo: readonly (Error | 'closed')[]) => {
  let sent = 0;
  const execute = <Answer>(): Promise<Answer> => {
    const next = comesTo[sent];
    sent += 1;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next as Answer);
  };
  const close = periodCommandsTo({ execute }, () => Promise.resolve());
  const context = { commandId: 'close-1', source: 'tests', actor: 'tests', correlationId: 'close-1' };
  const outcome: unknown = await close({ type: 'close-period', period: '2025-02' as Month }, context);
  return { outcome, sent };
};

describe('a close without a service', () => {
  it('waits for figures of a policy that are still being folded for as long as that takes', async () => {
    await expect(closed([BUILDING, BUILDING, 'closed'])).resolves.toEqual({ outcome: 'closed', sent: 3 });
  });

  it('fails with what else goes wrong', async () => {
    await expect(closed([new Error('The disk is gone.'), 'closed'])).rejects.toThrow('The disk is gone.');
  });
});
