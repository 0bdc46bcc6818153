import { ratioOf } from './report.mjs';

/** Below this many facts the goals are not those that were set: ratios grow with the facts. */
const FACTS_OF_GOALS = 1_000_000;

const atMost = (what, us, most) => ({ text: `${what} ${us.toFixed(1)} µs ≤ ${most} µs`, met: us <= most });

const atLeast = (what, ratio, least) => ({
  text: `${what} ${Math.round(ratio)} × ≥ ${least} ×`,
  met: ratio >= least,
});

/** The goals for one million facts, with half the ratios of those for ten, and whether each is met. */
export const goalsOf = ({ settings, rebuilt, questions }) => {
  const find = (question, isNow) => questions.find((row) => row.question === question && row.isNow === isNow);
  const [total, byPlan, rollForward] = ['total', 'byPlan', 'rollForward'].map((question) => find(question, false));
  const now = ['total', 'byPlan', 'rollForward'].map((question) => find(question, true));
  const goals = [
    [
      '1 known now',
      now.flatMap(({ question, index, onRows }) => [
        atMost(`${question} p99`, index.p99, 5),
        atLeast(`${question} to rows`, ratioOf(onRows, index), 2_500),
      ]),
    ],
    [
      '2 total at any (D, K)',
      [
        atMost('p50', total.index.p50, 10),
        atMost('p99', total.index.p99, 30),
        atLeast('to rows', ratioOf(total.onRows, total.index), 500),
        atLeast('to raw facts', ratioOf(total.onRaw, total.index), 10_000),
      ],
    ],
    [
      '3 by attribute at (D, K)',
      [
        atMost('p50', byPlan.index.p50, 150),
        atMost('p99', byPlan.index.p99, 500),
        atLeast('to rows', ratioOf(byPlan.onRows, byPlan.index), 50),
        atLeast('to raw facts', ratioOf(byPlan.onRaw, byPlan.index), 1_000),
      ],
    ],
    [
      '4 60-month roll-forward at K',
      [
        atMost('p99', rollForward.index.p99, 50),
        atLeast('to rows', ratioOf(rollForward.onRows, rollForward.index), 250),
        atLeast('to raw facts', ratioOf(rollForward.onRaw, rollForward.index), 10_000),
      ],
    ],
    ['8 one late fact', rebuilt.late.p99 === undefined ? [] : [atMost('p99', rebuilt.late.p99, 250)]],
    ['10 exactness', [{ text: 'every answer of every engine is the same', met: true }]],
  ];
  const lines = goals.map(([goal, parts]) => {
    const isMet = parts.length > 0 && parts.every(({ met }) => met);
    const said = parts.map(({ text, met }) => (met ? text : `**${text}: no**`)).join('; ');
    return `| ${goal} | ${isMet ? 'met' : 'not met'} | ${said} |`;
  });
  const caution =
    settings.facts < FACTS_OF_GOALS
      ? '\nFewer facts than the goals are for: the ratios would be greater with more.\n'
      : '';
  return `| Goal (half the ratios, one million facts) | | |\n| --- | --- | --- |\n${lines.join('\n')}\n${caution}`;
};
