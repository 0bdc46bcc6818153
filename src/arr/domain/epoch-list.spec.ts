import { EpochList } from './epoch-list';
import type { JournalEpoch } from './journal-batch.codec';

const opened = (epoch: number, policyVersion: number): JournalEpoch => ({
  ...{ epoch, policyVersion, derivationVersion: 1, shards: 4 },
});

describe('the epochs of a journal', () => {
  it('have the numbers of their policies as long as nobody has opened one', () => {
    const list = new EpochList([]);
    expect(list.numbers([1, 2])).toEqual([1, 2]);
    expect([1, 2, 3].map((epoch) => list.policyOf(epoch, [1, 2]))).toEqual([1, 2, undefined]);
    expect(list.numberFor(2)).toBe(2);
  });

  it('are those of a policy one after the other, of which the last counts', () => {
    const list = new EpochList([opened(1, 1), opened(2, 1)]);
    expect(list.numberFor(1)).toBe(2);
    expect(list.numbers([1])).toEqual([1, 2]);
    expect([1, 2, 3].map((epoch) => list.policyOf(epoch, [1]))).toEqual([1, 1, undefined]);
  });

  it('go on behind a number that is taken', () => {
    const list = new EpochList([opened(1, 1), opened(2, 1)]);
    expect(list.numberFor(2)).toBe(3);
    expect(list.policyOf(2, [1, 2])).toBe(1);
    expect(list.policyOf(3, [1, 2])).toBe(2);
    expect(list.numbers([1, 2])).toEqual([1, 2, 3]);
  });

  it('keep the numbers of policies that were over before anything was published, where those are free', () => {
    const list = new EpochList([opened(3, 3), opened(4, 3)]);
    expect(list.numbers([1, 2, 3])).toEqual([1, 2, 3, 4]);
    expect([1, 2, 3, 4].map((epoch) => list.policyOf(epoch, [1, 2, 3]))).toEqual([1, 2, 3, 3]);
    const taken = new EpochList([opened(1, 1), opened(2, 1), opened(3, 3)]);
    expect(taken.numbers([1, 2, 3])).toEqual([1, 2, 3]);
    expect(taken.policyOf(2, [1, 2, 3])).toBe(1);
  });

  it('are none of a policy that is not known to have been adopted', () => {
    const list = new EpochList([opened(1, 1), opened(2, 2)]);
    expect(list.numbers([1])).toEqual([1]);
    expect(list.policyOf(2, [1])).toBeUndefined();
  });

  it('never begin below the one that is asked for', () => {
    expect(new EpochList([opened(4, 1)]).following(2)).toBe(5);
    expect(new EpochList([opened(4, 1)]).following(9)).toBe(9);
  });
});
