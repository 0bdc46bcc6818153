import {
  type AllStreamSubscription,
  EventStoreDBClient,
  jsonEvent,
  type StreamSubscription,
} from '@eventstore/db-client';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';
import { HandSetClock } from '../../contracts/event-store.builders';
import { type DoubleOptions, EventStoreDouble } from '../../support/eventstoredb/event-store-double';

const hasher = new NodeHasher();

/** An event whose id is made from its name. */
export const event = (name: string, type = 'happened') => jsonEvent({ id: hasher.uuid(name), type, data: { name } });

export const events = (...names: readonly string[]) => names.map((name) => event(name));

export interface Served {
  readonly double: EventStoreDouble;
  readonly client: EventStoreDBClient;
  readonly clock: HandSetClock;
  stop(): Promise<void>;
}

export const clientOf = (url: string): EventStoreDBClient => EventStoreDBClient.connectionString(url);

/** A client with a connection of its own: clients with the same settings share one. */
export const strangerOf = (double: EventStoreDouble): EventStoreDBClient =>
  clientOf(`${double.url}&keepAliveTimeout=10001`);

/** A server, and a client that knows only its address. */
export const served = async (options: Partial<DoubleOptions> = {}): Promise<Served> => {
  const clock = new HandSetClock();
  const double = new EventStoreDouble({ clock, ...options });
  await double.start();
  const client = clientOf(double.url);
  return {
    double,
    client,
    clock,
    stop: async () => {
      await client.dispose();
      await double.stop();
    },
  };
};

export const idNamed = (name: string): string => hasher.uuid(name);

interface Seen {
  readonly event?: { readonly type: string; readonly data: unknown } | undefined;
}

/** The name of an event of ours, the type of another. */
const nameOf = ({ event: seen }: Seen): string => {
  const { name } = (seen?.data ?? {}) as { readonly name?: string };
  return name ?? seen?.type ?? '(nothing)';
};

export const namesIn = async (read: AsyncIterable<Seen>): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const each of read) names.push(nameOf(each));
  return names;
};

/** Reads a stream from its first event that is visible. */
export const streamNames = (client: EventStoreDBClient, stream: string): Promise<readonly string[]> =>
  namesIn(client.readStream(stream));

/** The error that a call fails with. */
export const failureOf = async (call: Promise<unknown>): Promise<Error & { readonly type?: string }> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('The call has not failed.');
};

/** What a subscription says, in order: names of events, and what else it is told. */
export class Heard {
  readonly said: string[] = [];
  private wake = (): void => undefined;

  constructor(subscription: AllStreamSubscription | StreamSubscription) {
    subscription.on('data', (each: Seen) => this.hear(nameOf(each)));
    subscription.on('caughtUp', () => this.hear('(caught up)'));
    subscription.on('fellBehind', () => this.hear('(fell behind)'));
    subscription.on('error', (error: Error & { type?: string }) => this.hear(`(${error.type ?? error.message})`));
  }

  hear(what: string): void {
    this.said.push(what);
    this.wake();
  }

  /** Waits until that was said. */
  async until(what: string, times = 1): Promise<readonly string[]> {
    while (this.said.filter((each) => each === what).length < times) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.said;
  }
}
