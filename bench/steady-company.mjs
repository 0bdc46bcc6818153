import { chanceOf } from './chance.mjs';

const MS_IN_DAY = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
const DAYS = 5 * 365;
const FACTS_A_SUBSCRIPTION = 10;
const PLANS = 50;
const LATE = 0.03;
const EARLY = 0.01;
const CANCELLED = 0.02;
/** One account in five has more than one subscription. */
const SECOND_SUBSCRIPTION = 0.2;

const isoDay = (day) => new Date(FIRST_DAY_MS + day * MS_IN_DAY).toISOString().slice(0, 10);

const standingBefore = (statements, day) => {
  let standing = 0;
  for (const one of statements) if (one.day <= day) standing = one.price;
  return standing;
};

const stateOf = (statements, day, price) => {
  const at = statements.findLastIndex((one) => one.day <= day) + 1;
  statements.splice(at, 0, { day, price });
};

const directionOf = (before, price) => {
  if (price === before) return 'subscription-changed';
  return price > before ? 'subscription-upgraded' : 'subscription-downgraded';
};

const linesOf = (price) => [
  { id: 'seats', kind: 'subscription', unitPrice: `${price}.00`, quantity: '1', every: { months: 1 } },
];

/**
 * A company so simple that one SQL query over its facts can say its ARR: subscriptions start, change and end, three facts in a
 * hundred come late and one speaks of days to come. Five years, fifty plans, two currencies; the same seed, the same facts.
 */
export function* steadyCompany({ facts, seed }) {
  const chance = chanceOf(seed);
  const subscriptions = [];
  const active = [];
  const wanted = Math.ceil(facts / FACTS_A_SUBSCRIPTION);
  let accounts = 0;

  const begin = (day) => {
    const isSecond = accounts > 0 && chance.next() < SECOND_SUBSCRIPTION;
    const account = isSecond ? chance.below(accounts) : accounts++;
    const one = { id: subscriptions.length, account, currency: account % 4 === 0 ? 'USD' : 'EUR', statements: [] };
    subscriptions.push(one);
    active.push(one);
    return { one, type: 'subscription-started', day };
  };
  const cancel = (at, day) => {
    const one = active[at];
    active[at] = active[active.length - 1];
    active.pop();
    return { one, type: 'subscription-cancelled', day };
  };
  const change = (one, day) => {
    const [first] = one.statements;
    const turn = chance.next();
    if (turn < LATE) return { one, day: Math.max(first.day, day - 2 - chance.below(180)) };
    return { one, day: turn < LATE + EARLY ? day + 1 + chance.below(90) : day };
  };
  const nextOn = (day) => {
    const isTimeForMore = subscriptions.length < wanted && chance.next() < 1 / (FACTS_A_SUBSCRIPTION - 1);
    if (active.length === 0 || isTimeForMore) return begin(day);
    const at = chance.below(active.length);
    const last = active[at].statements.at(-1);
    return last.day < day && chance.next() < CANCELLED ? cancel(at, day) : change(active[at], day);
  };

  for (let made = 0; made < facts; made += 1) {
    const ms = FIRST_DAY_MS + Math.floor((made * DAYS * MS_IN_DAY) / facts);
    const { one, type, day } = nextOn(Math.floor((ms - FIRST_DAY_MS) / MS_IN_DAY));
    const price = type === 'subscription-cancelled' ? 0 : 20 + chance.below(500);
    const plan = `plan-${chance.below(PLANS).toString().padStart(2, '0')}`;
    const before = standingBefore(one.statements, day);
    stateOf(one.statements, day, price);
    const recordedAt = new Date(ms).toISOString();
    yield {
      raw: { subscription: one.id, account: one.account, currency: one.currency, day: isoDay(day), price, plan },
      recordedAt,
      isLate: day < Math.floor((ms - FIRST_DAY_MS) / MS_IN_DAY) - 1,
      line: JSON.stringify({
        type: type ?? directionOf(before, price),
        recordedAt,
        data: {
          subscriptionId: `s-${one.id}`,
          accountId: `a-${one.account}`,
          currency: one.currency,
          effectiveOn: isoDay(day),
          ...(type === 'subscription-cancelled' ? {} : { lines: linesOf(price), attributes: { plan } }),
        },
        metadata: { source: 'bench', sourceId: `f-${made}` },
      }),
    };
  }
}
