import type { ArrChange } from './arr-change';
import { shown } from './field-rules';
import { ChangesMissing, ChangesRefused } from './reader-errors';
import { type Gap, judge, type Next, type ShardPosition, type Told, type Verdict } from './shard-check';
import { toldByEntry } from './told-change';

/** Answers entries of a shard from a seq on: the `items` of a page of `GET /v1/journal/{epoch}/{shard}?from=`. */
export type FetchEntries = (gap: {
  readonly epoch: number;
  readonly shard: number;
  readonly from: number;
}) => Promise<readonly ArrChange[]>;

/** How many entries are held at once. What a longer gap has behind them is fetched twice: to be proven, and to be applied. */
export const ENTRIES_HELD_MAX = 1_000;

/** A message before which changes are missing, and how far its shard has been read. */
interface Waiting {
  readonly last: ShardPosition;
  readonly gap: Gap;
  readonly told: Told;
}

/**
 * The changes that are missing, and then the one that waits for them. The first comes only when all of them are proven to lead to
 * that one: its digest alone tells whether the service that answers is the one of its ledger. Throws ChangesMissing or
 * ChangesRefused.
 */
export async function* provenChanges(
  fetchEntries: FetchEntries,
  { last, gap, told }: Waiting,
): AsyncGenerator<Next, void> {
  const proven = new Map<number, string>();
  let first: Run | undefined;
  let end = last;
  for await (const run of inRuns(stepsIn(fetchEntries, gap, last))) {
    first ??= run;
    ({ end } = run);
    proven.set(end.seq, end.digest);
  }
  const waiting = nextIn(judge(end, told), gap);
  if (first !== undefined) {
    yield* first.steps;
    yield* stepsAgain(fetchEntries, { ...gap, from: first.end.seq + 1 }, first.end, proven);
  }
  if (waiting !== undefined) yield waiting;
}

/** What comes behind the first run, once more: an answer that is another this time is not proven. */
async function* stepsAgain(
  fetchEntries: FetchEntries,
  gap: Gap,
  last: ShardPosition,
  proven: ReadonlyMap<number, string>,
): AsyncGenerator<Next, void> {
  for await (const { steps, end } of inRuns(stepsIn(fetchEntries, gap, last))) {
    if (proven.get(end.seq) !== end.digest) throw notFollowing(gap, `Change ${end.seq} is another than a moment ago.`);
    yield* steps;
  }
}

interface Run {
  readonly steps: readonly Next[];
  /** Where the shard stands behind the last of them. */
  readonly end: ShardPosition;
}

async function* inRuns(all: AsyncIterable<Next>): AsyncGenerator<Run, void> {
  let steps: Next[] = [];
  let end: ShardPosition | undefined;
  for await (const step of all) {
    steps.push(step);
    end = step.position;
    if (steps.length < ENTRIES_HELD_MAX) continue;
    yield { steps, end };
    steps = [];
  }
  if (end !== undefined && steps.length > 0) yield { steps, end };
}

/** The entries of a gap, asked for page by page, each of which follows on the one before. */
async function* stepsIn(fetchEntries: FetchEntries, gap: Gap, last: ShardPosition): AsyncGenerator<Next, void> {
  let position = last;
  for (let { from } = gap; from <= gap.to; from = position.seq + 1) {
    for (const told of await entriesFrom(fetchEntries, { ...gap, from })) {
      const next = nextIn(judge(position, told), gap);
      if (next === undefined) continue;
      ({ position } = next);
      yield next;
    }
  }
}

/** Those of an answer that the gap lacks: one at least, so that each answer leads on. */
const entriesFrom = async (fetchEntries: FetchEntries, gap: Gap): Promise<readonly Told[]> => {
  const { epoch, shard, from, to } = gap;
  const answer: unknown = await fetchEntries({ epoch, shard, from });
  if (!Array.isArray(answer)) {
    const detail = `fetchEntries answered ${shown(answer)} in place of a list of entries.`;
    throw new ChangesRefused({
      code: 'entries-are-no-list',
      detail,
      fix: 'Answer the `items` of the page, not the page.',
    });
  }
  const wanted = answer
    .map(toldByEntry)
    .filter(({ change }) => change.epoch === epoch && change.shard === shard && change.seq >= from && change.seq <= to);
  if (wanted.length === 0) throw new ChangesMissing(gap);
  return wanted;
};

/** Undefined where it is there already: an answer may say one twice. */
const nextIn = (verdict: Verdict, gap: Gap): Next | undefined => {
  switch (verdict.verdict) {
    case 'next':
      return verdict;
    case 'repeated':
      return undefined;
    case 'gap':
      throw new ChangesMissing(verdict);
    case 'fork':
      throw notFollowing(gap, verdict.reason);
  }
};

const notFollowing = ({ epoch, shard, from, to }: Gap, reason: string): ChangesRefused => {
  const detail = `What the service answers as changes ${from} to ${to} of shard ${shard} in epoch ${epoch} does not lead from what was read to the message. ${reason}`;
  const fix =
    'Ask the service of the ledger that writes the topic, and give the same message again; if it is, check the topic: `arr verify --topic`.';
  return new ChangesRefused({ code: 'entries-do-not-follow', detail, fix });
};
