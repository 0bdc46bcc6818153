import { setImmediate } from 'node:timers/promises';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { KeepsPart, StateClass } from '../../kernel/projection';

/** A state as text and bytes. The blocks are those of the state itself: it must not change until they have been written. */
export interface StateImage {
  /** JSON in UTF-8, in pieces: joined, it would be millions of bytes that are copied in one turn. */
  readonly graph: readonly Uint8Array[];
  readonly blocks: readonly Uint8Array[];
}

/** Blocks begin at multiples of this, where numbers of every kind may begin. */
export const ALIGNMENT = 8;

export const alignedLength = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

const ARRAYS = { Int32Array, Float64Array, Uint8Array } as const;
type ArrayName = keyof typeof ARRAYS;
type NumberArray = Int32Array | Float64Array | Uint8Array;

/** A value: itself, or in a list what JSON has no word for: the number of a node, a whole number of any size, none. */
type Value =
  string | number | boolean | null | readonly ['node', number] | readonly ['big', string] | readonly ['none'];

type Node =
  | { readonly is: 'list'; readonly items: readonly Value[] }
  | { readonly is: 'map'; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly is: 'set'; readonly items: readonly Value[] }
  | { readonly is: 'object'; readonly of?: string; readonly fields: Readonly<Record<string, Value>> }
  | { readonly is: 'numbers'; readonly of: ArrayName; readonly at: number; readonly length: number };

const keepsPart = (value: object): value is KeepsPart =>
  'keptInSnapshot' in value && typeof value.keptInSnapshot === 'function';

const arrayNameOf = (value: object): ArrayName | undefined => {
  if (value instanceof Int32Array) return 'Int32Array';
  if (value instanceof Float64Array) return 'Float64Array';
  return value instanceof Uint8Array ? 'Uint8Array' : undefined;
};

/** How many objects are pictured before others have their turn, and how long the text of them grows before it is put away. */
const OBJECTS_IN_A_TURN = 250;
const TEXT_MAX = 1 << 16;

class Picture {
  readonly blocks: Uint8Array[] = [];
  private readonly pieces: Buffer[] = [];
  private text = '[';
  /** Those that have a number; the first `written` of them are in the text. */
  private readonly met: object[] = [];
  private written = 0;
  private readonly numbers = new Map<object, number>();
  private bytes = 0;

  constructor(
    root: object,
    private readonly names: ReadonlyMap<object, string>,
  ) {
    this.numberOf(root);
  }

  /** Pictures so many further objects; answers whether there are more. */
  go(objects: number): boolean {
    const until = this.written + objects;
    for (; this.written < until; this.written += 1) {
      const object = this.met[this.written];
      if (object === undefined) return false;
      this.text += `${this.written === 0 ? '' : ','}${JSON.stringify(this.nodeOf(object))}`;
      if (this.text.length > TEXT_MAX) this.putAway();
    }
    return true;
  }

  graph(): readonly Uint8Array[] {
    this.text += ']';
    this.putAway();
    return this.pieces;
  }

  private putAway(): void {
    this.pieces.push(Buffer.from(this.text, 'utf8'));
    this.text = '';
  }

  private valueOf(value: unknown): Value {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        if (Number.isFinite(value)) return value;
        throw new InvariantViolated(`A state holds ${String(value)}, which a snapshot cannot.`);
      case 'bigint':
        return ['big', value.toString()];
      case 'undefined':
        return ['none'];
      case 'object':
        return value === null ? null : ['node', this.numberOf(value)];
      case 'function':
      case 'symbol':
        throw new InvariantViolated(`A state holds a ${typeof value}, which a snapshot cannot.`);
    }
  }

  /** Objects that are met twice are one object again when the picture is read. */
  private numberOf(value: object): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    const number = this.met.push(value) - 1;
    this.numbers.set(value, number);
    return number;
  }

  private nodeOf(value: object): Node {
    const of = arrayNameOf(value);
    if (of !== undefined) return this.numbersIn(value as NumberArray, of);
    if (Array.isArray(value)) return { is: 'list', items: value.map((item) => this.valueOf(item)) };
    if (value instanceof Set) return { is: 'set', items: [...value].map((item) => this.valueOf(item)) };
    if (value instanceof Map) {
      const entries = [...value].map(([key, item]) => [this.valueOf(key), this.valueOf(item)] as const);
      return { is: 'map', entries };
    }
    const kept = keepsPart(value) ? value.keptInSnapshot() : value;
    const fields = Object.fromEntries(Object.entries(kept).map(([key, field]) => [key, this.valueOf(field)]));
    const prototype = Object.getPrototypeOf(value) as object;
    if (prototype === Object.prototype) return { is: 'object', fields };
    const name = this.names.get(prototype);
    if (name === undefined) {
      throw new InvariantViolated(`A state holds a ${value.constructor.name}, which is not among its classes.`);
    }
    return { is: 'object', of: name, fields };
  }

  private numbersIn(value: NumberArray, of: ArrayName): Node {
    const at = this.bytes;
    this.blocks.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    this.bytes += alignedLength(value.byteLength);
    return { is: 'numbers', of, at, length: value.length };
  }
}

