import { countWhile } from '../../kernel/sorted';

/** A block is cut in two when it is this long, so that no insertion moves many texts. */
const BLOCK_MAX = 512;

/** Texts in order, of which more come in any order; each is added once. */
export class TextOrder<Text extends string> {
  private readonly blocks: Text[][] = [[]];

  add(text: Text): void {
    const number = this.blockOf(text);
    const block = this.blocks[number] ?? [];
    block.splice(
      countWhile(block, (known) => known < text),
      0,
      text,
    );
    if (block.length === BLOCK_MAX) this.blocks.splice(number + 1, 0, block.splice(BLOCK_MAX / 2));
  }

  /** Those that are not before a text, in order; all of them where none is given. */
  *from(text: string | undefined): Generator<Text> {
    if (text === undefined) {
      for (const block of this.blocks) yield* block;
      return;
    }
    const number = this.blockOf(text);
    const first = this.blocks[number] ?? [];
    yield* first.slice(countWhile(first, (known) => known < text));
    for (const block of this.blocks.slice(number + 1)) yield* block;
  }

  /** The last block that begins at or before a text. */
  private blockOf(text: string): number {
    return Math.max(0, countWhile(this.blocks, ([first]) => first !== undefined && first <= text) - 1);
  }
}
