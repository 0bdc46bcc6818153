import { SignsOfLife } from './signs-of-life';

const CALL_MS = 100;

describe('the signs of life of a connection', () => {
  let nowMs = 0;
  let signs: SignsOfLife;

  beforeEach(() => {
    nowMs = 5_000;
    signs = new SignsOfLife(CALL_MS, () => nowMs);
  });

  const isDeadAfter = (ms: number): boolean => {
    nowMs += ms;
    return signs.isDead;
  };

  it('are missed where it has spoken, and a call ends without a word since', () => {
    signs.heard();
    expect(isDeadAfter(CALL_MS)).toBe(true);
  });

  it('are not missed where another call was answered in the later half of the time', () => {
    signs.heard();
    nowMs += 60;
    signs.heard();
    expect(isDeadAfter(40)).toBe(false);
  });

  it('are waited for twice as long as a call where it is new', () => {
    expect(isDeadAfter(2 * CALL_MS - 1)).toBe(false);
    expect(isDeadAfter(1)).toBe(true);
  });

  it('are waited for longer where the one before has said nothing either, until one speaks', () => {
    signs.begunAnew();
    expect(isDeadAfter(4 * CALL_MS - 1)).toBe(false);
    expect(isDeadAfter(1)).toBe(true);
    signs.begunAnew();
    expect(isDeadAfter(4 * CALL_MS - 1)).toBe(false);
    signs.heard();
    expect(isDeadAfter(CALL_MS)).toBe(true);
    signs.begunAnew();
    expect(isDeadAfter(2 * CALL_MS)).toBe(true);
  });
});
