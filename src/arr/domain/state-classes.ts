import type { StateClass } from '../../kernel/projection';
import { AccountDays } from './account-days';
import { AccountRows } from './account-rows';
import { AccountsBook } from './accounts-book';
import { AmountBlocks } from './amount-blocks';
import { AdoptedPolicies } from './adopted-policies';
import { AmountColumn } from './amount-column';
import { AmountRows } from './amount-rows';
import { ArrBook } from './arr-book';
import { AttributeNames } from './attribute-names';
import { BalanceChains } from './balance-chains';
import { ByteStore } from './byte-store';
import { CauseNumbers } from './cause-numbers';
import { Cells } from './cells';
import { Chains } from './chains';
import { ClosedPeriods } from './closed-periods';
import { ByteColumn, Float64Column, Int32Column } from './column';
import { Cube } from './cube';
import { DayRanks } from './day-ranks';
import { DayTable } from './day-table';
import { EntryColumns } from './entry-columns.codec';
import { HashSlots } from './hash-slots';
import { IntRows, RowCell } from './int-rows';
import { EntryRows } from './entry-rows';
import { BookWords, Readings } from './kept-changes.codec';
import { KeptDays } from './kept-days';
import { KeptDescriptions } from './kept-descriptions';
import { KeptFacts } from './kept-facts.codec';
import { Knowledge } from './knowledge';
import { Ladder } from './ladder';
import { Merges } from './merges';
import { NumberWriter } from './number-bytes';
import { NumberLists } from './number-lists';
import { PairTable } from './pair-table';
import { PastTables } from './past-tables';
import { PlainArrIndex } from './plain-arr-index';
import { PrefixArrIndex } from './prefix-arr-index';
import { PublishedRates } from './published-rates';
import { RateWants } from './rate-wants';
import { Reaches } from './reaches';
import { RecentTexts } from './recent-texts';
import { ReportingRates } from './reporting-rates';
import { RunningSums } from './running-sums';
import { SubscriptionFacts } from './subscription-facts';
import { TextOrder } from './text-order';
import { TextTable } from './text-table';
import { Touches } from './touches';

/** The classes of all that an ArrBook with its index is made of. */
export const STATE_CLASSES: readonly StateClass[] = [
  AccountDays,
  AccountRows,
  AccountsBook,
  AmountBlocks,
  AdoptedPolicies,
  AmountColumn,
  AmountRows,
  ArrBook,
  AttributeNames,
  BalanceChains,
  BookWords,
  ByteColumn,
  ByteStore,
  CauseNumbers,
  Cells,
  Chains,
  ClosedPeriods,
  Cube,
  DayRanks,
  DayTable,
  EntryColumns,
  Float64Column,
  HashSlots,
  IntRows,
  Int32Column,
  EntryRows,
  KeptDays,
  KeptDescriptions,
  KeptFacts,
  Knowledge,
  Ladder,
  Merges,
  NumberLists,
  NumberWriter,
  PairTable,
  PastTables,
  PlainArrIndex,
  PrefixArrIndex,
  PublishedRates,
  RateWants,
  Reaches,
  Readings,
  RecentTexts,
  ReportingRates,
  RowCell,
  RunningSums,
  SubscriptionFacts,
  TextOrder,
  TextTable,
  Touches,
];
