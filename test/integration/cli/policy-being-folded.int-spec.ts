import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { openLedger } from '../../../src/cli/in-process';
import type { OpenedLedger } from '../../../src/cli/opened-ledger';
import type { Month } from '../../../src/kernel/month';
import { PolicyBuilding } from '../../../src/kernel/policy-building';

const BUILDING = new PolicyBuilding(2, { folded: 10, total: 20 });

let folder: string;
let ledger: OpenedLedger;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arr-folded-'));
  ledger = await openLedger('write', { DATA_DIR: folder });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const close = () =>
  ledger.executeOnPeriod(
    { type: 'close-period', period: '2025-02' as Month },
    { commandId: 'close-1', source: 'tests', actor: 'tests', correlationId: 'close-1' },
  );

describe('a command that waits for figures of a policy which are still being folded', () => {
  it('waits for as long as that takes, and is carried out once', async () => {
    const execute = jest.spyOn(CommandBus.prototype, 'execute');
    execute.mockRejectedValueOnce(BUILDING).mockRejectedValueOnce(BUILDING);
    await expect(close()).resolves.toMatchObject({ receipt: { replayed: false } });
    expect(execute).toHaveBeenCalledTimes(3);
    await expect(close()).resolves.toMatchObject({ receipt: { replayed: true } });
  });

  it('fails with what else goes wrong', async () => {
    jest.spyOn(CommandBus.prototype, 'execute').mockRejectedValueOnce(new Error('The disk is gone.'));
    await expect(close()).rejects.toThrow('The disk is gone.');
  });
});
