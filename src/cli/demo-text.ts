import type { ToldFact } from '../demo/domain/told-fact';
import { LAST_DAY } from '../demo/domain/company';
import { counted } from './counted';
import type { RestatedFigure, RestatementEffectAnswer } from '../arr/queries/restatement-answers';
import { type DemoStory, MONTH_END, REPORTED_ON } from './demo-story';
import { movementBlocks } from './movements.command';
import { countsNote, figuresTable } from './show.command';
import { type Column, table } from './table';

/** The facts with the largest effects are named; the others stand in one line. */
const NAMED_MAX = 20;

const shareOf = (told: readonly ToldFact[], is: (fact: ToldFact) => boolean): string =>
  told.filter(is).length.toString();

const compared =
  (way: (day: string, recordedOn: string) => boolean) =>
  (fact: ToldFact): boolean =>
    'effectiveOn' in fact.fact.data && way(fact.fact.data.effectiveOn, fact.recordedAt.slice(0, 10));

const isOfType =
  (type: string) =>
  (told: ToldFact): boolean =>
    told.fact.type === type;

const introduction = (told: readonly ToldFact[]): string => {
  const late = shareOf(
    told,
    compared((day, recordedOn) => day < recordedOn),
  );
  const ahead = shareOf(
    told,
    compared((day, recordedOn) => day > recordedOn),
  );
  const [voids, corrections] = [shareOf(told, isOfType('fact-voided')), shareOf(told, isOfType('fact-corrected'))];
  return `A made-up company has sold seats for three years, in euros and dollars, up to ${LAST_DAY}.
Its billing system has told ${counted(told.length, 'fact')}: ${late} of them late, ${ahead} ahead of their day;
${corrections} put another right, and ${voids} took one back.
`;
};

const restatedColumns = (known: string, head: string): readonly Column<RestatedFigure>[] => [
  { title: 'Currency', of: ({ currency }) => currency },
  { title: `Known at ${known}`, align: 'right', of: ({ before }) => before },
  { title: `Known at ${head}`, align: 'right', of: ({ after }) => after },
  { title: 'Difference', align: 'right', of: ({ difference }) => difference },
];

const EFFECTS: readonly Column<RestatementEffectAnswer>[] = [
  { title: 'Recorded', of: ({ recordedAt }) => recordedAt.slice(0, 10) },
  { title: 'Sequence', align: 'right', of: ({ sequence }) => sequence.toString() },
  { title: 'Fact', of: ({ type }) => type },
  { title: 'True from', of: ({ effectiveOn = '' }) => effectiveOn },
  { title: 'Subscription', of: ({ subscriptionId = '' }) => subscriptionId },
  { title: 'Effect', align: 'right', of: ({ effect, currency }) => `${effect} ${currency}` },
];

const sizeOf = ({ effect }: RestatementEffectAnswer): bigint => BigInt(effect.replace(/[-.]/gu, ''));

/** The largest first. */
const bySize = (effects: readonly RestatementEffectAnswer[]): readonly RestatementEffectAnswer[] =>
  [...effects].sort((a, b) => (sizeOf(a) === sizeOf(b) ? a.sequence - b.sequence : sizeOf(a) < sizeOf(b) ? 1 : -1));

const effectsText = (effects: readonly RestatementEffectAnswer[]): string => {
  const named = new Set(bySize(effects).slice(0, NAMED_MAX));
  const rest = effects.length - named.size;
  const more = rest > 0 ? `and ${rest.toString()} more with smaller effects; --json has all.\n` : '';
  return `${table(
    EFFECTS,
    effects.filter((effect) => named.has(effect)),
  )}${more}`;
};

/** What was recorded later counts in no figure of the story, and in those that its reader asks for next. */
const moreNote = (head: string, factsSince: number): string =>
  factsSince === 0
    ? ''
    : `The story ends at ${head}; the ledger holds ${counted(factsSince, 'fact')} more. A question without --known-at is answered by all of them.\n`;

/** A text as a shell takes it for one word, whatever stands in it. */
const inShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const nextSteps = ({ effects, then }: DemoStory, folder: string): string => {
  const [largest] = bySize(effects);
  const account = largest?.accountId ?? 'acc-00001';
  return `Try next:

  export DATA_DIR=${inShell(folder)} EVENT_STORE=embedded
  npx arr show --as-of ${MONTH_END} --known-at ${then.knownAt.sequence.toString()} --group-by region
  npx arr diff --as-of ${MONTH_END} --from-known-at ${then.knownAt.sequence.toString()}
  npx arr movements --from 2025-10 --to 2025-12 --group-by plan --native EUR
  npx arr explain ${account} --as-of ${LAST_DAY}
  npx arr retention --from 2025 --to 2025 --native EUR     # series, cohorts and export ask in the same way: npx arr --help
  npx arr serve     # the same over HTTP, until Ctrl-C: curl 'localhost:3000/v1/arr?asOf=${LAST_DAY}&groupBy=plan'
`;
};

/** The story of the demo company in its figures. */
export const demoText = (told: readonly ToldFact[], story: DemoStory, folder: string): string => {
  const { effects, then, since, factsSince } = story;
  const [known, head] = [then.knownAt.sequence.toString(), since.knownAt.sequence.toString()];
  return `${introduction(told)}
1. ARR at the end of ${LAST_DAY}, by plan

${figuresTable(story.now)}${countsNote(story.now)}
2. What moved it in the twelve months before: opening and movements add up to closing, always

${movementBlocks(story.year)}
3. The end of ${MONTH_END}, as it was reported before ${REPORTED_ON} (known at ${known}) and as the story leaves it (known at ${head})

${table(restatedColumns(known, head), story.differences)}
Known at ${known} means by the first ${known} facts that the ledger was told, and by none of those that came later.
The first figure is still there, to the cent. ${counted(effects.length, 'effect')} of facts recorded since add up to the difference:

${effectsText(effects)}${moreNote(head, factsSince)}
${nextSteps(story, folder)}`;
};