/** Pictures a state, a part at a turn: it must not change meanwhile. Throws InvariantViolated for what it has no way to write. */
export function* picturing(state: object, classes: readonly StateClass[]): Generator<void, StateImage> {
  const picture = new Picture(state, new Map(classes.map(({ prototype, name }) => [prototype, name])));
  while (picture.go(OBJECTS_IN_A_TURN)) yield;
  return { graph: picture.graph(), blocks: picture.blocks };
}

/** The same, with turns of others in between. */
export const imageOf = async (state: object, classes: readonly StateClass[]): Promise<StateImage> => {
  const turns = picturing(state, classes);
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
    await setImmediate();
  }
};

class Reading {
  private readonly made: object[] = [];

  constructor(
    private readonly nodes: readonly Node[],
    private readonly buffer: ArrayBuffer,
    private readonly from: number,
    private readonly prototypes: ReadonlyMap<string, object>,
  ) {}

  state(): object {
    for (const node of this.nodes) this.made.push(this.emptyOf(node));
    for (const [number, node] of this.nodes.entries()) this.fill(this.at(number), node);
    return this.at(0);
  }

  private at(number: number): object {
    const made = this.made[number];
    if (made === undefined) throw new InvariantViolated(`A snapshot has no node ${number.toString()}.`);
    return made;
  }

  private emptyOf(node: Node): object {
    switch (node.is) {
      case 'list':
        return [];
      case 'map':
        return new Map();
      case 'set':
        return new Set();
      case 'numbers':
        return new ARRAYS[node.of](this.buffer, this.from + node.at, node.length);
      case 'object':
        return Object.create(this.prototypeOf(node.of)) as object;
    }
  }

  private prototypeOf(name: string | undefined): object {
    const prototype = name === undefined ? Object.prototype : this.prototypes.get(name);
    if (prototype === undefined)
      throw new InvariantViolated(`A snapshot has a ${String(name)}, which is no class of it.`);
    return prototype;
  }

  private fill(made: object, node: Node): void {
    switch (node.is) {
      case 'list':
        for (const item of node.items) (made as unknown[]).push(this.read(item));
        return;
      case 'map':
        for (const [key, item] of node.entries) (made as Map<unknown, unknown>).set(this.read(key), this.read(item));
        return;
      case 'set':
        for (const item of node.items) (made as Set<unknown>).add(this.read(item));
        return;
      case 'object':
        for (const [key, field] of Object.entries(node.fields)) this.setField(made, key, this.read(field));
        return;
      case 'numbers':
        return;
    }
  }

  /** As a field of its own whatever it is called: `__proto__` is a name like any other. */
  private setField(made: object, key: string, value: unknown): void {
    Object.defineProperty(made, key, { value, enumerable: true, writable: true, configurable: true });
  }

  private read(value: Value): unknown {
    if (value === null || typeof value !== 'object') return value;
    switch (value[0]) {
      case 'node':
        return this.at(value[1]);
      case 'big':
        return BigInt(value[1]);
      case 'none':
        return undefined;
    }
  }
}

/** Makes the state of an image again, on the bytes that stand in a buffer from a place on. */
export const stateOf = (
  graph: string,
  { buffer, from }: { readonly buffer: ArrayBuffer; readonly from: number },
  classes: readonly StateClass[],
): object => {
  const prototypes = new Map(classes.map(({ name, prototype }) => [name, prototype]));
  return new Reading(JSON.parse(graph) as readonly Node[], buffer, from, prototypes).state();
};
