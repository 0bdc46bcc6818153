import fc from 'fast-check';
import type { ArrAnswer } from '../../src/arr/queries/answers';
import type { Answered } from '../../src/arr/queries/query-rejections';
import { ArrAsOfHandler } from '../../src/arr/queries/arr-as-of.handler';
import { KnowledgeResolver } from '../../src/arr/queries/knowledge-resolver';
import { ArrAsOf, Restatement } from '../../src/arr/queries/questions.query';
import { RestatementHandler } from '../../src/arr/queries/restatement.handler';
import { isOfRates } from '../../src/arr/domain/ledger-fact';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Currency } from '../../src/kernel/currency';
import { present } from '../../src/kernel/present';
import { DEFAULT_POLICY, type Policy } from '../../src/kernel/policy';
import { policyTexts } from '../../src/kernel/policy-text';
import { accountArrOn, accountsOf, amountText, arrOn } from '../support/oracle/oracle-arr';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { knownAt } from '../support/oracle/standing';
import { readUnder } from '../support/oracle/treatments';
import { oracleFactsOf } from '../support/scenario/oracle-facts-of';
import type { AnyFact } from '../support/scenario/pure-ledger';
import { anyAdoptions, booksOf, type Log, policiesIn, withAdoptions } from './adoptions';
import { announceSeed, RUNS, SEED } from './check-law';
import { anyDay, anyIntents } from './intents';
import { anyWholeRates } from './rates';
import { anyConvertedSetting, anyNativeSetting, toldUnder } from './settings';

beforeAll(announceSeed);

/** Each history is folded once for each policy and asked of often, so fewer of them take as long as those of other laws. */
const HISTORIES = Math.ceil(RUNS / 4);

const hasher = { sha256: (text: string) => text, uuid: (name: string) => name };

const answerIn = <Answer>(answered: Answered<Answer>): Answer => {
  if (answered.outcome === 'refused') throw new Error(`The question was refused: ${answered.rejection.code}.`);
  return answered.answer;
};

const arrOfLog = async (resolver: KnowledgeResolver, question: ArrAsOf['question']): Promise<ArrAnswer> =>
  answerIn(await new ArrAsOfHandler(resolver, hasher).execute(new ArrAsOf(question)));

const figuresIn = ({ figures }: ArrAnswer): readonly string[] =>
  figures.filter(({ arr }) => !/^0(?:\.0+)?$/u.test(arr)).map(({ arr, currency }) => `${arr} ${currency}`);

const isTold = (fact: Log[number]): fact is AnyFact => fact.type !== 'ledger-opened' && fact.type !== 'policy-adopted';

/** Each append of the log as the oracle counts them; those of adoptions hold nothing for it. */
const oracleOf = (log: Log) => {
  const appends: AnyFact[][] = [[]];
  for (const fact of log) {
    if (isTold(fact)) appends.at(-1)?.push(fact);
    if (fact.metadata.part === fact.metadata.parts) appends.push([]);
  }
  return oracleFactsOf(appends);
};

/** A log, and the currency in which is asked of it. */
interface Told {
  readonly log: Log;
  readonly currency?: Currency;
}

/** What is known at a sequence, to be read under a policy. */
const knownUnder = (policy: Policy, { log, currency: reporting }: Told, sequence: number): readonly OracleFact[] =>
  knownAt(readUnder(oracleOf(log), { ...policyTexts(policy), ...present({ reporting }) }), sequence);

const currencyOf = ({ currency }: Told) => present({ currency });

const inForceAt = (log: Log, sequence: number) =>
  policiesIn(log)
    .filter((one) => one.sequence <= sequence)
    .at(-1)?.data ?? DEFAULT_POLICY;

const oracleFigures = (told: Told, day: CalendarDate, sequence: number): readonly string[] => {
  const { policy } = inForceAt(told.log, sequence);
  return [...arrOn(knownUnder(policy, told, sequence), day)]
    .sort()
    .map(([currency, arr]) => `${amountText(arr, currency)} ${currency}`);
};

/** Any end of an append, once no rate is missing. */
const endOfAppend = ({ log, currency }: Told, pick: number): number => {
  const rates = log.filter(isOfRates);
  const first = currency === undefined ? 1 : (rates[1]?.sequence ?? Infinity);
  const ends = log.filter(({ metadata: { part, parts } }) => part === parts).map(({ sequence }) => sequence);
  const asked = ends.filter((sequence) => sequence >= first);
  return asked[pick % asked.length] ?? 1;
};

