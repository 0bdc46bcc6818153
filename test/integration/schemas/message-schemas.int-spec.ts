import { faultsInValue, hashesNow, MESSAGE_NAMES, messageSample, releasedHashes } from './message-contract';

describe.each(MESSAGE_NAMES)('%s', (name) => {
  it('admits its sample, and fields that are not known yet', () => {
    expect(faultsInValue(name, messageSample(name))).toEqual([]);
    expect(faultsInValue(name, { ...messageSample(name), later: true })).toEqual([]);
  });

  it('needs every field that it has', () => {
    for (const field of Object.keys(messageSample(name))) {
      const { [field]: left, ...rest } = messageSample(name);
      expect(faultsInValue(name, rest)).toHaveLength(1);
      expect(faultsInValue(name, { ...rest, [field]: [left] })).not.toEqual([]);
    }
  });
});

it('a schema that was released is never another: what is new has a new version and a line in the lock file', () => {
  expect(hashesNow()).toEqual(releasedHashes());
});
