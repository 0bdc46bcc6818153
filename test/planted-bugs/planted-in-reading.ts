import { type PlantedBug, under } from './planted-bug';

const reading = under('consumer');

/** In the library for readers of what is published. */
export const PLANTED_IN_READING: readonly PlantedBug[] = [
  reading(
    'does not look at the digest before',
    'shard-check',
    'said.previousDigest !== before',
    "said.previousDigest === ''",
  ),
  reading('does not look at the digest', 'shard-check', 'said.digest !== digest)', "said.digest === '')"),
  reading('does not add up', 'shard-check', 'if (total !== runningTotal)', "if (total === '')"),
  reading(
    'goes on over a gap',
    'shard-check',
    'if (seq > position.seq + 1) return behindGap(position, told);\n  if (seq === position.seq + 1)',
    'if (seq > position.seq)',
  ),
  reading('applies what comes again', 'shard-check', 'if (seq === position.seq + 1)', 'if (seq !== position.seq)'),
  reading(
    'applies what fills a gap before it is proven',
    'gap-fill',
    '  const waiting = nextIn(judge(end, told), gap);\n  if (first !== undefined) {\n    yield* first.steps;\n',
    '  if (first !== undefined) yield* first.steps;\n  const waiting = nextIn(judge(end, told), gap);\n  if (first !== undefined) {\n',
  ),
  reading(
    'believes the second answer for a long gap',
    'gap-fill',
    'if (proven.get(end.seq) !== end.digest) throw',
    'if (!proven.has(end.seq)) throw',
  ),
  reading(
    'fetches for a message that is not even of its own digest',
    'shard-check',
    'said.digest !== digestAfter(said.previousDigest, value)',
    "said.digest === ''",
  ),
  reading('counts up to epochs without end', 'field-rules', 'Number.isSafeInteger(value)', 'Number.isInteger(value)'),
  reading('reads bytes beside its own', 'told-change', 'given.byteOffset, given.byteLength', '0'),
  reading(
    'hands out a position that may be changed',
    'shard-check',
    'Object.freeze({ epoch, shard, seq, digest, totals: Object.freeze({ ...totals }) })',
    '({ epoch, shard, seq, digest, totals: { ...totals } })',
  ),
  reading('keeps the position that it was given', 'kept-position', 'return fixedPosition(kept);', 'return kept;'),
  reading(
    'goes by what was made of the change that it has told',
    'changes-reader',
    'this.epoch = position.epoch;',
    'this.epoch = change.epoch;',
  ),
  reading('lets any number of messages wait', 'changes-reader', 'this.waiting >= WAITING_MAX', 'this.waiting < 0'),
];
