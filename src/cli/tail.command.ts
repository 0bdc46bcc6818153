import { type Command, Option } from 'commander';
import { present } from '../kernel/present';
import { JSON_VERSION } from './answer-output';
import { EXIT, Refused, usageError } from './failure';
import type { Tailed, TailedFact, TailedMovement, TailRequest } from './folder-work';
import type { Surroundings } from './surroundings';

interface TailOptions {
  readonly from?: string;
  readonly facts?: true;
  readonly movements?: true;
  readonly once?: true;
  readonly json?: true;
}

const EXAMPLES = `
Reads the data folder, beside the service that writes to it. Movements are the entries of the journal: what a fact
takes back and what it asserts. With --json each line is a JSON document of its own.

Examples:
  arr tail
  arr tail --from 1 --once
  arr tail --movements --from 5321 --json`;

const SEQUENCE = /^[1-9]\d{0,14}$/u;

const sequenceIn = (text: string): number => {
  if (SEQUENCE.test(text)) return Number(text);
  throw usageError(`--from ${text} is no sequence.`, 'Use a whole number from 1, as receipts and arr tail show them.');
};

const requestIn = ({ from, movements, once }: TailOptions): TailRequest =>
  present({
    of: movements === true ? ('movements' as const) : ('facts' as const),
    from: from === undefined ? undefined : sequenceIn(from),
    isOnce: once === true,
  });

/** As wide as most types, so that what follows stands in a column. */
const TYPE_WIDTH = 'subscription-downgraded'.length;

/** What a fact is about, and its id as every other command takes it: `subscription sub-1`, `period 2025-03`. */
const aboutOf = (stream: string): string => {
  const about = stream.replace('-', ' ');
  return stream.startsWith('period-') ? about.replace('_', '-') : about;
};

const factLine = ({ sequence, recordedAt, type, stream, data }: TailedFact): string => {
  const { effectiveOn } = data;
  const day = typeof effectiveOn === 'string' ? `  from ${effectiveOn}` : '';
  return `${sequence.toString()}  ${recordedAt}  ${type.padEnd(TYPE_WIDTH)}  ${aboutOf(stream)}${day}`;
};

const movementLine = (movement: TailedMovement): string => {
  const { id, kind, effectiveOn, accountId, delta, currency } = movement;
  const [padded, movementClass] = [kind.padEnd('retract'.length), movement.class.padEnd('reactivation'.length)];
  return `${id}  ${padded}  ${effectiveOn}  ${movementClass}  ${delta} ${currency}  ${accountId}`;
};

/** What is printed of an item, as text and as JSON, and the sequence that it belongs to. */
const printedOf = (item: Exclude<Tailed, { tailed: 'beginning' }>) =>
  item.tailed === 'fact'
    ? { line: factLine(item.fact), document: { fact: item.fact }, sequence: item.fact.sequence }
    : { line: movementLine(item.movement), document: { movement: item.movement }, sequence: item.movement.sequence };

const tail = async (surroundings: Surroundings, options: TailOptions): Promise<void> => {
  const { out, err, stop } = surroundings;
  const request = requestIn(options);
  const { tail: tailFolder } = await surroundings.besideWriter();
  let next = request.from ?? 1;
  for await (const item of tailFolder(request, stop)) {
    if (item.tailed === 'beginning') {
      next = item.from;
      const waits = request.isOnce ? '' : '; Ctrl-C ends it';
      if (options.json !== true) err(`${request.of} from sequence ${next.toString()} on${waits}\n`);
      continue;
    }
    const { line, document, sequence } = printedOf(item);
    out(options.json === true ? `${JSON.stringify({ version: JSON_VERSION, ...document })}\n` : `${line}\n`);
    next = sequence + 1;
  }
  if (!stop.aborted) return;
  const movements = options.movements === true ? ' --movements' : '';
  throw new Refused({
    exit: EXIT.interrupted,
    code: 'interrupted',
    title: 'Stopped',
    detail: `All is told that was recorded before sequence ${next.toString()}.`,
    fix: `Go on from there: arr tail --from ${next.toString()}${movements}`,
  });
};

/** `arr tail`: facts or movements as they come. */
export const addTail = (program: Command, surroundings: Surroundings): void => {
  program
    .command('tail')
    .description('print facts or movements as they are recorded')
    .option('--from <sequence>', 'the first to print; left out, what comes from now on')
    .addOption(
      new Option('--facts', 'facts, which is what is printed unless movements are asked for').conflicts('movements'),
    )
    .addOption(new Option('--movements', 'entries of the journal: movements asserted and taken back'))
    .option('--once', 'end at the last one instead of waiting for more')
    .option('--json', 'print JSON, a document a line')
    .addHelpText('after', EXAMPLES)
    .action((options: TailOptions) => tail(surroundings, options));
};
