import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import { RESTATEMENT_CAUSES, type RestatementCause } from '../domain/restatement';
import type { Caused } from './restating';

/** What some effects of one cause come to, in one currency, and how many they are. */
export interface CauseSum {
  readonly cause: RestatementCause;
  readonly amount: MinorUnits;
  readonly effects: number;
}

/** What has become known of one account in one currency. */
export interface AccountRestated {
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly amount: MinorUnits;
  readonly causes: readonly CauseSum[];
}

const sumOf = (all: readonly Caused[]): MinorUnits => all.reduce((total, { effect }) => total + effect.amount, 0n);

/** Effects in one currency by cause, in the order in which causes are told. */
export const byCause = (all: readonly Caused[]): readonly CauseSum[] =>
  RESTATEMENT_CAUSES.flatMap((cause) => {
    const own = all.filter((one) => one.cause === cause);
    return own.length === 0 ? [] : [{ cause, amount: sumOf(own), effects: own.length }];
  });

/** Effects by account and currency, in the order of ids. An account whose effects cancel out is among them: it has moved. */
export const byAccount = (all: readonly Caused[]): readonly AccountRestated[] => {
  const accounts = new Map<string, Caused[]>();
  for (const one of all) {
    const key = `${one.effect.accountId}\n${one.effect.currency}`;
    const own = accounts.get(key);
    if (own === undefined) accounts.set(key, [one]);
    else own.push(one);
  }
  const inOrder = [...accounts].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { accountId, currency } = first.effect;
    return [{ accountId, currency, amount: sumOf(own), causes: byCause(own) }];
  });
};
