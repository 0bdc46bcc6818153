import { EVENT_INTERVAL_MS, KEEP_ALIVE_MS, StateStream } from './rebuild-stream';

interface Alarm {
  readonly delayMs: number;
  readonly callback: () => void;
}

const alarms = new Set<Alarm>();
const timing = {
  elapsedMs: () => 0,
  makeWay: () => Promise.resolve(),
  after: (delayMs: number, callback: () => void): (() => void) => {
    const alarm = { delayMs, callback };
    alarms.add(alarm);
    return () => void alarms.delete(alarm);
  },
};

/** What a connection does that a stream sees of it. */
class StagedResponse {
  sent: string[] = [];
  hasEnded = false;
  writableNeedDrain = false;
  private onClose: () => void = () => undefined;

  writeHead(): void {
    // The tests look at the events.
  }

  write(text: string): void {
    this.sent.push(text);
  }

  end(): void {
    this.hasEnded = true;
    this.close();
  }

  once(_event: 'close', listener: () => void): void {
    this.onClose = listener;
  }

  close(): void {
    this.onClose();
  }
}

let response: StagedResponse;
let folded: number;
let isLast: boolean;
let timesOver: number;
let stream: StateStream;

const pass = (delayMs: number): void => {
  for (const alarm of [...alarms].filter((each) => each.delayMs === delayMs)) {
    alarms.delete(alarm);
    alarm.callback();
  }
};

beforeEach(() => {
  alarms.clear();
  response = new StagedResponse();
  [folded, isLast, timesOver] = [0, false, 0];
  stream = new StateStream({
    response,
    timing,
    stateNow: () => ({ event: isLast ? 'rebuilt' : 'progress', data: { folded }, isLast }),
    onOver: () => (timesOver += 1),
  });
  stream.begin();
});

const move = (): void => {
  folded += 1;
  stream.changed();
};

it('sends the state at once, and then the latest of those in each interval', () => {
  expect(response.sent).toEqual(['event: progress\ndata: {"folded":0}\n\n']);
  move();
  move();
  expect(response.sent).toHaveLength(1);
  pass(EVENT_INTERVAL_MS);
  expect(response.sent.slice(1)).toEqual(['event: progress\ndata: {"folded":2}\n\n']);
  pass(EVENT_INTERVAL_MS);
  expect(response.sent).toHaveLength(2);
});

it('sends the last state without waiting, ends, and leaves no timer behind', () => {
  move();
  isLast = true;
  move();
  expect(response.sent.at(-1)).toBe('event: rebuilt\ndata: {"folded":2}\n\n');
  expect({ hasEnded: response.hasEnded, timesOver, alarms: alarms.size }).toEqual({
    hasEnded: true,
    timesOver: 1,
    alarms: 0,
  });
});

it('keeps a connection alive over which nothing comes', () => {
  pass(KEEP_ALIVE_MS);
  pass(KEEP_ALIVE_MS);
  expect(response.sent.slice(1)).toEqual([': still there\n\n', ': still there\n\n']);
});

it('sends nothing to a reader that does not take what was sent', () => {
  response.writableNeedDrain = true;
  move();
  pass(EVENT_INTERVAL_MS);
  pass(KEEP_ALIVE_MS);
  expect(response.sent).toHaveLength(1);
  response.writableNeedDrain = false;
  move();
  pass(EVENT_INTERVAL_MS);
  expect(response.sent.slice(1)).toEqual(['event: progress\ndata: {"folded":2}\n\n']);
});

it('is over when the reader has gone', () => {
  move();
  response.close();
  expect({ timesOver, alarms: alarms.size }).toEqual({ timesOver: 1, alarms: 0 });
  move();
  expect({ sent: response.sent.length, alarms: alarms.size }).toEqual({ sent: 1, alarms: 0 });
});
