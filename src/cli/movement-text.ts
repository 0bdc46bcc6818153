import type { ContributionExplained, LineValue, MovementExplained } from '../arr/queries/movement-answers';
import { factsTable, pairsText } from './explanation-text';
import { type Column, table } from './table';

const REASONS: Readonly<Record<NonNullable<LineValue['notCounted']>, string>> = {
  'never-counts': 'its kind never counts',
  'kind-left-out': 'the policy leaves its kind out',
  'not-in-force': 'not in force',
  'on-trial': 'on trial',
  'term-too-short': 'its term is too short',
  paused: 'paused',
  'past-due': 'a payment is due',
};

/** A line on one of the two days. */
interface OnDay {
  readonly of: ContributionExplained;
  readonly value: LineValue;
}

/** What the line came to, in the words of its facts; why it came to nothing, where it did. */
const workedOut = ({ line, notCounted, formula, converted }: LineValue): string => {
  if (line === undefined) return 'there is no such line';
  if (notCounted !== undefined) return `does not count: ${REASONS[notCounted]}`;
  if (converted === undefined) return formula ?? '';
  return `${formula ?? ''}; ${converted.formula}, the rate of ${converted.rateOn}`;
};

const MOVEMENT: readonly Column<MovementExplained>[] = [
  { title: 'Day', of: ({ effectiveOn }) => effectiveOn },
  { title: 'Account', of: ({ accountId }) => accountId },
  { title: 'Class', of: (movement) => movement.class },
  { title: 'Because of', of: ({ causes }) => causes.join(', ') },
  { title: 'Currency', of: ({ currency }) => currency },
  // What takes a movement back leads from its level to the one before it.
  { title: 'Before', align: 'right', of: ({ before, after, retracts }) => (retracts === undefined ? before : after) },
  { title: 'Change', align: 'right', of: ({ delta }) => delta },
  { title: 'After', align: 'right', of: ({ before, after, retracts }) => (retracts === undefined ? after : before) },
];

const CONTRIBUTIONS: readonly Column<ContributionExplained>[] = [
  { title: 'Subscription', of: ({ subscriptionId }) => subscriptionId },
  { title: 'Line', of: ({ lineId }) => lineId },
  { title: 'Change', align: 'right', of: ({ delta }) => delta },
  { title: 'Worked out', of: ({ formula }) => formula },
];

const lineOf = ({ subscriptionId, lineId }: ContributionExplained): string => `${subscriptionId} ${lineId}`;

/** Attributes tell a line's contributions apart, where one leaves what the other enters. */
const columnsOf = (contributions: readonly ContributionExplained[]): readonly Column<ContributionExplained>[] => {
  const isOfOneEach = new Set(contributions.map(lineOf)).size === contributions.length;
  return isOfOneEach
    ? CONTRIBUTIONS
    : [...CONTRIBUTIONS, { title: 'Attributes', of: ({ attributes }) => pairsText(attributes) }];
};

/** Each line on both days, once, however many contributions are of it. */
const onDays = (contributions: readonly ContributionExplained[]): readonly OnDay[] => {
  const lines = new Map(contributions.map((of) => [lineOf(of), of] as const));
  return [...lines.values()].flatMap((of) => [of.before, of.after].map((value): OnDay => ({ of, value })));
};

const linesOnDays = (sequenceOf: (factId: string) => string): readonly Column<OnDay>[] => [
  { title: 'Subscription', of: ({ of }) => of.subscriptionId },
  { title: 'Line', of: ({ of }) => of.lineId },
  { title: 'End of', of: ({ value }) => value.asOf },
  { title: 'Status', of: ({ value }) => value.status },
  { title: 'ARR', align: 'right', of: ({ value }) => value.arr },
  { title: 'Worked out', of: ({ value }) => workedOut(value) },
  {
    title: 'By',
    align: 'right',
    of: ({ value }) => (value.factId === undefined ? '' : sequenceOf(value.factId)),
  },
];

const standingOf = ({ retracts, takenBack }: MovementExplained): string => {
  if (retracts !== undefined) return `It takes back ${retracts}.`;
  if (takenBack === undefined) return 'It stands.';
  const anew = takenBack.replacedBy === undefined ? '' : `; ${takenBack.replacedBy} is in its place`;
  return `It was taken back by ${takenBack.by}, when fact ${takenBack.sequence.toString()} became known${anew}.`;
};

/** A movement down to formula, inputs and facts, as a person reads it. Facts are named by their sequence. */
export const movementText = (movement: MovementExplained): string => {
  const { id, contributions, facts } = movement;
  const sequences = new Map(facts.map(({ id: factId, sequence }) => [factId, sequence.toString()]));
  const columns = linesOnDays((factId) => sequences.get(factId) ?? factId);
  const parts = [
    `Movement ${id}\n${standingOf(movement)}\n`,
    table(MOVEMENT, [movement]),
    table(columnsOf(contributions), contributions),
    table(columns, onDays(contributions)),
    factsTable(facts),
  ];
  return `${parts.join('\n')}\n`;
};