const anySetting = fc.oneof(anyNativeSetting({}), anyConvertedSetting(anyWholeRates, {}));

const anyQuestion = fc.record({
  adoptions: anyAdoptions,
  setting: anySetting,
  day: anyDay,
  one: fc.nat(),
  other: fc.nat(),
});

interface Asked extends Told {
  readonly day: CalendarDate;
  readonly from: number;
  readonly to: number;
}

const holdsAlways = (holds: (asked: Asked) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anyIntents, anyQuestion, async (intents, { adoptions, setting, day, one, other }) => {
      const ledger = toldUnder(intents, { ...setting, chosen: {} });
      const told = { log: withAdoptions(ledger, adoptions), ...present({ currency: ledger.reporting }) };
      const [from = 1, to = 1] = [endOfAppend(told, one), endOfAppend(told, other)].sort((a, b) => a - b);
      await holds({ ...told, day, from, to });
    }),
    { seed: SEED, numRuns: HISTORIES },
  );

const restated = async (resolver: KnowledgeResolver, question: Restatement['question']) => {
  const handler = new RestatementHandler(resolver);
  const first = answerIn(await handler.execute(new Restatement({ ...question, limit: 3 })));
  const effects = [...first.effects];
  for (let { next } = first; next !== null;) {
    const page = answerIn(await handler.execute(new Restatement({ limit: 3, cursor: next })));
    effects.push(...page.effects);
    ({ next } = page);
  }
  return { ...first, effects };
};

const minor = (text: string): bigint => BigInt(text.replace('.', ''));

describe('over the adoption of policies', () => {
  it('a figure is that of the policy adopted last by what was known, for every day', async () => {
    await holdsAlways(async (asked) => {
      const { log, day, from, to } = asked;
      const resolver = new KnowledgeResolver(booksOf(log));
      for (const sequence of [from, to]) {
        const answer = await arrOfLog(resolver, { asOf: day, knownAt: sequence, ...currencyOf(asked) });
        expect(answer.policyVersion).toBe(inForceAt(log, sequence).version);
        expect(figuresIn(answer)).toEqual(oracleFigures(asked, day, sequence));
      }
    });
  });

  it('what was answered once stays, whatever is adopted later (law 2)', async () => {
    await holdsAlways(async (asked) => {
      const { log, day, from, to } = asked;
      const then = new KnowledgeResolver(booksOf(log.filter(({ sequence }) => sequence <= from)));
      const later = new KnowledgeResolver(booksOf(log.filter(({ sequence }) => sequence <= to)));
      const answer = await arrOfLog(then, { asOf: day, ...currencyOf(asked) });
      expect(await arrOfLog(later, { asOf: day, knownAt: from, ...currencyOf(asked) })).toEqual(answer);
    });
  });

  it('the effects sum to the restatement exactly, those of policies account by account (law 3)', async () => {
    await holdsAlways(async (asked) => {
      const { log, day, from, to } = asked;
      const { effects, figures } = await restated(new KnowledgeResolver(booksOf(log)), {
        ...{ asOf: day, fromKnownAt: from, knownAt: to, ...currencyOf(asked) },
      });
      const sumOf = (of: string) =>
        effects.reduce((sum, { currency, effect }) => (currency === of ? sum + minor(effect) : sum), 0n);
      expect(figures.map(({ currency }) => sumOf(currency))).toEqual(
        figures.map(({ difference }) => minor(difference)),
      );
      for (const { sequence, data } of policiesIn(log).filter((one) => one.sequence > from && one.sequence <= to)) {
        const [before, after] = [inForceAt(log, sequence - 1), data].map(({ policy }) =>
          knownUnder(policy, asked, sequence),
        );
        const expected = accountsOf(after ?? [], '').flatMap((accountId) => {
          const [was, is] = [before, after].map((known) => accountArrOn(known ?? [], accountId, day));
          return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((currency) => {
            const moved = (is?.get(currency) ?? 0n) - (was?.get(currency) ?? 0n);
            return moved === 0n ? [] : [`${accountId} ${amountText(moved, currency)} ${currency}`];
          });
        });
        const found = effects.filter((effect) => effect.sequence === sequence && effect.cause === 'policy');
        expect(found.map(({ accountId, effect, currency }) => `${accountId} ${effect} ${currency}`).sort()).toEqual(
          expected.sort(),
        );
      }
    });
  });
});
