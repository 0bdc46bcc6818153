import { eventstoredb, type PlantedBug } from './planted-bug';

export const PLANTED_ON_EVENTSTOREDB: readonly PlantedBug[] = [
  eventstoredb(
    'gives an append new ids with each attempt',
    'server-connection',
    'client.appendToStream(stream, [...events], {',
    'client.appendToStream(stream, events.map((each) => ({ ...each, id: globalThis.crypto.randomUUID() })), {',
  ),
  eventstoredb(
    'begins a subscription again from the end',
    'server-connection',
    "fromPosition: after === '' ? START : positionOf(after)",
    "fromPosition: after === '' ? START : END",
  ),
  eventstoredb(
    'takes a reading that was cut short for a whole one',
    'server-connection',
    'if (client !== this.client || this.isClosed) throw',
    'if (this.isClosed) throw',
  ),
  eventstoredb(
    'begins a reading that breaks off from its first event again',
    'server-connection',
    'at += events.length;',
    'at += 0;',
  ),
  eventstoredb(
    'gives the next append of a stream its turn before it is known what stands',
    'append-lines',
    'turn.written(written);',
    '',
  ),
  eventstoredb(
    'lets a subscription stand still for ever',
    'log-tail',
    'if (isBehind && isSuspect) this.breakOff',
    'if (isBehind && isSuspect && this.isClosed) this.breakOff',
  ),
  eventstoredb(
    'gives a connection up whenever a call takes too long',
    'signs-of-life',
    'return this.nowMs() - this.lastAtMs >= this.patience * this.callMs',
    'return this.nowMs() - this.lastAtMs >= 0',
  ),
  eventstoredb(
    'lets an append that is sent again after the end throw into the process',
    'client-inside',
    'inside.getGRPCClient = givenUp;',
    '',
  ),
];
